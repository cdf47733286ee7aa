using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;
using NewsApi.Http.Problems;
using NewsApi.ShareLinks.Kit;
using NewsApi.Text.Addresses;

namespace NewsApi.ShareLinks.Links;

/// <summary>Counts clicks on short links, and refuses clients that guess too many codes. Readers do not wait for the count.</summary>
internal sealed class ClickCount(
    VisitorIdentity visitors, VisitorLimits caps, EventJournal journal, GuessRateLimit misses, TimeProvider time)
{
    private const int LongestHost = 253;

    /// <summary>
    /// Counts an unknown code as a wrong guess of the client. Codes that exist are always answered, because many readers may share one IP
    /// address.
    /// </summary>
    /// <returns>The refusal if the client has guessed too often; else null.</returns>
    public Problem? RefuseGuess(HttpContext context, LinkStatus status) => status == LinkStatus.Unknown ? misses.Take(context) : null;

    /// <summary>Whether the client is a preview bot, a program that shows the card of a link.</summary>
    public bool IsPreview(HttpContext context) => visitors.ClassOf(context) == VisitorClass.PreviewBot;

    /// <summary>Counts a click on a link.</summary>
    /// <returns>Whether the visitor seems to be a person.</returns>
    public bool Count(HttpContext context, LinkTarget target)
    {
        var visitor = visitors.OfNow(context);
        var article = target.Article!;
        var judged = caps.Classify(visitor, article.Id);
        journal.Post(new ReaderEvent
        {
            Kind = EventKind.Click,
            Class = judged,
            Article = article.Counted,
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
            && WebAddresses.AsciiHost(page) is { Length: <= LongestHost } host
                ? host.ToLowerInvariant()
                : "";
}
