using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsApi.Benchmarks.Servers;

/// <summary>
/// What Kestrel can do on this machine: a minimal API that answers every path with the same bytes out of an array, and 304
/// to who has them.
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
        var command = new Command(Verb) { urls, body, type, tag };
        command.Hidden = true;
        command.SetAction(async (parsed, ct) =>
        {
            var bytes = await File.ReadAllBytesAsync(parsed.GetValue(body)!, ct);
            await Serve(parsed.GetValue(urls)!, bytes, parsed.GetValue(type)!, parsed.GetValue(tag)!, ct);
        });
        return command;
    }

    private static async Task Serve(string urls, byte[] bytes, string type, string tag, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls);
        await using var app = builder.Build();
        app.MapGet("/{**path}", (RequestDelegate)(context =>
        {
            var response = context.Response;
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
