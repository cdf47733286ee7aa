using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Http.Problems;

namespace NewsApi.Caching;

/// <summary>
/// Answers requests to <see cref="CachedRoutes"/> from memory where possible. Equal requests at the same time share one answer. This
/// middleware is in the pipeline twice: before everything else for anonymous readers, and after access control for all others.
/// </summary>
internal sealed class AnswerCacheMiddleware(
    RequestDelegate next, AnswerCache cache, CachedRoutes routes, Freshness freshness, ChangeFeed feed, IOptions<AccessOptions> access,
    RequestLog requests, bool behindAccess)
{
    private const string Hit = "NewsApi; hit", Stored = "NewsApi; fwd=uri-miss; stored", Joined = "NewsApi; fwd=uri-miss; collapsed";
    private const string Missed = "NewsApi; fwd=uri-miss", Off = "NewsApi; fwd=bypass";

    // How long a request waits for the change log.
    private static readonly TimeSpan FeedTimeout = TimeSpan.FromMilliseconds(200);

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
            SeqHeader.AddTo(context, freshness);
        return isCached ? Serve(context, key) : next(context);
    }

    // The raw target of the request line. Servers other than Kestrel may not provide it.
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

    private async Task Serve(HttpContext context, string target)
    {
        var ct = context.RequestAborted;
        var started = requests.Start();
        string key;
        try
        {
            (var minSeq, key) = MinSeq.Read(context.Request, routes.WithoutIgnored(context.Request, target));
            if (feed.IsLate && !feed.IsFailing)
                await feed.CatchUp(FeedTimeout, ct);
            await MinSeq.WaitFor(minSeq, freshness, feed, ct);
        }
        catch (ProblemException refused)
        {
            // This code runs outside of the CORS middleware, but pages must be able to read the problem.
            CorsPolicies.AllowAnyReader(context.Response);
            await refused.Problem.ExecuteAsync(context);
            // Behind access control, the middleware for problems logs this answer.
            if (!behindAccess)
                requests.Write(context, started, refused.Problem, route: CachedRoutes.StartOf(context.Request));
            return;
        }

        if (cache.IsOn)
            await Share(context, key);
        else
            await Make(context, key, made: null);
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
            var making = joined ? made.Task : cache.InProgress.GetOrAdd(key, made.Task);
            if (making == made.Task)
            {
                await Make(context, key, joined ? null : made);
                return;
            }

            // The shared answer may be older than a write that this reader has already seen.
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
        var answerContext = new AnswerContext(freshness.Seen);
        context.Features.Set(answerContext);
        var kept = false;
        try
        {
            await next(context);
            kept = cache.IsOn && Keep(ref key, context, answerContext);
        }
        finally
        {
            if (made is not null)
            {
                cache.InProgress.TryRemove(new(BaseOf(key), made.Task));
                cache.InProgress.TryRemove(new(key, made.Task));
                made.SetResult(answerContext.Answer is { CanBeKept: true } answer ? answer : null);
            }
        }

        var status = !cache.IsOn ? Off : kept ? Stored : Missed;
        if (answerContext.Answer is not null)
            await Send(context, kept ? key : null, answerContext.Answer, answerContext.Position, status);
    }

    private bool Keep(ref string key, HttpContext context, AnswerContext answerContext)
    {
        if (answerContext.Answer is not { CanBeKept: true } answer || !cache.IsGood(answer))
            return false;
        if (answerContext.Choice is var (languages, whenNoneFits))
        {
            var variants = new LanguageVariants(languages, whenNoneFits, [Dependency.Site.Key], answer.Seq);
            var common = BaseOf(key);
            cache.Keep(common, variants);
            key = variants.KeyFor(common, context.Request.Headers.AcceptLanguage.ToString());
        }

        cache.Keep(key, answer);
        return true;
    }

    private Task Send(HttpContext context, string? key, Answer answer, Freshness.Position seen, string status) =>
        AnswerSender.Send(
            context, answer, seen.Text, status, isPrivate: behindAccess && context.User.Identity?.IsAuthenticated is true,
            key is null ? null : grown => cache.Keep(key, grown));

    private string Late() => string.Create(
        CultureInfo.InvariantCulture, $"NewsApi; hit; ttl=-{(long)feed.Age.TotalSeconds}; detail=\"change log unreachable\"");

    private static string BaseOf(string key) => key.IndexOf('\n') is var cut and >= 0 ? key[..cut] : key;
}
