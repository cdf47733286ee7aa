using System.Text;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Json;

namespace NewsApi.ShareLinks.Links;

/// <summary>
/// Answers requests for codes that lead to no article. The answer has the same bytes for every code, so that nobody learns which codes
/// exist. Browsers get a page, programs get a problem.
/// </summary>
internal static class LinkRefusal
{
    private static readonly Refusal NotFound = new(404, "Not Found", "not_found", "This link does not lead to a story.");
    private static readonly Refusal Gone = new(410, "Gone", "gone", "The story behind this link is no longer offered.");
    private static readonly Refusal TakenDown = new(
        451, "Unavailable For Legal Reasons", "taken_down", "The story behind this link was taken down for legal reasons.");

    /// <summary>Sets headers that forbid caching and indexing; for every answer under <c>/s/</c>.</summary>
    public static void KeepPrivate(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>The refusal for requests outside of <c>/s/</c>. Its <c>instance</c> is a fixed path without the code.</summary>
    public static Problem At(string instance, LinkStatus status) => Of(status).At(instance);

    public static Task Write(HttpContext context, LinkStatus status)
    {
        var refusal = Of(status);
        var wantsPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        var body = wantsPage ? refusal.Page : refusal.ProblemAt(context.Request.Address("/s"));
        context.Response.StatusCode = refusal.Status;
        context.Response.Headers.Vary = "Accept";
        context.Response.ContentType = wantsPage ? "text/html; charset=utf-8" : Problem.ContentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private static Refusal Of(LinkStatus status) => status switch
    {
        LinkStatus.Gone => Gone,
        LinkStatus.TakenDown => TakenDown,
        _ => NotFound,
    };

    private sealed class Refusal(int status, string title, string code, string detail)
    {
        public int Status => status;

        public byte[] ProblemAt(string instance) => Encoding.UTF8.GetBytes(ApiJson.Write(
            new ProblemResponse("about:blank", title, status, detail, instance, code, Http.Problems.Problem.NoTrace, [])));

        public byte[] Page { get; } = Encoding.UTF8.GetBytes(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\">"
            + $"<title>{title}</title><p>{detail}</p></html>\n");

        public Problem At(string instance) => new(status, code, detail) { Instance = instance };
    }
}
