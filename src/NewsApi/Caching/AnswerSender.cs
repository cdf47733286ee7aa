using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NewsApi.Http;

namespace NewsApi.Caching;

/// <summary>
/// Sends a public answer in a coding that the client accepts, or 304 if the client already has it (RFC 9110). A 200, a 304 and the
/// answer to HEAD have the same caching headers.
/// </summary>
internal static class AnswerSender
{
    // Caches show a correction within a minute, and still take most of the load of a busy front page.
    public const string MaxAge = "15", SharedMaxAge = "30";

    private const string Shared = $"public, max-age={MaxAge}, s-maxage={SharedMaxAge}, stale-while-revalidate=30, stale-if-error=600";

    // If readers need a key, a shared cache must not give the answer to another reader.
    private const string Private = $"private, max-age={MaxAge}";

    /// <param name="context">The request.</param>
    /// <param name="answer">The answer to the request.</param>
    /// <param name="seq">The value of <c>NewsApi-Seq</c>.</param>
    /// <param name="status">The value of <c>Cache-Status</c> (RFC 9211).</param>
    /// <param name="isPrivate">Whether the answer is for this reader only.</param>
    /// <param name="onGrown">Called when a new compressed form makes the answer larger in memory; null if the answer is not cached.</param>
    public static Task Send(HttpContext context, Answer answer, string seq, string status, bool isPrivate, Action<Answer>? onGrown)
    {
        context.Features.Get<CapturedAnswer>()?.Take(answer);
        var request = context.Request;
        var response = context.Response;
        var coding = answer.CodingFor(ContentCodings.Choose(request.Headers.AcceptEncoding));
        var etag = answer.ETagOf(coding);
        var headers = response.Headers;
        CorsPolicies.AllowAnyReader(response);
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = isPrivate ? Private : answer.CacheControl ?? Shared;
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
        foreach (var (name, value) in answer.UsageHeaders)
            headers[name] = value;
        if (answer.ContentLanguage is not null)
            headers.ContentLanguage = answer.ContentLanguage;
        if (IsNotModified(request, etag, answer.LastModified))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            headers.ContentType = StringValues.Empty;
            return Task.CompletedTask;
        }

        var body = answer.Bytes(coding, kept: onGrown is not null, out var hasGrown);
        if (hasGrown)
            onGrown?.Invoke(answer);
        headers.ContentType = answer.ContentType;
        headers.ContentLength = body.Length;
        if (coding != ContentCoding.Identity)
            headers.ContentEncoding = coding.Name();
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }

    /// <summary>
    /// Whether the client already has this answer. Compares If-None-Match with the ETag or, without that header, If-Modified-Since with
    /// the time of the last change.
    /// </summary>
    internal static bool IsNotModified(HttpRequest request, string etag, DateTimeOffset? changed)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
            return (tags.Count == 1 && tags[0] == etag) || Matches(tags, etag);
        return changed is not null && request.Headers.IfModifiedSince is { Count: 1 } since
            && HeaderUtilities.TryParseDate(since.ToString(), out var seen) && changed <= seen;
    }

    // If-None-Match uses weak comparison: a proxy may have turned the strong ETag into a weak one.
    private static bool Matches(StringValues header, string etag) =>
        EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag == etag);
}
