using NewsApi.Data;

namespace NewsApi.Articles;

/// <summary>Some values of a facet that a list's articles must have one of, or, excluded, none of.</summary>
/// <param name="By">What they are filtered by.</param>
/// <param name="Exclude">Whether articles with them are left out.</param>
/// <param name="Values">Ids or names.</param>
internal sealed record Restriction(ListFacet By, bool Exclude, IReadOnlyList<object> Values)
{
    /// <summary>How many articles there are with them, at most, where that is known.</summary>
    public long? Size { get; init; }

    public string Json => NewsApi.Data.Json.Write(Values);

    public void AddTo(SqlFilter sql, ArticlePlace at) => sql.AndNumbered(
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
