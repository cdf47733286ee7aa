using System.Globalization;
using NewsApi.Articles.Published.Filters;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Feeds;

/// <summary>Query of a feed: number of stories, cursor, language, day of the archive, and profile of the feed reader.</summary>
internal sealed record FeedQuery(PageRequest Page, string? Language, DateOnly? Archive, RssProfile Profile) : IQuery<FeedQuery>
{
    // Cursors do not have the fingerprint of the query, because feed readers add their own parameters to the addresses of pages.
    private const string Filters = "feed";

    private const int ArchiveLimit = 100;

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly QueryParameter LimitParameter =
        new("limit", QueryType.Integer, "Maximum number of stories on a page. Without effect in an archive, whose pages have up to 100.")
        {
            Maximum = 100,
            Default = RssProfile.Standard.Limit,
        };

    private static readonly QueryParameter CursorParameter =
        new("cursor", QueryType.Text, "Where the page starts. Take it from the feed's link to its next page.") { Maximum = 2_000 };

    private static readonly QueryParameter LanguageParameter =
        new("language", QueryType.Text, "Only stories in this language, a BCP 47 tag. Of no effect in a feed of one language.")
        {
            Maximum = Languages.MaxTagLength,
        };

    private static readonly QueryParameter ArchiveParameter =
        new("archive", QueryType.Text, "The archive of a past day in UTC, such as `2026-03-14`: the stories first published on that day.")
        {
            Maximum = DayFormat.Length,
        };

    private static readonly QueryParameter ProfileParameter =
        new("profile", QueryType.Choice, "RSS only: adapts the feed to this feed reader. For Flipboard, the default of `limit` is 30.")
        {
            Choices = [.. RssProfile.All.Select(profile => profile.Name)],
            ChoicesName = nameof(FeedProfileName),
        };

    public static IReadOnlyList<QueryParameter> Parameters =>
        [LimitParameter, CursorParameter, LanguageParameter, ArchiveParameter, ProfileParameter];

    /// <summary>Where a day of UTC begins.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The query in the addresses of the feed's other pages, without the cursor.</summary>
    public string Text => Join(OfLimit, OfLanguage, OfProfile);

    private string? OfLimit =>
        Archive is not null || Page.Limit == Profile.Limit ? null : FormattableString.Invariant($"limit={Page.Limit}");

    private string? OfLanguage => Language is null ? null : "language=" + Uri.EscapeDataString(Language);

    private string? OfProfile => Profile.Name.Length == 0 ? null : "profile=" + Profile.Name;

    /// <summary>The query in the address of an archive of the feed.</summary>
    /// <param name="day">The day.</param>
    /// <param name="cursor">Where the page starts; null for the first page.</param>
    public string TextOf(DateOnly day, string? cursor) => Join(
        OfLanguage, OfProfile, "archive=" + day.ToString(DayFormat, CultureInfo.InvariantCulture),
        cursor is null ? null : "cursor=" + cursor);

    /// <summary>The requested range of publication times; empty for all.</summary>
    public IReadOnlyList<TimeWindow> Windows => Archive is not { } day
        ? []
        : [new TimeWindow(
            ArticleTime.Published, Start(day).ToUnixTimeMilliseconds(), Start(day).AddDays(1).ToUnixTimeMilliseconds(), Exclude: false)];

    public static FeedQuery Read(QueryReader reader)
    {
        var language = reader.Text(LanguageParameter);
        if (language is not null && !Languages.IsTag(language))
            reader.Refuse(LanguageParameter, "invalid_language", "Takes a BCP 47 language tag such as en or az-Latn.");
        var archive = ReadArchive(reader);
        var profile = ReadProfile(reader);
        var limit = reader.Integer(LimitParameter) ?? 1;
        if (!reader.Request.Query.ContainsKey(LimitParameter.Name))
            limit = profile.Limit;
        return new FeedQuery(
            new PageRequest(archive is null ? limit : ArchiveLimit, ReadCursor(reader), Filters), language, archive, profile);
    }

    private static string Join(params string?[] parameters) => string.Join('&', parameters.OfType<string>());

    private static RssProfile ReadProfile(QueryReader reader)
    {
        if (reader.Choice(ProfileParameter) is not { } name)
            return RssProfile.Standard;
        if (!reader.Request.Path.Value!.EndsWith('/' + FeedUrls.File(FeedFormat.Rss), StringComparison.OrdinalIgnoreCase))
            reader.Refuse(ProfileParameter, "unknown_value", $"Only {FeedUrls.File(FeedFormat.Rss)} has profiles.");
        return RssProfile.All.Single(profile => profile.Name == name);
    }

    private static DateOnly? ReadArchive(QueryReader reader)
    {
        if (reader.Text(ArchiveParameter) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue)
            return day;
        reader.Refuse(ArchiveParameter, "invalid_value", "Takes a day such as 2026-03-14.");
        return null;
    }

    private static Cursor? ReadCursor(QueryReader reader)
    {
        if (reader.Text(CursorParameter) is not { } text)
            return null;
        var cursor = Decode(text);
        if (cursor is null)
            reader.Refuse(CursorParameter, "invalid_cursor", "Not a cursor of a feed.");
        return cursor;
    }

    /// <returns>Null where the text is no cursor of a feed.</returns>
    public static Cursor? Decode(string text) =>
        Cursor.Decode(text, Filters) is ({ Backward: false } cursor, true) && PageRequest.IsNumber(cursor.Key) ? cursor : null;
}
