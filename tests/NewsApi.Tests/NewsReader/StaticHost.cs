using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>
/// Any host of static files: those of <c>src/NewsReader</c> below a path, 404.html for all other addresses, and in both shells what their
/// comment says.
/// </summary>
internal sealed class StaticHost(WebApplication app, string path) : IAsyncDisposable
{
    public string Url => app.Urls.First() + path;

    public static async Task<StaticHost> Start(string api, string path = "")
    {
        var folder = Repository.Path("src", "NewsReader");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        app.Run(async context =>
        {
            var asked = context.Request.Path.Value!;
            var below = asked.StartsWith(path, StringComparison.Ordinal) ? asked[path.Length..].TrimStart('/') : "outside";
            var file = Path.Combine(folder, below);
            var isFile = File.Exists(file);
            if (!isFile)
            {
                context.Response.StatusCode = below.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
                file = Path.Combine(folder, below.Length == 0 ? "index.html" : "404.html");
            }

            context.Response.ContentType = types.TryGetContentType(file, out var type) ? type : "text/plain";
            var text = await File.ReadAllTextAsync(file);
            await context.Response.WriteAsync(isFile
                ? text
                : text.Replace("content=\"\" data-base=\"\"", $"content=\"{api}\" data-base=\"{path}\"", StringComparison.Ordinal)
                    .Replace("href=\"/", $"href=\"{path}/", StringComparison.Ordinal)
                    .Replace("src=\"/", $"src=\"{path}/", StringComparison.Ordinal));
        });
        await app.StartAsync();
        return new StaticHost(app, path);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
