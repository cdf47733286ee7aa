using System.Text.Json.Serialization;

namespace NewsApi.Http.Pages;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items in order; never null.</param>
/// <param name="PageInfo">Where this page stands in the list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonPropertyName("page")] PageInfo PageInfo);

/// <summary>Where a page stands in its list. Cursors are opaque; use them with the same filters.</summary>
/// <param name="Limit">How many items were asked for at most.</param>
/// <param name="Next">Cursor of the page that follows, or null at the end.</param>
/// <param name="Previous">Cursor of the page before, or null at the start.</param>
/// <param name="HasMore">Whether a page follows.</param>
/// <param name="Total">How many items all pages hold together; only there with <c>count=true</c>.</param>
public sealed record PageInfo(
    int Limit, string? Next, string? Previous, bool HasMore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Total = null);
