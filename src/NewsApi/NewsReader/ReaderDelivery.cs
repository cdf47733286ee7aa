using NewsApi.Caching;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.ShareLinks.Cards;
using NewsApi.Text.Names;

namespace NewsApi.NewsReader;

/// <summary>Answers requests for the pages of the news site, and for their scripts and styles.</summary>
internal static class ReaderDelivery
{
    public const string Cursor = "cursor";

    private const int Year = 31_536_000;

    /// <summary>The query parameters that pages read.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("language", QueryType.Text, "The language of the page, if its path has no language.") { Maximum = Languages.MaxTagLength },
        new("q", QueryType.Text, "The words to search for."), new(Cursor, QueryType.Text, "The cursor where a page of a list starts."),
    ];

    public static async Task<IResult> GetPage(
        string? path, HttpContext context, ReaderPages pages, Dependencies dependencies, CancellationToken ct)
    {
        if (!ReaderPaths.IsLed(context))
            return Problem.Of(StatusCodes.Status404NotFound);
        var page = await pages.Make(context.Request, context.Request.Path.Value![ReaderPaths.Pages.Length..], dependencies, ct);
        if (page.Location is not null)
            return new MovedPage(page.Location);
        // The site has no pages at addresses of this form. A program that accepts every media type gets a problem instead of a page.
        if (page.IsNoAddress && !ReaderPaths.NamesHtml(context.Request))
            return Problem.Of(StatusCodes.Status404NotFound);
        return new PageAnswer(page);
    }

    public static IResult GetFile(string version, string file, HttpContext context, ReaderFiles files) =>
        files.Find(file) is { } found
            ? new FileAnswer(found, version == files.Version ? $"public, max-age={Year}, immutable" : "no-cache")
            : Problem.Of(StatusCodes.Status404NotFound);

    /// <summary>The service worker. Its address is at the root, so that its scope includes all pages.</summary>
    public static IResult GetWorker(ReaderFiles files) => new FileAnswer(files.Find("sw.js")!, "no-cache");

    private sealed class MovedPage(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            httpContext.Response.Headers.Location = location;
            // The old address may be used again later, and browsers cache a 301 permanently by default.
            httpContext.Response.Headers.CacheControl = "no-cache";
            return Task.CompletedTask;
        }
    }

    private sealed class PageAnswer(MadePage page) : IResult
    {
        // Scripts and styles are files of this program. Pictures and media within a text may be on any server.
        private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http: data:; "
            + "media-src 'self' https: http:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = page.Status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentLanguage = page.Language;
            var frames = new StoryBody(page.Html, []).FrameOrigins;
            response.Headers.ContentSecurityPolicy =
                frames.Count == 0 ? Policy : $"{Policy}; frame-src {string.Join(' ', frames)}";
            if (page.Status != StatusCodes.Status200OK)
                response.Headers.CacheControl = "no-store";
            return response.WriteAsync(page.Html, httpContext.RequestAborted);
        }
    }

    private sealed class FileAnswer(ReaderFile file, string cacheControl) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var (request, response) = (httpContext.Request, httpContext.Response);
            var coding = ContentCodings.Choose(request.Headers.AcceptEncoding);
            response.Headers.CacheControl = cacheControl;
            response.Headers.Vary = "Accept-Encoding";
            response.Headers.ETag = file.ETag;
            if (AnswerSender.IsNotModified(request, file.ETag, changed: null))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            var body = file.In(coding);
            response.ContentType = file.ContentType;
            response.ContentLength = body.Length;
            if (coding != ContentCoding.Identity)
                response.Headers.ContentEncoding = coding.Name();
            return HttpMethods.IsHead(request.Method)
                ? Task.CompletedTask
                : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}
