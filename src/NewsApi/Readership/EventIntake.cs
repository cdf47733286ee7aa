using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using NewsApi.Counting;
using NewsApi.Http;
using NewsApi.ShareLinks;

namespace NewsApi.Readership;

/// <summary>Looks at each event of a request, and puts them into the journal together or not at all.</summary>
internal sealed class EventIntake(
    CountedThings things, ViewKeys keys, Visitors visitors, VisitorCaps caps, Misses misses, EventJournal journal, TimeProvider time,
    IOptions<CountingOptions> options)
{
    private const int BusySeconds = 2;

    private static readonly TimeSpan Oldest = TimeSpan.FromHours(24), Newest = TimeSpan.FromMinutes(5);

    private readonly Quota _quota = new("events", options.Value.EventRequestsPerMinute, time);

    /// <returns>Null when all are stored, else why none is.</returns>
    public async Task<Problem?> Take(EventBody body, HttpContext context, CancellationToken ct)
    {
        if (_quota.Take(context) is { } tooMany)
            return tooMany;
        if (misses.IsSpent(context) is { } guessing)
            return guessing;
        var visitor = await visitors.Of(context, ct);
        var events = new CountedEvent[body.Events.Count];
        List<ProblemError>? errors = null;
        for (var place = 0; place < events.Length; place++)
        {
            var (one, error) = await Look(body.Events[place], visitor, EventBody.PointerTo(place), ct);
            if (error is null)
                events[place] = one;
            else
                (errors ??= []).Add(error);
        }

        if (errors is not null)
        {
            misses.Note(context);
            return Problem.Unprocessable(errors);
        }

        if (journal.Add(events) is not { } stored)
            return Busy();
        await stored;
        return null;
    }

    private async ValueTask<(CountedEvent Event, ProblemError? Error)> Look(EventRequest request, Visitor visitor, string pointer, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var at = request.At ?? now;
        if (at < now - Oldest || at > now + Newest)
            return (default, ProblemError.InBody(pointer + "/at", "out_of_range", "Takes times of the last 24 hours."));
        // Drafts, articles that never were, and keys of others: who guesses is told the same.
        if (await things.FindArticle(request.Article!.Value, ct) is not { } article || !keys.IsGood(article.Id, request.Key!))
            return (default, ProblemError.InBody(pointer + "/article", "unknown_article", "There is no public article with this id and this key."));
        if (request.Language is { } language && !language.Equals(article.Language, StringComparison.OrdinalIgnoreCase))
            return (default, ProblemError.InBody(pointer + "/language", "other_language", $"The article is in '{article.Language}'; its translations have ids of their own."));
        long link = 0;
        if (request.Link is not null && (ShareCode.Parse(request.Link) is not { } code || (link = await things.FindLink(code.Code, ct)) == 0))
            return (default, ProblemError.InBody(pointer + "/link", "unknown_link", "There is no such link."));
        return (new CountedEvent
        {
            Kind = request.Kind!.Value,
            Class = caps.Judge(visitor, article.Id),
            Article = article,
            LinkId = link,
            Channel = request.Channel is { } channel ? ShareChannels.NameOf(channel) : "",
            Referrer = visitor.WantsNoTrace ? "" : request.Referrer?.ToLowerInvariant() ?? "",
            At = Math.Min(at.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()),
            Visitor = visitor.Hash,
            ClientId = request.Id is null ? 0 : HashOf(request.Id, article.Id),
        }, null);
    }

    private static long HashOf(string id, long article) =>
        (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()), article) is var hash and not 0 ? hash : 1;

    private static Problem Busy() => new(
        StatusCodes.Status503ServiceUnavailable, "too_busy", "More events wait than can be stored at the moment; send them again a little later.")
    {
        RetryAfter = BusySeconds,
    };
}
