using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Filters;

/// <summary>Values of a facet. An article must have one of them or, if they are excluded, none of them.</summary>
/// <param name="By">The facet that the values belong to.</param>
/// <param name="Exclude">Whether articles with one of the values are left out.</param>
/// <param name="Values">The values: ids or other numbers, slugs or language tags.</param>
internal sealed record FacetFilter(ListFacet By, bool Exclude, IReadOnlyList<object> Values)
{
    /// <summary>An upper estimate of the number of articles that have one of the values; null if it was not counted.</summary>
    public long? Size { get; init; }

    public string Json => ApiJson.Write(Values);

    public void AddTo(SqlFilter sql, ArticleColumns at) => sql.AndNumbered(
        (dialect, values) => Exclude ? By.TestNot(dialect, values, at) : By.Test(dialect, values, at), Json);
}

/// <summary>The filters of a request, with ids instead of slugs. The plan of a list is chosen by them.</summary>
internal sealed record ResolvedArticleFilter
{
    public IReadOnlyList<FacetFilter> Restrictions { get; init; } = [];

    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];

    public IReadOnlyList<SearchTerm>? Terms { get; init; }

    /// <summary>The requested language, if stories without it are shown in the default language; null without such a fallback.</summary>
    public string? Wanted { get; init; }

    /// <summary>Notes on names in the request that do not exist; null if there are no such names.</summary>
    public IReadOnlyList<PageNote>? Notes { get; init; }

    /// <summary>Whether there is no filter, so that every article matches.</summary>
    public bool IsEverything => this is { Restrictions.Count: 0, Windows.Count: 0, Terms: null, Wanted: null };

    /// <summary>Adds every filter except the search words as a condition on an article <c>p</c>.</summary>
    public void AddTo(SqlFilter sql)
    {
        foreach (var restriction in Restrictions)
            restriction.AddTo(sql, ArticleColumns.OfRow);
        foreach (var window in Windows)
            window.AddTo(sql);
        AddWantedTo(sql);
    }

    /// <summary>Leaves out each article in the default language whose story also has an article in the wanted language.</summary>
    public void AddWantedTo(SqlFilter sql)
    {
        if (Wanted is not null)
            sql.And(
                """
                (p.language = @Wanted OR NOT EXISTS (
                    SELECT 1 FROM published_articles AS other
                    WHERE other.translation_group = p.translation_group AND other.language = @Wanted))
                """,
                "Wanted", Wanted);
    }

    /// <summary>Whether no article can match, because names are unknown, the search has no words, or filters exclude each other.</summary>
    public bool IsEmpty => Terms is { Count: 0 }
        || Restrictions.Any(restriction => !restriction.Exclude && restriction.Values.Count == 0)
        || Windows.Any(window => !window.Exclude && window.From >= window.To);

    /// <summary>Whether an article in this language is shown in place of one in the wanted language.</summary>
    public bool IsFallback(string language) => Wanted is not null && !language.Equals(Wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>This filter without the fallback to the default language; null if the filter has no fallback.</summary>
    public ResolvedArticleFilter? InWantedLanguage() => Wanted is null ? null : this with
    {
        Restrictions =
        [
            .. Restrictions.Select(
                one => !one.Exclude && one.By == ListFacet.Language
                    ? one with { Values = [.. one.Values.Where(value => !IsFallback((string)value))] }
                    : one),
        ],
        Wanted = null,
    };
}
