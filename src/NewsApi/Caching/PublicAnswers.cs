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
    public static TBuilder AsAnswers<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new TakesIfNoneMatch(), new QueryParameters(MinSeq.Parameter));
        builder.AddEndpointFilter(async (context, next) =>
            await next(context) is IResult result ? new BufferedResult(result) : throw new InvalidOperationException("A public handler returns results."));
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

            // A cache may keep the answer for a page that comes later, so it must not hang on who asked first.
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

        // Each reader who comes by a shared link would bring an entry of their own.
        private static bool HasLinkParameters(HttpContext context) =>
            context.Request.Query.Count > 0 && context.GetEndpoint()?.Metadata.GetMetadata<TakesLinkParameters>() is not null
            && context.Request.Query.Keys.Any(TakesLinkParameters.Has);

        private static DateTimeOffset? LastModified(IServiceProvider services, ulong[] keys)
        {
            var second = services.GetRequiredService<Freshness>().LastChange(keys).AddMilliseconds(999).ToUnixTimeSeconds();
            return second <= 0 || services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds() < second ? null : DateTimeOffset.FromUnixTimeSeconds(second);
        }
    }
}
