using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Caching;

/// <summary>
/// Takes what the handlers of the Content API write, and makes of each 200 an <see cref="Answer"/>, which
/// <see cref="AnswerCacheMiddleware"/> keeps and sends.
/// </summary>
internal static class PublicAnswers
{
    /// <summary>Makes answers of what these routes send, which the cache keeps.</summary>
    public static TBuilder AsAnswers<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new CachedRoutes.Mark(), new TakesIfNoneMatch(), new QueryParameters(MinSeq.Parameter));
        builder.AddEndpointFilter(async (context, next) =>
            await next(context) is IResult result
                ? new BufferedResult(result)
                : throw new InvalidOperationException("A public handler returns results."));
        return builder;
    }

    private sealed class BufferedResult(IResult result) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var wire = httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
            using var body = new BufferedBody();
            httpContext.Features.Set<IHttpResponseBodyFeature>(body);
            try
            {
                await result.ExecuteAsync(httpContext);
            }
            finally
            {
                httpContext.Features.Set(wire);
            }

            var reading = httpContext.Features.Get<AnswerContext>();
            if (reading is not null && httpContext.Response.StatusCode == StatusCodes.Status200OK)
            {
                reading.Answer = Make(httpContext, reading, body.Written);
                return;
            }

            // A browser may reuse the answer for another page, so it must not depend on the Origin of the first one.
            BrowserAccess.AllowAnyReader(httpContext.Response);
            httpContext.Response.ContentLength = body.Written.Length;
            await wire.Stream.WriteAsync(body.Written, httpContext.RequestAborted);
        }

        private static Answer Make(HttpContext context, AnswerContext reading, ReadOnlyMemory<byte> body)
        {
            var headers = context.Response.Headers;
            var dependencies = Dependencies.Of(context);
            var kept = !dependencies.IsEmpty && !HasLinkParameters(context);
            return new Answer(body.ToArray(), headers.ContentType.ToString())
            {
                ContentLanguage = headers.ContentLanguage,
                Link = headers.Link,
                ContentSecurityPolicy = headers.ContentSecurityPolicy,
                CacheControl = headers.CacheControl,
                Vary = reading.Choice is null ? "Accept-Encoding" : "Accept-Encoding, Accept-Language",
                SurrogateKey = dependencies.IsEmpty ? null : dependencies.Names,
                DependsOn = kept ? dependencies.Keys : [],
                Seq = reading.Position.Seq,
                GoodUntil = dependencies.NumbersAge is { } age ? EndOfNumbers(context.RequestServices, age) : null,
                LastModified = kept ? LastModified(context.RequestServices, dependencies.Keys) : null,
            };
        }

        private static long EndOfNumbers(IServiceProvider services, TimeSpan age)
        {
            var time = services.GetRequiredService<TimeProvider>();
            var seconds = Math.Min(services.GetRequiredService<IOptions<CachingOptions>>().Value.NumbersSeconds, age.TotalSeconds);
            return time.GetTimestamp() + (long)(seconds * time.TimestampFrequency);
        }

        // Each shared link adds parameters of its own, so these answers would be kept once per link.
        private static bool HasLinkParameters(HttpContext context) =>
            context.Request.Query.Count > 0 && context.GetEndpoint()?.Metadata.GetMetadata<TakesLinkParameters>() is not null
            && context.Request.Query.Keys.Any(TakesLinkParameters.Has);

        private static DateTimeOffset? LastModified(IServiceProvider services, ulong[] keys)
        {
            var second = services.GetRequiredService<Freshness>().LastChange(keys).AddMilliseconds(999).ToUnixTimeSeconds();
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
            return second <= 0 || now < second ? null : DateTimeOffset.FromUnixTimeSeconds(second);
        }
    }
}
