using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>
/// Any host of static files: those of <c>src/NewsReader</c> as they are, 404.html for all other addresses, and the one line changed that
/// says where the API is.
/// </summary>
internal sealed class StaticHost(WebApplication app) : IAsyncDisposable
{
    public string Url => app.Urls.First();

    public static async Task<StaticHost> Start(string api)
    {
        var folder = Repository.Path("src", "NewsReader");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var types = new FileExtensionContentTypeProvider();
        app.Run(async context =>
        {
            var file = Path.Combine(folder, context.Request.Path.Value!.TrimStart('/'));
            var isFile = File.Exists(file);
            if (!isFile)
            {
                context.Response.StatusCode = context.Request.Path == "/" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
                file = Path.Combine(folder, context.Request.Path == "/" ? "index.html" : "404.html");
            }

            context.Response.ContentType = types.TryGetContentType(file, out var type) ? type : "text/plain";
            var text = await File.ReadAllTextAsync(file);
            await context.Response.WriteAsync(isFile
                ? text
                : text.Replace("name=\"newsapi\" content=\"\"", $"name=\"newsapi\" content=\"{api}\"", StringComparison.Ordinal));
        });
        await app.StartAsync();
        return new StaticHost(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
