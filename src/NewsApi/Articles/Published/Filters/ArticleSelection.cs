using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Filters;

/// <summary>Some values of a facet that a list's articles must have one of, or, excluded, none of.</summary>
/// <param name="By">What they are filtered by.</param>
/// <param name="Exclude">Whether articles with them are left out.</param>
/// <param name="Values">Ids or names.</param>
internal sealed record Restriction(ListFacet By, bool Exclude, IReadOnlyList<object> Values)
{
    /// <summary>How many articles there are with them, at most, where that is known.</summary>
    public long? Size { get; init; }

    public string Json => ApiJson.Write(Values);

    public void AddTo(SqlFilter sql, ArticleColumns at) => sql.AndNumbered(
        (dialect, values) => Exclude ? By.TestNot(dialect, values, at) : By.Test(dialect, values, at), Json);
}

/// <summary>What a request filters by, with ids instead of slugs: what a list is planned from.</summary>
internal sealed record ArticleSelection
{
    public IReadOnlyList<Restriction> Restrictions { get; init; } = [];

    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];

    public IReadOnlyList<SearchTerm>? Terms { get; init; }

    /// <summary>The language that was asked for, where stories of the default one stand in for those that it lacks.</summary>
    public string? Wanted { get; init; }

    /// <summary>Whether nothing is filtered by, so that every article is found.</summary>
    public bool IsEverything => this is { Restrictions.Count: 0, Windows.Count: 0, Terms: null, Wanted: null };

    /// <summary>Adds every filter but the words as a condition on an article <c>p</c>.</summary>
    public void AddTo(SqlFilter sql)
    {
        foreach (var restriction in Restrictions)
            restriction.AddTo(sql, ArticleColumns.OfRow);
        foreach (var window in Windows)
            window.AddTo(sql);
        AddWantedTo(sql);
    }

    /// <summary>Stories of the default language stand in only for those that the wanted one lacks.</summary>
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

    /// <summary>Whether nothing can be found: a name that nothing has, or two that exclude each other.</summary>
    public bool IsEmpty => Terms is { Count: 0 }
        || Restrictions.Any(restriction => !restriction.Exclude && restriction.Values.Count == 0)
        || Windows.Any(window => !window.Exclude && window.From >= window.To);

    /// <summary>Whether an article in this language stands in for one in another.</summary>
    public bool IsFallback(string language) => Wanted is not null && !language.Equals(Wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same without what stands in; null where nothing does.</summary>
    public ArticleSelection? InWantedLanguage() => Wanted is null ? null : this with
    {
        Restrictions =
        [
            .. Restrictions.Select(one => !one.Exclude && one.By == ListFacet.Language ? one with { Values = [.. one.Values.Where(value => !IsFallback((string)value))] } : one),
        ],
        Wanted = null,
    };
}
