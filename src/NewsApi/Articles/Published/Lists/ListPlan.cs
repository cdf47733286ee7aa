using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Search;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Lists;

/// <summary>The plan by which a statement finds the articles of a list. <see cref="PlanChoice"/> chooses it.</summary>
internal abstract record ListPlan
{
    /// <summary>Whether the plan applies this filter itself, so that the statement need not test it.</summary>
    public virtual bool Applies(FacetFilter filter) => false;

    public virtual bool Applies(TimeWindow window) => false;

    /// <summary>Adds the values of the parameters in the plan's own SQL.</summary>
    public virtual void AddTo(Dictionary<string, object?> args, SqlDialect dialect)
    {
    }
}

/// <summary>Tests every article. This plan is only for counts, because a page needs an order.</summary>
internal sealed record FullScan : ListPlan;

/// <summary>Reads an index that has the order of the list, and stops after a page.</summary>
internal record OrderedScan(IndexScan Scan) : ListPlan
{
    /// <summary>How many scans of the index the statement merges.</summary>
    public virtual int Branches => 1;
}

/// <summary>Reads an index in the order of the list, once for each value of a filter, and merges the pages found.</summary>
/// <param name="Scan">The index.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Language">The language whose part of the index is read; null to read all languages.</param>
internal sealed record MergedScan(IndexScan Scan, FacetFilter Filter, string? Language = null) : OrderedScan(Scan)
{
    public override int Branches => Filter.Values.Count;

    public override bool Applies(FacetFilter filter) =>
        ReferenceEquals(filter, Filter) || (Language is not null && !filter.Exclude && filter.By == ListFacet.Language);

    public override void AddTo(Dictionary<string, object?> args, SqlDialect dialect)
    {
        if (Language is not null)
            args[IndexScan.Language[1..]] = Language;
        for (var branch = 0; branch < Branches; branch++)
            args[$"{IndexScan.Value[1..]}{branch}"] = Filter.Values[branch];
    }
}

/// <summary>Collects the ids that match one filter; the statement then tests the other filters and sorts.</summary>
internal abstract record CollectThenSort : ListPlan
{
    /// <summary>A SELECT of the ids without duplicates.</summary>
    public abstract string Ids(SqlDialect dialect);

    protected static string Distinct(string ids) => $"SELECT DISTINCT found.id FROM ({ids}) AS found";
}

internal sealed record CollectByFilter(FacetFilter Filter) : CollectThenSort
{
    public override bool Applies(FacetFilter filter) => ReferenceEquals(filter, Filter);

    public override void AddTo(Dictionary<string, object?> args, SqlDialect dialect) => args["Among"] = Filter.Json;

    public override string Ids(SqlDialect dialect) => Distinct(Filter.By.Collect(dialect, "@Among"));
}

internal sealed record CollectByTime(TimeWindow Window) : CollectThenSort
{
    public override bool Applies(TimeWindow window) => window == Window;

    public override void AddTo(Dictionary<string, object?> args, SqlDialect dialect) =>
        (args["WindowFrom"], args["WindowTo"]) = (Window.From, Window.To);

    public override string Ids(SqlDialect dialect) => Distinct(Window.Time.Collect("@WindowFrom", "@WindowTo"));
}

internal sealed record CollectBySearch(IReadOnlyList<SearchTerm> Terms) : CollectThenSort
{
    public override void AddTo(Dictionary<string, object?> args, SqlDialect dialect) => args["Search"] = dialect.SearchArgument(Terms);

    public override string Ids(SqlDialect dialect) =>
        $"SELECT {SearchKey.IdOf(dialect, "s")} AS id FROM published_search AS s "
        + $"WHERE {dialect.SearchMatch("published_search", "words", "s", "@Search")}";
}
