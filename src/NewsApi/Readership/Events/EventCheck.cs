using System.IO.Hashing;
using System.Runtime.InteropServices;
using NewsApi.Articles.Published.Lookup;
using NewsApi.Counting;
using NewsApi.Counting.Visitors;
using NewsApi.Http.Problems;
using NewsApi.ShareLinks.Kit;
using NewsApi.ShareLinks.Links;

namespace NewsApi.Readership.Events;

/// <summary>
/// Checks what events refer to: the article must be public, the key must be the article's own, and a link must lead to the article.
/// </summary>
internal sealed class EventCheck(EventArticleCache articles, LinkCache links, ViewKeys keys, VisitorIdentity visitors, TimeProvider time)
{
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(24), Newest = TimeSpan.FromMinutes(5);

    // If a clock differs by more than this, it is probably set wrong, for example to a wrong day. Then its times are useless.
    private static readonly TimeSpan MostDifference = TimeSpan.FromHours(1);

    /// <summary>Checks all events that are not refused yet.</summary>
    public async ValueTask<CheckedEvents> All(SentEvents sent, HttpContext context, CancellationToken ct)
    {
        var (good, guesses) = (new List<ReaderEvent>(sent.All.Count), 0);
        var visitor = await visitors.Of(context, ct);
        for (var place = 0; place < sent.All.Count; place++)
        {
            if (sent.IsRefused(place))
                continue;
            var (one, fault) = await Check(sent.All[place]!, sent.SentAt, visitor, ct);
            if (fault is null)
                good.Add(one);
            else
                sent.Refuse(place, fault.ToProblem());
            guesses += fault is { IsGuess: true } ? 1 : 0;
        }

        return new CheckedEvents(visitor, good, guesses);
    }

    private async ValueTask<(ReaderEvent Event, Fault? Fault)> Check(
        EventRequest request, DateTimeOffset? sentAt, Visitor visitor, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var age = now - (request.At ?? now);
        if (request.At is not null && now - sentAt is { } difference && difference.Duration() <= MostDifference)
            age -= difference;
        if (age > Oldest || age < -Newest)
            return (default, Fault.Time);
        // Drafts, unknown articles and wrong keys get the same answer, so a guess reveals nothing.
        if (await articles.FindArticle(request.Article!.Value, ct) is not { } article || !keys.IsGood(article.Id, request.Key!))
            return (default, Fault.Article);
        if (request.Language is { } language && !language.Equals(article.Language, StringComparison.OrdinalIgnoreCase))
            return (default, Fault.Language);
        // Links of other articles and links that are not valid yet get the answer of unknown links.
        var link = request.Link is null ? 0 : await FindLink(request.Link, article.Id, now, ct);
        if (link is null)
            return (default, Fault.Link);
        return (new ReaderEvent
        {
            Kind = request.Kind!.Value,
            Class = visitor.Class,
            Article = article,
            LinkId = link.Value,
            Channel = request.Channel is { } channel ? ShareChannels.NameOf(channel) : "",
            Referrer = visitor.WantsNoTrace ? "" : ReferrerHost.Of(request.Referrer)!,
            At = Math.Min((now - age).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()),
            Visitor = visitor.Hash,
            ClientId = request.Id is null ? 0 : HashOf(request.Id, article.Id),
        }, null);
    }

    private async ValueTask<long?> FindLink(string text, long articleId, DateTimeOffset now, CancellationToken ct) =>
        ShareCode.Parse(text) is { } parts && await links.Find(parts.Code, ct) is { } known && known.LeadsTo(articleId)
            && known.Link.StateAt(now) != ShareLinkState.Waiting
                ? known.Link.Id
                : null;

    private static long HashOf(string id, long article) =>
        (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()), article) is var hash and not 0 ? hash : 1;
}

/// <summary>The events of a request that can be counted.</summary>
/// <param name="Visitor">Who sent them.</param>
/// <param name="Events">The events in the order of the request.</param>
/// <param name="Guesses">How many of the refused events may be guesses.</param>
internal sealed record CheckedEvents(Visitor Visitor, List<ReaderEvent> Events, int Guesses);

/// <summary>Why an event can't be counted.</summary>
internal sealed record Fault(string Place, string Code, string Detail, bool IsGuess)
{
    public static readonly Fault
        Time = new("/at", "out_of_range", "The time must be within the last 24 hours.", IsGuess: false),
        Article = new("/article", "unknown_article", "There is no public article with this id and this key.", IsGuess: true),
        Language = new(
            "/language", "other_language", "The article is in another language; its translations have ids of their own.", IsGuess: false),
        Link = new("/link", "unknown_link", "There is no short link with this code to this article.", IsGuess: true);

    public Problem ToProblem() => Problem.Unprocessable(ProblemError.InBody(Place, Code, Detail));
}
