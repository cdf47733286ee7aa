using Microsoft.AspNetCore.Http.Features;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Collections;
using NewsApi.Http;

namespace NewsApi.Sync;

/// <summary>
/// Caches the answers of polls that found nothing new. While this node sees no further public change, an equal request gets the cached
/// answer. Most polls are answered in this way.
/// </summary>
internal sealed class EmptyPollCache(Freshness freshness, ChangeFeed feed)
{
    public const string Path = "/v1/changes";

    private const int Capacity = 5_000;

    private readonly BoundedCache<string, Quiet> _known = new(Capacity);

    /// <summary>Caches an answer that found no changes up to this number of the change log.</summary>
    public void Keep(HttpContext context, long seq, byte[] body)
    {
        if (Target(context) is { } target)
            _known.Set(target, new Quiet(seq, body));
    }

    /// <returns>The body of the cached answer; null if the request must be processed.</returns>
    public byte[]? Find(HttpContext context) =>
        Target(context) is { } target && _known.TryGet(target, out var quiet) && quiet.Seq >= freshness.NewestPublic && !feed.IsLate
            ? quiet.Body
            : null;

    // A client with a key has its own tokens, so its answers are not kept.
    private static string? Target(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Authorization.Count == 0
            && context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is { Length: > 0 } raw
            ? raw
            : null;

    private sealed record Quiet(long Seq, byte[] Body);
}

/// <summary>Answers polls from <see cref="EmptyPollCache"/>, before routing. On a site that requires a key, no answer is cached.</summary>
internal sealed class EmptyPollMiddleware(RequestDelegate next, EmptyPollCache polls, Freshness freshness)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Read before the body is found, so that the header names no change that the body lacks.
        var seen = freshness.Seen;
        if (!context.Request.Path.Equals(EmptyPollCache.Path, StringComparison.Ordinal) || polls.Find(context) is not { } body)
            return next(context);
        var response = context.Response;
        CorsPolicies.AllowAnyReader(response);
        response.Headers[SeqHeader.Name] = seen.Text;
        response.Headers.CacheControl = "no-store";
        response.ContentType = SyncAnswer.ContentType;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }
}
