using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NewsApi.Http;

namespace NewsApi.Caching;

/// <summary>
/// Sends a public answer in a coding that the client takes, or 304 where the client has it already (RFC 9110). 200, 304 and HEAD carry
/// the same headers.
/// </summary>
internal static class AnswerSender
{
    // Short enough that a correction is everywhere within a minute, long enough to carry a front page through a rush.
    public const string MaxAge = "15", SharedMaxAge = "30";

    private const string Shared = $"public, max-age={MaxAge}, s-maxage={SharedMaxAge}, stale-while-revalidate=30, stale-if-error=600";

    // Where readers need a key, no shared cache may hand the answer to another one.
    private const string Own = $"private, max-age={MaxAge}";

    /// <param name="context">The request.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="seq">For <c>NewsApi-Seq</c>.</param>
    /// <param name="status">For <c>Cache-Status</c> (RFC 9211).</param>
    /// <param name="own">Whether it is for this reader alone.</param>
    /// <param name="grew">Called when the answer now takes more room.</param>
    public static Task Send(HttpContext context, Answer answer, string seq, string status, bool own, Action<Answer>? grew)
    {
        var request = context.Request;
        var response = context.Response;
        var coding = answer.CodingFor(ContentCodings.Choose(request.Headers.AcceptEncoding));
        var etag = answer.ETagOf(coding);
        var headers = response.Headers;
        BrowserAccess.AllowAnyReader(response);
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = own ? Own : answer.CacheControl ?? Shared;
        headers.ETag = etag;
        headers.Vary = answer.Vary;
        headers[SeqHeader.Name] = seq;
        headers["Cache-Status"] = status;
        if (answer.SurrogateKey is not null)
            headers["Surrogate-Key"] = answer.SurrogateKey;
        if (answer.LastModifiedText is not null)
            headers.LastModified = answer.LastModifiedText;
        if (answer.ContentSecurityPolicy is not null)
            headers.ContentSecurityPolicy = answer.ContentSecurityPolicy;
        if (answer.Link is not null)
            headers.Link = answer.Link;
        if (answer.ContentLanguage is not null)
            headers.ContentLanguage = answer.ContentLanguage;
        if (HasIt(request, etag, answer.LastModified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            headers.ContentType = StringValues.Empty;
            return Task.CompletedTask;
        }

        var body = answer.Bytes(coding, kept: grew is not null, out var larger);
        if (larger)
            grew?.Invoke(answer);
        headers.ContentType = answer.ContentType;
        headers.ContentLength = body.Length;
        if (coding != ContentCoding.Identity)
            headers.ContentEncoding = coding.Name();
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    private static bool HasIt(HttpRequest request, string etag, DateTimeOffset? changed)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
            return (tags.Count == 1 && tags[0] == etag) || Names(tags, etag);
        return changed is not null && request.Headers.IfModifiedSince is { Count: 1 } since
            && HeaderUtilities.TryParseDate(since.ToString(), out var seen) && changed <= seen;
    }

    // Weak comparison, as If-None-Match wants: what a proxy has weakened is still the same answer.
    private static bool Names(StringValues header, string etag) =>
        EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag == etag);
}
