using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Http.Problems;

namespace NewsApi.Caching;

/// <summary>
/// Answers requests to <see cref="CachedRoutes"/> from memory where it can, and makes each answer once, however many ask for it at the
/// same time. It stands twice in the pipeline: in front of everything for anonymous readers, and behind access for all others.
/// </summary>
internal sealed class AnswerCacheMiddleware(
    RequestDelegate next, AnswerCache cache, CachedRoutes routes, Freshness freshness, ChangeFeed feed, IOptions<AccessOptions> access,
    bool behindAccess)
{
    private const string Hit = "NewsApi; hit", Stored = "NewsApi; fwd=uri-miss; stored", Joined = "NewsApi; fwd=uri-miss; collapsed";
    private const string Missed = "NewsApi; fwd=uri-miss", Off = "NewsApi; fwd=bypass";

    // How long a request waits for the change log: without minSeq, and with it.
    private static readonly TimeSpan FeedTimeout = TimeSpan.FromMilliseconds(200), MinSeqTimeout = TimeSpan.FromSeconds(1);

    private readonly bool _needsKey = access.Value.ContentApi == ContentAccess.Key;

    public Task InvokeAsync(HttpContext context)
    {
        var key = "";
        var isCached = IsCached(context);
        if (isCached)
        {
            key = Target(context);
            var seen = freshness.Seen;
            if (cache.IsOn && !feed.IsLate && cache.Find(ref key, context.Request) is { } answer)
                return Send(context, key, answer, seen, Hit);
        }

        if (!behindAccess)
            SeqHeader.Promise(context, freshness);
        return isCached ? Ask(context, key) : next(context);
    }

    // As it came over the wire; servers other than Kestrel may not keep that.
    private static string Target(HttpContext context) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is { Length: > 0 } raw
            ? raw
            : context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();

    private bool IsCached(HttpContext context)
    {
        var request = context.Request;
        return behindAccess == (_needsKey || request.Headers.Authorization.Count > 0)
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Path.Value is { Length: > 0 } path && routes.Has(path);
    }

    private async Task Ask(HttpContext context, string target)
    {
        var ct = context.RequestAborted;
        string key;
        try
        {
            (var minSeq, key) = MinSeq.Read(context.Request, target);
            if (feed.IsLate && !feed.IsFailing)
                await feed.CatchUp(FeedTimeout, ct);
            await WaitFor(minSeq, ct);
        }
        catch (ProblemException refused)
        {
            await refused.Problem.ExecuteAsync(context);
            return;
        }

        if (cache.IsOn)
            await Share(context, key);
        else
            await Make(context, key, made: null);
    }

    /// <exception cref="ProblemException">This node has not seen so many changes.</exception>
    private async Task WaitFor(long minSeq, CancellationToken ct)
    {
        if (freshness.Seen.Seq >= minSeq)
            return;
        await feed.CatchUp(MinSeqTimeout, ct);
        if (!await freshness.WaitFor(minSeq, MinSeqTimeout, ct))
            throw new ProblemException(new Problem(
                StatusCodes.Status503ServiceUnavailable, "not_caught_up",
                $"This server knows of changes up to {freshness.Seen.Text} and was asked for {minSeq}; try again in a moment.")
            {
                RetryAfter = 1,
            });
    }

    private async Task Share(HttpContext context, string key)
    {
        for (var joined = false; ; joined = true)
        {
            var seen = freshness.Seen;
            if (cache.Find(ref key, context.Request) is { } kept)
            {
                await Send(context, key, kept, seen, feed.IsLate ? Late() : Hit);
                return;
            }

            var made = new TaskCompletionSource<Answer?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var making = joined ? made.Task : cache.Making.GetOrAdd(key, made.Task);
            if (making == made.Task)
            {
                await Make(context, key, joined ? null : made);
                return;
            }

            // It may have been read before a write that this reader has seen.
            if (await making.WaitAsync(context.RequestAborted) is { } answer && !answer.Vary.Contains("Language", StringComparison.Ordinal)
                && cache.IsGood(answer))
            {
                await Send(context, key, answer, seen, Joined);
                return;
            }
        }
    }

    private async Task Make(HttpContext context, string key, TaskCompletionSource<Answer?>? made)
    {
        var reading = new AnswerContext(freshness.Seen);
        context.Features.Set(reading);
        var kept = false;
        try
        {
            await next(context);
            kept = cache.IsOn && Keep(ref key, context, reading);
        }
        finally
        {
            if (made is not null)
            {
                cache.Making.TryRemove(new(BaseOf(key), made.Task));
                cache.Making.TryRemove(new(key, made.Task));
                made.SetResult(reading.Answer is { CanBeKept: true } answer ? answer : null);
            }
        }

        if (reading.Answer is not null)
            await Send(context, kept ? key : null, reading.Answer, reading.Position, !cache.IsOn ? Off : kept ? Stored : Missed);
    }

    private bool Keep(ref string key, HttpContext context, AnswerContext reading)
    {
        if (reading.Answer is not { CanBeKept: true } answer || !cache.IsGood(answer))
            return false;
        if (reading.Choice is var (languages, whenNoneFits))
        {
            var fork = new LanguageVariants(languages, whenNoneFits, [Dependency.Site.Key], answer.Seq);
            var common = BaseOf(key);
            cache.Keep(common, fork);
            key = fork.KeyFor(common, context.Request.Headers.AcceptLanguage.ToString());
        }

        cache.Keep(key, answer);
        return true;
    }

    private Task Send(HttpContext context, string? key, Answer answer, Freshness.Position seen, string status) =>
        AnswerSender.Send(
            context, answer, seen.Text, status, own: behindAccess && context.User.Identity?.IsAuthenticated is true,
            key is null ? null : larger => cache.Keep(key, larger));

    private string Late() => string.Create(
        CultureInfo.InvariantCulture, $"NewsApi; hit; ttl=-{(long)feed.Age.TotalSeconds}; detail=\"change log unreachable\"");

    private static string BaseOf(string key) => key.IndexOf('\n') is var cut and >= 0 ? key[..cut] : key;
}
