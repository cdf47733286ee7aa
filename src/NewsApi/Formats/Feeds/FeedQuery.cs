using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Feeds;

/// <summary>Query of a feed: how many stories, from where on, and in which language.</summary>
internal sealed record FeedQuery(PageRequest Page, string? Language) : IQuery<FeedQuery>
{
    // Not the fingerprint of the query, because readers add parameters of their own to addresses of pages.
    private const string Filters = "feed";

    private const int UsualLimit = 20;

    private static readonly QueryParameter LimitParameter =
        new("limit", QueryType.Integer, "How many stories at most.") { Maximum = 100, Default = UsualLimit };

    private static readonly QueryParameter CursorParameter =
        new("cursor", QueryType.Text, "The place to go on from, as the feed's link to its next page has it.") { Maximum = 2_000 };

    private static readonly QueryParameter LanguageParameter =
        new("language", QueryType.Text, "Only stories in this language, a BCP 47 tag. Of no effect in a feed of one language.")
        {
            Maximum = Languages.MaxTagLength,
        };

    public static IReadOnlyList<QueryParameter> Parameters => [LimitParameter, CursorParameter, LanguageParameter];

    /// <summary>What stands in the addresses of the feed's other pages.</summary>
    public string Text => string.Join(
        '&',
        ((string?[])[
            Page.Limit == UsualLimit ? null : FormattableString.Invariant($"limit={Page.Limit}"),
            Language is null ? null : "language=" + Uri.EscapeDataString(Language)]).OfType<string>());

    public static FeedQuery Read(QueryReader reader)
    {
        var language = reader.Text(LanguageParameter);
        if (language is not null && !Languages.IsTag(language))
            reader.Refuse(LanguageParameter, "invalid_language", "Takes a BCP 47 language tag such as en or az-Latn.");
        return new FeedQuery(new PageRequest(reader.Integer(LimitParameter) ?? 1, ReadCursor(reader), Filters), language);
    }

    private static Cursor? ReadCursor(QueryReader reader)
    {
        if (reader.Text(CursorParameter) is not { } text)
            return null;
        var (cursor, same) = Cursor.Decode(text, Filters);
        if (cursor is null || !same || cursor.Backward || !PageRequest.IsNumber(cursor.Key))
        {
            reader.Refuse(CursorParameter, "invalid_cursor", "Not a cursor of a feed.");
            return null;
        }

        return cursor;
    }
}
