using System.Globalization;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Pages;

/// <summary>The page of a list that the client requests.</summary>
/// <param name="Limit">The maximum number of items.</param>
/// <param name="Cursor">The position to continue from; null at the start or the end of the list.</param>
/// <param name="Filters">Fingerprint of the list and its filters.</param>
internal sealed record PageRequest(int Limit, Cursor? Cursor, string Filters)
{
    public const string LimitName = "limit";
    public const string CursorName = "cursor";

    private static readonly QueryParameter LimitParameter =
        new(LimitName, QueryType.Integer, "The maximum number of items.") { Maximum = 100, Default = 20 };

    private static readonly QueryParameter CursorParameter =
        new(CursorName, QueryType.Text, "A cursor from `page.next` or `page.previous` of the same list with the same filters.")
        {
            Maximum = 2_000,
        };

    private static readonly QueryParameter CountParameter =
        new("count", QueryType.Flag, "Whether to return the number of items on all pages as `page.total`, which is slow for long lists.");

    public static IReadOnlyList<QueryParameter> Parameters { get; } = [LimitParameter, CursorParameter];

    /// <summary>Parameters of lists that can return their total.</summary>
    public static IReadOnlyList<QueryParameter> CountedParameters { get; } = [.. Parameters, CountParameter];

    /// <summary>Whether the client requests the number of items on all pages.</summary>
    public bool Count { get; init; }

    /// <summary>The number of rows to read: one more than the page holds, to know whether there is a next page.</summary>
    public int Take => Limit + 1;

    /// <summary>Whether the list is read backward.</summary>
    public bool Backward { get; init; } = Cursor?.Backward ?? false;

    /// <summary>
    /// Whether a parameter does not affect which items the list holds; a cursor stays valid when such a parameter changes.
    /// </summary>
    public static bool IsNoFilter(string parameter) =>
        parameter is CursorName or LimitName or Routes.MinSeqName or "count" or "facets" or "fields" or "include" or "body";

    /// <param name="reader">The request's query.</param>
    /// <param name="numericKey">Whether the list's sort key is a number; then a cursor with another key is invalid.</param>
    public static PageRequest Read(QueryReader reader, bool numericKey) => Read(reader, numericKey ? IsNumber : _ => true);

    /// <summary>As <see cref="Read(QueryReader, bool)"/>, for lists that can return their total.</summary>
    public static PageRequest ReadCounted(QueryReader reader, bool numericKey) =>
        Read(reader, numericKey) with { Count = reader.Flag(CountParameter) };

    /// <param name="reader">The request's query.</param>
    /// <param name="isKey">Decides whether the key of a cursor is a valid sort key of the list; if not, the cursor is refused.</param>
    public static PageRequest ReadCounted(QueryReader reader, Func<string, bool> isKey) =>
        Read(reader, isKey) with { Count = reader.Flag(CountParameter) };

    /// <summary>Whether a cursor's key is a number.</summary>
    public static bool IsNumber(string key) => long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static PageRequest Read(QueryReader reader, Func<string, bool> isKey)
    {
        var filters = Cursor.Fingerprint(reader.Request);
        var limit = reader.Integer(LimitParameter) ?? 1;
        var cursor = ReadCursor(reader, filters, isKey);
        return new PageRequest(limit, cursor is { IsEnd: true } ? null : cursor, filters) { Backward = cursor?.Backward ?? false };
    }

    private static Cursor? ReadCursor(QueryReader reader, string filters, Func<string, bool> isKey)
    {
        if (reader.Text(CursorParameter) is not { } text)
            return null;
        var (cursor, sameFilters) = Cursor.Decode(text, filters);
        if (cursor is not null && !sameFilters)
            throw new ProblemException(new Problem(
                StatusCodes.Status400BadRequest,
                "cursor_mismatch",
                "The cursor was made with other filters or for another list; start again without it.",
                ProblemError.InParameter(CursorName, "cursor_mismatch", "Made with other filters or for another list.")));
        if (cursor is null || (!cursor.IsEnd && !isKey(cursor.Key)))
            reader.Refuse(CursorParameter, "invalid_cursor", "The value is not a cursor of this API.");
        return cursor;
    }
}
