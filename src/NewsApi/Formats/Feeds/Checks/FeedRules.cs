using System.Globalization;
using System.Text.RegularExpressions;
using NewsApi.Articles.Editing.Storage;
using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Formats.Feeds.Checks;

/// <summary>Checks a revision against the rules of feed readers. All readers share one table of checks, which fetch nothing.</summary>
internal static class FeedRules
{
    private static readonly Func<FeedProfileLimits, FeedCheckInput, FeedFinding?>[] All =
    [
        (reader, draft) => draft.HasText ? null : Refused(
            "text_missing", "body", null, $"{reader.Name} needs full texts, but the feeds have only summaries: see the site's feeds.text."),
        (reader, draft) => reader.MostTitle is { } most && draft.TitleLength > most && !HasShortTitle(reader, draft) ? Refused(
            "title_long", "title", most,
            $"{reader.Name} refuses titles of more than {most} characters. This title has {draft.TitleLength}, and the article has no "
            + $"title for search engines of at most {reader.MostShortTitle} characters.") : null,
        (reader, draft) => reader.LeastText is { } least && draft.TextLength < least ? Refused(
            "text_short", "body", least, $"{reader.Name} refuses texts of less than {least} characters; this text has {draft.TextLength}.")
            : null,
        (reader, draft) => draft.Revision.ImageUrl is not null || reader.NeedsPicture == FeedCheckResult.Ok ? null : new FeedFinding(
            reader.NeedsPicture, "image_missing", "leadImage", null,
            reader.NeedsPicture == FeedCheckResult.Refused
                ? $"{reader.Name} refuses stories without a picture."
                : $"{reader.Name} shows stories without a picture in fewer places."),
        (reader, draft) => Small(reader, draft.Revision) is not { } least ? null : new FeedFinding(
            reader.NeedsPicture, "image_small", "leadImage", least,
            $"{reader.Name} accepts no picture below {least} pixels; this picture is {draft.Revision.ImageWidth} x "
            + $"{draft.Revision.ImageHeight}."),
        (reader, draft) => draft.Revision is { ImageUrl: not null } && reader.LeastWidth is { } least
            && (draft.Revision.ImageWidth is null || (reader.LeastHeight is not null && draft.Revision.ImageHeight is null)) ? Warning(
            "image_size_unknown", "leadImage", least,
            $"{reader.Name} accepts no picture below {least} pixels, and the size of this picture is not known.") : null,
        (reader, draft) => reader.NeedsPictureType && AbsoluteUrl.TryAscii(draft.Revision.ImageUrl, out var url)
            && CardText.ImageType(url) is null ? Warning(
            "image_type_unknown", "leadImage", null,
            $"{reader.Name} accepts only pictures with a known media type; the address of this picture does not show its type.") : null,
        (reader, draft) => reader.NeedsCredit && draft.Revision is { ImageUrl: not null, ImageCredit: null } ? Warning(
            "image_credit_missing", "leadImage", null, $"{reader.Name} expects a credit for each picture; this picture has none.") : null,
        (reader, draft) => reader.GoodTitle is { } good && draft.TitleLength > good ? Warning(
            "title_long", "title", good,
            $"{reader.Name} cuts titles after about {good} characters; this title has {draft.TitleLength}.") : null,
        (reader, draft) => reader.GoodSummary is { } good && draft.SummaryLength < good ? Warning(
            "summary_short", "summary", good,
            $"{reader.Name} expects summaries of at least {good} characters; this summary has {draft.SummaryLength}.") : null,
        (reader, draft) => draft.Revision.Byline is null && draft.Revision.Authors.Count == 0 ? Warning(
            "author_missing", "authors", null, $"{reader.Name} shows the author of a story, but this article names no author.") : null,
        (reader, draft) => Dropped(reader, draft.Revision.BodyHtml) is not { Count: > 0 } dropped ? null : Warning(
            "element_dropped", "body", null, $"{reader.Name} leaves out the content of these elements: {string.Join(", ", dropped)}."),
    ];

    /// <summary>Checks a revision against the rules of one reader. The findings in the result are sorted: refusals first.</summary>
    public static FeedProfileCheck Check(FeedProfileLimits reader, FeedCheckInput draft)
    {
        List<FeedFinding> findings =
            [.. All.Select(rule => rule(reader, draft)).OfType<FeedFinding>().OrderByDescending(finding => finding.Severity)];
        return new FeedProfileCheck(reader.Profile, findings.Count == 0 ? FeedCheckResult.Ok : findings[0].Severity, findings);
    }

    private static FeedFinding Refused(string code, string field, int? limit, string detail) =>
        new(FeedCheckResult.Refused, code, field, limit, detail);

    private static FeedFinding Warning(string code, string field, int? limit, string detail) =>
        new(FeedCheckResult.Warning, code, field, limit, detail);

    private static bool HasShortTitle(FeedProfileLimits reader, FeedCheckInput draft) =>
        draft.Revision.SeoTitle is { Length: > 0 } title && FeedCheckInput.Length(title) <= reader.MostShortTitle;

    private static int? Small(FeedProfileLimits reader, ArticleRevision revision) =>
        revision.ImageUrl is null ? null
        : revision.ImageWidth < reader.LeastWidth ? reader.LeastWidth
        : revision.ImageHeight < reader.LeastHeight ? reader.LeastHeight
        : null;

    // Clean HTML has its elements in lower case.
    private static List<string> Dropped(FeedProfileLimits reader, string html) =>
        [.. reader.Dropped.Where(name => Regex.IsMatch(html, $"<{name}[ >]", RegexOptions.CultureInvariant))];
}

/// <summary>The input of the checks.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="HasText">Whether the site's feeds have the full texts of stories.</param>
internal sealed record FeedCheckInput(ArticleRevision Revision, bool HasText)
{
    public int TitleLength { get; } = Length(Revision.Title);

    public int SummaryLength { get; } = Length(Revision.Summary);

    public int TextLength { get; } = Length(Revision.BodyText);

    /// <summary>The number of characters that people see (grapheme clusters).</summary>
    public static int Length(string? text) => new StringInfo(FeedTexts.Line(text) ?? "").LengthInTextElements;
}
