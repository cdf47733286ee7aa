namespace NewsApi.Formats.Feeds.Checks;

/// <summary>The published rules of a feed reader for the stories that it accepts. A limit is null where the reader sets none.</summary>
/// <param name="Profile">The reader.</param>
/// <param name="Name">Its name, in its own spelling.</param>
/// <param name="NeedsPicture">The result for a story with no picture or too small a picture; <c>ok</c> where it needs none.</param>
/// <param name="LeastWidth">Pixels. The reader does not accept pictures with a smaller width.</param>
/// <param name="LeastHeight">Pixels. The reader does not accept pictures with a smaller height.</param>
/// <param name="MostTitle">Characters. Stories with longer titles are refused unless they have a short one.</param>
/// <param name="GoodTitle">Characters. The reader cuts longer titles.</param>
/// <param name="MostShortTitle">Characters of the short title, which is the title for search engines.</param>
/// <param name="LeastText">Characters. Shorter texts are refused.</param>
/// <param name="GoodSummary">Characters. Shorter summaries get a warning.</param>
/// <param name="NeedsCredit">Whether a picture without a credit gets a warning.</param>
/// <param name="NeedsPictureType">Whether it accepts only pictures with a known media type.</param>
/// <param name="Dropped">Elements of clean HTML that it leaves out.</param>
internal sealed record FeedProfileLimits(
    FeedProfileName Profile, string Name, FeedCheckResult NeedsPicture, int? LeastWidth = null, int? LeastHeight = null,
    int? MostTitle = null, int? GoodTitle = null, int? MostShortTitle = null, int? LeastText = null, int? GoodSummary = null,
    bool NeedsCredit = false, bool NeedsPictureType = false, params string[] Dropped)
{
    /// <summary>The rules of all readers. What a reader does not document is not checked.</summary>
    public static IReadOnlyList<FeedProfileLimits> All { get; } =
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
