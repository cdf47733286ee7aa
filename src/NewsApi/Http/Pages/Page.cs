using System.Text.Json.Serialization;

namespace NewsApi.Http.Pages;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items in order; never null.</param>
/// <param name="PageInfo">The position of this page in the list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonPropertyName("page")] PageInfo PageInfo);

/// <summary>The position of a page in its list. Cursors are opaque; use them with the same filters.</summary>
/// <param name="Limit">The requested maximum number of items.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
/// <param name="Previous">Cursor of the previous page, or null at the start.</param>
/// <param name="HasMore">Whether there is a next page.</param>
/// <param name="Total">The number of items on all pages; present only with <c>count=true</c>.</param>
/// <param name="Notes">
/// Notes on names in filters that do not exist, so they match nothing. At most ten names are listed; a last note counts the others. Absent
/// if all names exist.
/// </param>
public sealed record PageInfo(
    int Limit, string? Next, string? Previous, bool HasMore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Total = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PageNote>? Notes = null);

/// <summary>A part of a request that is valid but has no effect.</summary>
/// <param name="Code" example="unknown_section">
/// Stable snake_case name: <c>unknown_section</c>, <c>unknown_tag</c>, <c>unknown_author</c>, <c>unknown_language</c>, or <c>more</c> where
/// there are more notes than are listed.
/// </param>
/// <param name="Parameter" example="section">The query parameter; null with <c>more</c>.</param>
/// <param name="Value" example="sports">The name in this parameter that does not exist; null with <c>more</c>.</param>
/// <param name="Detail" example="There is no section 'sports'.">A sentence for people.</param>
public sealed record PageNote(string Code, string? Parameter, string? Value, string Detail)
{
    private const int Most = 10;

    /// <summary>The first notes, and a last note that counts the others; null if there are no notes.</summary>
    internal static IReadOnlyList<PageNote>? Few(IReadOnlyList<PageNote> notes) => notes.Count switch
    {
        0 => null,
        <= Most => notes,
        _ => [.. notes.Take(Most), new PageNote("more", null, null, $"{notes.Count - Most} more names do not exist.")],
    };
}
