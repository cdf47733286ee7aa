namespace NewsApi.Formats.Feeds.Checks;

/// <summary>What a reader of feeds says itself of the stories that it takes; null where it sets no bound.</summary>
/// <param name="Profile">The reader.</param>
/// <param name="Name">As it writes itself.</param>
/// <param name="NeedsPicture">What becomes of a story without a picture; <c>ok</c> where nothing does.</param>
/// <param name="LeastWidth">Pixels. Smaller pictures are not taken.</param>
/// <param name="LeastHeight">The same of the height.</param>
/// <param name="MostTitle">Characters. Stories with longer titles are refused unless they have a short one.</param>
/// <param name="GoodTitle">Longer titles are cut.</param>
/// <param name="MostShortTitle">Characters of the short title, which is the title for search engines.</param>
/// <param name="LeastText">Characters. Shorter texts are refused.</param>
/// <param name="GoodSummary">Characters that it asks of a summary.</param>
/// <param name="NeedsCredit">Whether it asks for the picture's credit.</param>
/// <param name="NeedsPictureType">Whether it takes only pictures whose media type is said.</param>
/// <param name="Dropped">Elements that clean HTML may have and that it drops.</param>
internal sealed record FeedReader(
    FeedProfileName Profile, string Name, FeedCheckResult NeedsPicture, int? LeastWidth = null, int? LeastHeight = null,
    int? MostTitle = null, int? GoodTitle = null, int? MostShortTitle = null, int? LeastText = null, int? GoodSummary = null,
    bool NeedsCredit = false, bool NeedsPictureType = false, params string[] Dropped)
{
    /// <summary>The table of readers. Where a reader documents nothing, nothing is measured.</summary>
    public static IReadOnlyList<FeedReader> All { get; } =
    [
        new(
            FeedProfileName.Flipboard, "Flipboard", FeedCheckResult.Refused, FlipboardProfile.LeastPicture, FlipboardProfile.LeastPicture,
            GoodSummary: 300, Dropped: ["iframe"]),
        new(FeedProfileName.Smartnews, "SmartNews", FeedCheckResult.Warning, Dropped: ["iframe"]),
        new(
            FeedProfileName.Msn, "MSN", FeedCheckResult.Warning, MostTitle: 150, GoodTitle: 75,
            MostShortTitle: MsnProfile.MostShortTitle, NeedsCredit: true,
            Dropped: ["iframe", "video", "audio", "h6", "pre", "code", "hr", "figure"]),
        new(
            FeedProfileName.Dzen, "Dzen", FeedCheckResult.Warning, LeastWidth: 700, LeastText: 300, NeedsPictureType: true,
            Dropped: ["iframe", "table", "audio"]),
    ];
}
