using System.Globalization;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Pages;

/// <summary>Which page of a list the client wants.</summary>
/// <param name="Limit">How many items at most.</param>
/// <param name="Cursor">The item to go on from; null to begin at an end of the list.</param>
/// <param name="Filters">Fingerprint of everything but the page.</param>
internal sealed record PageRequest(int Limit, Cursor? Cursor, string Filters)
{
    public const string LimitName = "limit";
    public const string CursorName = "cursor";

    private static readonly QueryParameter LimitParameter =
        new(LimitName, QueryType.Integer, "How many items at most.") { Maximum = 100, Default = 20 };

    private static readonly QueryParameter CursorParameter =
        new(CursorName, QueryType.Text, "A cursor out of `page.next` or `page.previous` of a list with the same filters.")
        {
            Maximum = 2_000,
        };

    private static readonly QueryParameter CountParameter =
        new("count", QueryType.Flag, "Whether `page.total` says how many items all pages hold; counting costs time in long lists.");

    public static IReadOnlyList<QueryParameter> Parameters { get; } = [LimitParameter, CursorParameter];

    /// <summary>Of lists that can be counted.</summary>
    public static IReadOnlyList<QueryParameter> CountedParameters { get; } = [.. Parameters, CountParameter];

    /// <summary>Whether the client wants to know how many items there are on all pages.</summary>
    public bool Count { get; init; }

    /// <summary>One row more than the page holds tells whether another page follows.</summary>
    public int Take => Limit + 1;

    /// <summary>Whether the list is read from its end to its start.</summary>
    public bool Backward { get; init; } = Cursor?.Backward ?? false;

    /// <summary>What changes how much of a page is shown, but not which items it holds: a cursor goes on without regard to it.</summary>
    public static bool IsNoFilter(string parameter) =>
        parameter is CursorName or LimitName or Routes.MinSeqName or "count" or "facets" or "fields" or "include" or "body";

    /// <param name="reader">The request's query.</param>
    /// <param name="numericKey">Whether the list's sort key is a number; a cursor with another key was not made by us.</param>
    public static PageRequest Read(QueryReader reader, bool numericKey)
    {
        var filters = Cursor.Fingerprint(reader.Request);
        var limit = reader.Integer(LimitParameter) ?? 1;
        var cursor = ReadCursor(reader, filters, numericKey);
        return new PageRequest(limit, cursor is { IsEnd: true } ? null : cursor, filters) { Backward = cursor?.Backward ?? false };
    }

    /// <summary>As <see cref="Read"/>, for lists that can be counted.</summary>
    public static PageRequest ReadCounted(QueryReader reader, bool numericKey) =>
        Read(reader, numericKey) with { Count = reader.Flag(CountParameter) };

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
        if (cursor is null
            || (numericKey && !cursor.IsEnd
                && !long.TryParse(cursor.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            reader.Refuse(CursorParameter, "invalid_cursor", "Not a cursor of this API.");
        return cursor;
    }
}
