using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsApi.Http;

/// <summary>Endpoint metadata: GET takes If-None-Match and may answer 304.</summary>
internal sealed record TakesIfNoneMatch;

/// <summary>
/// Conditional requests (RFC 9110) for public answers: each carries the ETag of its own bytes, and 304 saves sending them
/// again. The same headers go with 200, 304 and HEAD.
/// </summary>
internal static class ConditionalAnswer
{
    private const int TagBytes = 12;

    // Short enough that a correction is everywhere within a minute, long enough to carry a front page through a rush.
    private const string Shared = "public, max-age=15, s-maxage=30, stale-while-revalidate=30, stale-if-error=600";

    // Where readers need a key, no shared cache may hand the answer to another one.
    private const string Own = "private, max-age=15";

    public static TBuilder WithConditionalAnswers<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new TakesIfNoneMatch());
        builder.AddEndpointFilter(async (context, next) =>
            await next(context) is IResult result ? new Buffered(result) : throw new InvalidOperationException("A public handler returns results."));
        return builder;
    }

    private static string TagOf(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"\"{Base64Url.EncodeToString(hash[..TagBytes])}\"";
    }

    // Weak comparison, as If-None-Match wants: what a compressing proxy has weakened is still the same answer.
    private static bool Names(StringValues header, string tag) =>
        EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Tag == tag);

    private sealed class Buffered(IResult result) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            // A cache may keep the answer for a page that comes later, so it must not hang on who asked first.
            BrowserAccess.AllowAnyReader(response);
            var wire = response.Body;
            using var buffer = new MemoryStream();
            response.Body = buffer;
            try
            {
                await result.ExecuteAsync(httpContext);
            }
            finally
            {
                response.Body = wire;
            }

            var body = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
            if (response.StatusCode == StatusCodes.Status200OK && Validate(httpContext, TagOf(body.Span)))
                return;
            response.ContentLength = body.Length;
            await wire.WriteAsync(body, httpContext.RequestAborted);
        }

        /// <returns>True when the client has these bytes already and 304 is all there is to say.</returns>
        private static bool Validate(HttpContext context, string tag)
        {
            var response = context.Response;
            response.Headers.ETag = tag;
            response.Headers.CacheControl = context.User.Identity?.IsAuthenticated is true ? Own : Shared;
            if (!Names(context.Request.Headers.IfNoneMatch, tag))
                return false;
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return true;
        }
    }
}
