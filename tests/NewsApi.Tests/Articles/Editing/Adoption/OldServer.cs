using System.Text;
using Microsoft.AspNetCore.Http;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Adoption;

/// <summary>The server that articles name pictures at. Each address has a picture of its own, but for those that answer badly.</summary>
internal sealed class OldServer : IAsyncDisposable
{
    private Receiver _receiver = null!;

    /// <summary>What happens while <c>/3/meanwhile.jpg</c> is asked for.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public IEnumerable<string> Paths => _receiver.Requests.Select(request => request.Path);

    public static async Task<OldServer> Start()
    {
        var server = new OldServer();
        server._receiver = await Receiver.Start(server.Write);
        return server;
    }

    public string At(string path) => _receiver.At(path).AbsoluteUri;

    public int Asked(string path) => Paths.Count(one => one == path);

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    /// <summary>The picture at a path; the bytes after it make it another file than that at any other path.</summary>
    public static byte[] Picture(string path) => [.. TestPictures.Jpeg(200, 100), .. Encoding.UTF8.GetBytes(path)];

    private async Task Write(HttpContext context)
    {
        var (path, response) = (context.Request.Path.Value!, context.Response);
        if (path == "/3/meanwhile.jpg")
            await Meanwhile!();
        var large = new byte[200_000];
        switch (path)
        {
            case "/5/page.html":
                response.ContentType = "image/jpeg";
                await response.WriteAsync("<!doctype html><title>Sign in</title>");
                break;
            case "/5/film.webm":
                await response.Body.WriteAsync(new byte[] { 0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6D, 0, 0 });
                break;
            case "/5/cut.jpg":
                await response.Body.WriteAsync(Picture(path).AsMemory(0, 900));
                break;
            case "/5/large.jpg":
                response.ContentLength = large.Length;
                await response.Body.WriteAsync(large);
                break;
            case "/5/largeunsaid.jpg":
                await response.Body.WriteAsync(large);
                break;
            case "/5/inside.jpg":
                response.Redirect("https://127.0.0.2/secret.jpg");
                break;
            case "/5/file.jpg":
                response.Redirect("file:///etc/passwd");
                break;
            case "/5/round.jpg":
                response.Redirect("/5/round.jpg");
                break;
            case "/6/moved.jpg":
                response.Redirect("goal.jpg", permanent: true);
                break;
            case "/5/slow.jpg":
                await Receiver.Never(context);
                break;
            case "/5/stops.jpg":
                await response.Body.WriteAsync(Picture(path).AsMemory(0, 100));
                await response.Body.FlushAsync();
                await Receiver.Never(context);
                break;
            case "/5/broken.jpg":
                response.ContentLength = 5_000;
                await response.Body.WriteAsync(Picture(path).AsMemory(0, 100));
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case var missing when missing.EndsWith("missing.jpg", StringComparison.Ordinal):
                response.StatusCode = 404;
                break;
            default:
                await response.Body.WriteAsync(path.EndsWith(".png", StringComparison.Ordinal) ? TestPictures.Png(300, 80) : Picture(path));
                break;
        }
    }
}
