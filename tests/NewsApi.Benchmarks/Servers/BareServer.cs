using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsApi.Benchmarks.Servers;

/// <summary>
/// The reference for all measurements: a minimal API on Kestrel that answers every path with the same bytes from memory, or with 304
/// for a matching If-None-Match.
/// </summary>
internal static class BareServer
{
    public const string Verb = "bare";

    public static Command Command()
    {
        var urls = new Option<string>("--urls") { Required = true };
        var body = new Option<string>("--body") { Required = true, Description = "File with the bytes." };
        var type = new Option<string>("--type") { Required = true };
        var tag = new Option<string>("--etag") { Required = true };
        var location = new Option<string?>("--location") { Description = "Address to redirect GET to, with 302 instead of the bytes." };
        var files = new Option<string?>("--files") { Description = "Folder that the framework's static files serve at /files." };
        var command = new Command(Verb) { urls, body, type, tag, location, files };
        command.Hidden = true;
        command.SetAction(async (parsed, ct) =>
        {
            var bytes = await File.ReadAllBytesAsync(parsed.GetValue(body)!, ct);
            await Serve(
                parsed.GetValue(urls)!, bytes, parsed.GetValue(type)!, parsed.GetValue(tag)!, parsed.GetValue(location),
                parsed.GetValue(files), ct);
        });
        return command;
    }

    private static async Task Serve(
        string urls, byte[] bytes, string type, string tag, string? location, string? files, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        await using var app = builder.Build();
        if (files is not null)
            // Before routing: a request that has an endpoint gets no file.
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(files), RequestPath = "/files" })
                .UseRouting();
        // The minimum work for a beacon: read its body to the end and answer 204.
        app.MapPost("/{**path}", (RequestDelegate)(async context =>
        {
            var reader = context.Request.BodyReader;
            while (await reader.ReadAsync(context.RequestAborted) is var read)
            {
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }));
        app.MapGet("/{**path}", (RequestDelegate)(context =>
        {
            var response = context.Response;
            if (location is not null && context.Request.Path != "/")
            {
                response.StatusCode = StatusCodes.Status302Found;
                response.Headers.Location = location;
                response.Headers.CacheControl = "private, no-store";
                response.Headers["X-Robots-Tag"] = "noindex";
                return Task.CompletedTask;
            }

            response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            response.ContentType = type;
            response.ContentLength = bytes.Length;
            return response.Body.WriteAsync(bytes, 0, bytes.Length, context.RequestAborted);
        }));
        await ((IHost)app).RunAsync(ct);
    }
}
