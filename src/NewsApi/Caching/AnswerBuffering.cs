using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Caching;

/// <summary>
/// Buffers what the handlers of the Content API write and turns each 200 into an <see cref="Answer"/>, which
/// <see cref="AnswerCacheMiddleware"/> caches and sends.
/// </summary>
internal static class AnswerBuffering
{
    // The headers of TDMRep and AIPREF.
    private static readonly string[] UsageHeaderNames = ["tdm-reservation", "tdm-policy", "Content-Usage"];

    /// <summary>Makes the answers of these routes cacheable.</summary>
    public static TBuilder AsAnswers<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new CachedRoutes.Mark(), new TakesIfNoneMatch(), new QueryParameters(MinSeq.Parameter));
        builder.AddEndpointFilter(async (context, next) =>
            await next(context) is IResult result
                ? new BufferedResult(result)
                : throw new InvalidOperationException("A handler of the Content API must return an IResult."));
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

            var answerContext = httpContext.Features.Get<AnswerContext>();
            if (answerContext is not null && httpContext.Response.StatusCode == StatusCodes.Status200OK)
            {
                answerContext.Answer = Make(httpContext, answerContext, body.Written);
                return;
            }

            // A browser may reuse the answer for a page of another origin, so it must not depend on the header Origin.
            CorsPolicies.AllowAnyReader(httpContext.Response);
            httpContext.Response.ContentLength = body.Written.Length;
            await wire.Stream.WriteAsync(body.Written, httpContext.RequestAborted);
        }

        private static Answer Make(HttpContext context, AnswerContext answerContext, ReadOnlyMemory<byte> body)
        {
            var headers = context.Response.Headers;
            var dependencies = Dependencies.Of(context);
            var kept = !dependencies.IsEmpty;
            return new Answer(body.ToArray(), headers.ContentType.ToString())
            {
                ContentLanguage = headers.ContentLanguage,
                Link = headers.Link,
                UsageHeaders =
                [
                    .. from name in UsageHeaderNames
                       where headers.ContainsKey(name)
                       select KeyValuePair.Create(name, headers[name].ToString()),
                ],
                ContentSecurityPolicy = headers.ContentSecurityPolicy,
                CacheControl = headers.CacheControl,
                Vary = Vary(context, answerContext),
                SurrogateKey = dependencies.IsEmpty ? null : dependencies.Names,
                DependsOn = kept ? dependencies.Keys : [],
                Seq = answerContext.Position.Seq,
                GoodUntil = dependencies.NumbersAge is { } age ? EndOfNumbers(context.RequestServices, age) : null,
                LastModified = kept ? LastModified(context.RequestServices, dependencies.Keys, answerContext.Position.Seq) : null,
            };
        }

        private static string Vary(HttpContext context, AnswerContext answerContext)
        {
            var byLanguage = answerContext.Choice is not null;
            var byForm = RepresentationSelector.IsChosen(context)
                || context.GetEndpoint()?.Metadata.GetMetadata<HasAlternateRepresentations>() is not null;
            return (byLanguage, byForm) switch
            {
                (false, false) => "Accept-Encoding",
                (true, false) => "Accept-Encoding, Accept-Language",
                (false, true) => "Accept-Encoding, Accept",
                _ => "Accept-Encoding, Accept, Accept-Language",
            };
        }

        private static long EndOfNumbers(IServiceProvider services, TimeSpan age)
        {
            var time = services.GetRequiredService<TimeProvider>();
            var seconds = Math.Min(services.GetRequiredService<IOptions<CachingOptions>>().Value.NumbersSeconds, age.TotalSeconds);
            return time.GetTimestamp() + (long)(seconds * time.TimestampFrequency);
        }

        // Null where a change came while the answer was made: the answer may show the state before it.
        private static DateTimeOffset? LastModified(IServiceProvider services, ulong[] keys, long seq)
        {
            var freshness = services.GetRequiredService<Freshness>();
            var second = freshness.LastChange(keys).AddMilliseconds(999).ToUnixTimeSeconds();
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
            return second <= 0 || now < second || !freshness.IsGood(keys, seq) ? null : DateTimeOffset.FromUnixTimeSeconds(second);
        }
    }
}
