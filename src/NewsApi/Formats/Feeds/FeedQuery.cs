using System.Globalization;
using NewsApi.Articles.Published.Filters;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Feeds;

/// <summary>Query parameters of a feed: limit, cursor, language, day of the archive, and profile of the feed reader.</summary>
internal sealed record FeedQuery(PageRequest Page, string? Language, DateOnly? Archive, RssProfile Profile) : IQuery<FeedQuery>
{
    // Cursors do not have the fingerprint of the query, because feed readers add their own parameters to the addresses of pages.
    private const string Filters = "feed";

    private const int ArchiveLimit = 100;

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly QueryParameter LimitParameter =
        new("limit", QueryType.Integer, "Maximum number of stories on a page. Ignored in an archive: its pages have at most 100 stories.")
        {
            Maximum = 100,
            Default = RssProfile.Standard.Limit,
        };

    private static readonly QueryParameter CursorParameter =
        new("cursor", QueryType.Text, "The cursor where the page starts, from the feed's link to the next page.") { Maximum = 2_000 };

    private static readonly QueryParameter LanguageParameter =
        new("language", QueryType.Text, "BCP 47 tag of a language: the feed has only stories in it. Ignored in the feed of a language.")
        {
            Maximum = Languages.MaxTagLength,
        };

    private static readonly QueryParameter ArchiveParameter =
        new("archive", QueryType.Text, "A past day in UTC, such as `2026-03-14`: the feed has only stories first published on it.")
        {
            Maximum = DayFormat.Length,
        };

    private static readonly QueryParameter ProfileParameter =
        new("profile", QueryType.Choice, "RSS only: the feed reader to adapt the feed to. For Flipboard, the default of `limit` is 30.")
        {
            Choices = [.. RssProfile.All.Select(profile => profile.Name)],
            ChoicesName = nameof(FeedProfileName),
        };

    public static IReadOnlyList<QueryParameter> Parameters =>
        [LimitParameter, CursorParameter, LanguageParameter, ArchiveParameter, ProfileParameter];

    /// <summary>The time when a day begins in UTC.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The query string for the addresses of the feed's other pages, without the cursor.</summary>
    public string Text => Join(OfLimit, OfLanguage, OfProfile);

    private string? OfLimit =>
        Archive is not null || Page.Limit == Profile.Limit ? null : FormattableString.Invariant($"limit={Page.Limit}");

    private string? OfLanguage => Language is null ? null : "language=" + Uri.EscapeDataString(Language);

    private string? OfProfile => Profile.Name.Length == 0 ? null : "profile=" + Profile.Name;

    /// <summary>The query string for the address of an archive of the feed.</summary>
    /// <param name="day">The day of the archive.</param>
    /// <param name="cursor">The cursor where the page starts; null for the first page.</param>
    public string TextOf(DateOnly day, string? cursor) => Join(
        OfLanguage, OfProfile, "archive=" + day.ToString(DayFormat, CultureInfo.InvariantCulture),
        cursor is null ? null : "cursor=" + cursor);

    /// <summary>The requested range of publication times; empty for all times.</summary>
    public IReadOnlyList<TimeWindow> Windows => Archive is not { } day
        ? []
        : [new TimeWindow(
            ArticleTime.Published, Start(day).ToUnixTimeMilliseconds(), Start(day).AddDays(1).ToUnixTimeMilliseconds(), Exclude: false)];

    public static FeedQuery Read(QueryReader reader)
    {
        var language = reader.Text(LanguageParameter);
        if (language is not null && !Languages.IsTag(language))
            reader.Refuse(LanguageParameter, "invalid_language", "Must be a BCP 47 language tag such as en or az-Latn.");
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
            reader.Refuse(ProfileParameter, "unknown_value", $"The parameter is allowed only for {FeedUrls.File(FeedFormat.Rss)}.");
        return RssProfile.All.Single(profile => profile.Name == name);
    }

    private static DateOnly? ReadArchive(QueryReader reader)
    {
        if (reader.Text(ArchiveParameter) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day < DateOnly.MaxValue)
            return day;
        reader.Refuse(ArchiveParameter, "invalid_value", "Must be a day such as 2026-03-14.");
        return null;
    }

    private static Cursor? ReadCursor(QueryReader reader)
    {
        if (reader.Text(CursorParameter) is not { } text)
            return null;
        var cursor = Decode(text);
        if (cursor is null)
            reader.Refuse(CursorParameter, "invalid_cursor", "Must be a cursor from a link of a feed.");
        return cursor;
    }

    /// <returns>The cursor; null where the text is not a cursor of a feed.</returns>
    public static Cursor? Decode(string text) =>
        Cursor.Decode(text, Filters) is ({ Backward: false } cursor, true) && PageRequest.IsNumber(cursor.Key) ? cursor : null;
}
