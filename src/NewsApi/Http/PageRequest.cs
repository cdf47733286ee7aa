using System.Globalization;

namespace NewsApi.Http;

/// <summary>Which page of a list the client wants.</summary>
internal sealed record PageRequest(int Limit, Cursor? Cursor, string Filters)
{
    public const string LimitName = "limit";
    public const string CursorName = "cursor";

    private static readonly QueryParameter LimitParameter =
        new(LimitName, QueryType.Integer, "How many items at most.") { Maximum = 100, Default = 20 };

    private static readonly QueryParameter CursorParameter =
        new(CursorName, QueryType.Text, "A cursor out of `page.next` or `page.previous` of a list with the same filters.") { Maximum = 2_000 };

    public static IReadOnlyList<QueryParameter> Parameters { get; } = [LimitParameter, CursorParameter];

    /// <summary>One row more than the page holds tells whether another page follows.</summary>
    public int Take => Limit + 1;

    public bool Backward => Cursor?.Backward ?? false;

    /// <param name="reader">The request's query.</param>
    /// <param name="numericKey">Whether the list's sort key is a number; a cursor with another key was not made by us.</param>
    public static PageRequest Read(QueryReader reader, bool numericKey)
    {
        var filters = Cursor.Fingerprint(reader.Request);
        var limit = reader.Integer(LimitParameter) ?? 1;
        return new PageRequest(limit, ReadCursor(reader, filters, numericKey), filters);
    }

    private static Cursor? ReadCursor(QueryReader reader, string filters, bool numericKey)
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
        if (cursor is null || (numericKey && !long.TryParse(cursor.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            reader.Refuse(CursorParameter, "invalid_cursor", "Not a cursor of this API.");
        return cursor;
    }
}
