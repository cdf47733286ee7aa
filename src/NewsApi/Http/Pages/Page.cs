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
public sealed record PageInfo(
    int Limit, string? Next, string? Previous, bool HasMore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Total = null);
