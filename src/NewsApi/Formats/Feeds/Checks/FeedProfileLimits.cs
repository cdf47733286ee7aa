namespace NewsApi.Formats.Feeds.Checks;

/// <summary>The published rules of a feed reader for the stories that it accepts. A limit is null where the reader sets none.</summary>
/// <param name="Profile">The feed reader.</param>
/// <param name="Name">The feed reader's name, as its company spells it.</param>
/// <param name="NeedsPicture">The result for a story with no picture or too small a picture; <c>ok</c> if none is needed.</param>
/// <param name="LeastWidth">Minimum width of a picture in pixels.</param>
/// <param name="LeastHeight">Minimum height of a picture in pixels.</param>
/// <param name="MostTitle">Maximum characters of a title. A story with a longer title is refused unless it has a short title.</param>
/// <param name="GoodTitle">The number of characters after which the reader cuts a title.</param>
/// <param name="MostShortTitle">Maximum characters of the short title, which is the title for search engines.</param>
/// <param name="LeastText">Minimum characters of the text. A story with a shorter text is refused.</param>
/// <param name="GoodSummary">Recommended minimum characters of the summary. A shorter summary gets a warning.</param>
/// <param name="NeedsCredit">Whether a picture without a credit gets a warning.</param>
/// <param name="NeedsPictureType">Whether the reader accepts only pictures with a known media type.</param>
/// <param name="Dropped">Elements of clean HTML that the reader leaves out.</param>
internal sealed record FeedProfileLimits(
    FeedProfileName Profile, string Name, FeedCheckResult NeedsPicture, int? LeastWidth = null, int? LeastHeight = null,
    int? MostTitle = null, int? GoodTitle = null, int? MostShortTitle = null, int? LeastText = null, int? GoodSummary = null,
    bool NeedsCredit = false, bool NeedsPictureType = false, params string[] Dropped)
{
    /// <summary>The rules of all feed readers. Only documented rules are checked.</summary>
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
