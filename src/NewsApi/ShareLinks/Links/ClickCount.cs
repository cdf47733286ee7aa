using NewsApi.Articles.Published.Stories;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

/// <summary>Counts clicks on short links, and slows clients that guess codes. No reader waits for it.</summary>
internal sealed class ClickCount(
    VisitorIdentity visitors, VisitorCaps caps, EventArticleCache articles, EventJournal journal, GuessQuota misses, TimeProvider time)
{
    private const int LongestHost = 253;

    /// <summary>The refusal for a client that named too many wrong codes lately, even where this code is right.</summary>
    public Problem? Refuse(HttpContext context) => misses.IsSpent(context);

    public void Missed(HttpContext context, LinkStatus status)
    {
        if (status == LinkStatus.Unknown)
            misses.Note(context);
    }

    /// <summary>Whether the client is a preview bot, which shows a card.</summary>
    public bool IsPreview(HttpContext context) => visitors.ClassOf(context) == VisitorClass.PreviewBot;

    /// <summary>Counts that a link was followed.</summary>
    /// <returns>Whether the visitor seems to be a person.</returns>
    public async ValueTask<bool> Count(HttpContext context, LinkTarget target, CancellationToken ct)
    {
        var visitor = visitors.OfNow(context);
        var article = target.Article!;
        var judged = caps.Judge(visitor, article.Id);
        journal.Post(new ReaderEvent
        {
            Kind = EventKind.Click,
            Class = judged,
            Article = await articles.FindArticle(article.Id, ct) ?? new EventArticle(article.Id, article.Language, 0, []),
            LinkId = target.Link!.Id,
            Channel = target.Channel is { } channel ? ShareChannels.NameOf(channel) : "",
            Referrer = visitor.WantsNoTrace ? "" : HostOf(context.Request.Headers.Referer),
            At = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Visitor = visitor.Hash,
        });
        return judged is VisitorClass.Human or VisitorClass.Suspect;
    }

    private static string HostOf(string? referer) =>
        Uri.TryCreate(referer, UriKind.Absolute, out var page) && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp)
            && Rules.AsciiHost(page) is { Length: <= LongestHost } host
                ? host.ToLowerInvariant()
                : "";
}
