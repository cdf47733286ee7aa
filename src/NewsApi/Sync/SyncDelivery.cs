using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Formats.Wire;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Sync;

/// <summary>The Content API's changes, for clients that keep a copy.</summary>
internal static class SyncDelivery
{
    /// <summary>Answers most polls that find nothing new from memory, before access control.</summary>
    public static void UseEmptyPollCache(this IApplicationBuilder app) => app.UseMiddleware<EmptyPollMiddleware>();

    public static void MapSync(this IEndpointRouteBuilder routes)
    {
        var changes = routes.MapContent().MapGroup("/changes").WithTags("Changes").Problems(410);
        changes.MapRead("", List).WithName("listChanges")
            .Produces<ChangeList>(StatusCodes.Status200OK, "application/json")
            .WithMetadata(new MayWait(), new ResponseHeader(StatusCodes.Status200OK, "Cache-Control", "Always no-store."));
    }

    /// <summary>Lists what changed since a token, so that a copy of the site, or of a part of it, stays the same as the site.</summary>
    /// <remarks>
    /// Without <c>since</c> the answers first list everything that is public, then continue with the log. Send <c>next</c> of each answer
    /// as <c>since</c> of the next request: at once while <c>hasMore</c> is true, otherwise with <c>wait</c>. Each change is
    /// <c>upsert</c> (store the thing) or <c>remove</c> (delete it, if you have it); it is safe to apply a change twice. An article that
    /// no longer matches the filters is removed. Names of tags, sections and authors inside an article are those at its last change. For
    /// present names, also follow these <c>kinds</c>, and look the names up by id. A token is valid for a time that the operator sets, at
    /// least 30 days, and only with the same filters (<c>language</c>, <c>section</c>, <c>tag</c>, <c>kinds</c>) and the same key. A
    /// request with an expired token is answered 410: begin again without <c>since</c>.
    /// </remarks>
    private static async Task<Results<SyncAnswer, Problem>> List(
        SyncQuery query, HttpContext context, SyncTokens tokens, SyncPolls polls, EmptyPollCache quiet, Ninjs ninjs,
        CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "no-store";
        var caller = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        var filters = query.Filters;
        var token = query.Since is { } since ? await tokens.Read(since, filters, caller, ct) : null;
        if (await polls.Read(query, token, ct) is not { } page)
            return SyncReader.Expired;
        var next = ReferenceEquals(page.Next, token) ? query.Since! : await tokens.Write(page.Next, filters, caller, ct);
        var answer = new SyncAnswer(page, next, query.Shape, query.IsNinjs ? ninjs : null);
        if (query.Wait == 0 && page is { Entries.Count: 0, HasMore: false, Next: { IsSnapshot: false, Position: 0 } reached })
            quiet.Keep(context, reached.Seq, answer.ToBytes());
        return answer;
    }
}

/// <summary>Answers polls: at once, or when something changes.</summary>
internal sealed class SyncPolls(
    SyncReader reader, Freshness freshness, ChangeFeed feed, IOptions<SyncOptions> options, TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    private int _waiters;

    /// <returns>Null where the log no longer has all changes since the token.</returns>
    public async Task<SyncPage?> Read(SyncQuery query, SyncToken? token, CancellationToken ct)
    {
        // The token may come from another node, which may know later changes.
        await MinSeq.WaitFor(Math.Max(query.MinSeq, token?.Seq ?? 0), freshness, feed, ct);
        var (started, limit) = (time.GetTimestamp(), TimeSpan.FromSeconds(query.Wait));
        while (true)
        {
            var seen = freshness.Seen.Seq;
            var page = HasNothing(token) ? new SyncPage([], token!, HasMore: false) : await reader.Read(query, token, ct);
            var left = limit - time.GetElapsedTime(started);
            if (page is null || page.Entries.Count > 0 || page.HasMore || page.Next.IsSnapshot || left <= TimeSpan.Zero
                || !await Wait(Math.Max(page.Next.Seq, seen), left, ct))
                return page;
            token = page.Next;
        }
    }

    // Whether this node can tell, without a read of the database, that there are no new public changes.
    private bool HasNothing(SyncToken? token) =>
        token is { IsSnapshot: false, Position: 0 } && token.Seq >= freshness.NewestPublic && !feed.IsLate;

    /// <returns>Whether there is something new.</returns>
    private async Task<bool> Wait(long seq, TimeSpan left, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waiters) > options.Value.Waiters)
        {
            Interlocked.Decrement(ref _waiters);
            return false;
        }

        try
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
            return await freshness.WaitFor(seq + 1, left, stopping.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // This node is stopping. The client will ask another node.
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _waiters);
        }
    }
}
