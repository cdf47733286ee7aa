using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.Text;

namespace NewsApi.Articles;

/// <summary>Which public articles a list holds. Groups of names must all hold; of each group any name will do.</summary>
internal sealed record ArticleFilter
{
    public IReadOnlyList<NameFilter> Names { get; init; } = [];

    public IReadOnlyList<InstantFilter> Instants { get; init; } = [];

    /// <summary>What must all be found in the article; null where nothing was asked for.</summary>
    public IReadOnlyList<SearchTerm>? Terms { get; init; }

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        .. NameFilter.Parameters,
        .. InstantFilter.Declare(InstantFilter.Published),
        new("q", QueryType.Text, $"Words to find in title, summary, text, byline, source and place. {SearchQuery.Syntax}") { Maximum = 200 },
    ];

    public static ArticleFilter Read(QueryReader reader)
    {
        var search = Parameters[^1];
        var terms = reader.Text(search) is { } text ? SearchQuery.Parse(text) : null;
        return new ArticleFilter
        {
            Names = NameFilter.Read(reader),
            Instants = InstantFilter.Read(reader, InstantFilter.Published),
            Terms = terms,
        };
    }

    public void AddTo(Dependencies dependencies)
    {
        var languages = Names.Where(names => names is { By: NameFilter.Subject.Language, Exclude: false }).ToList();
        foreach (var language in languages.SelectMany(names => names.Slugs))
            dependencies.Add(Dependency.List(language));
        if (languages.Count == 0)
            dependencies.Add(Dependency.Lists);
        foreach (var names in Names)
            if (names.DependsOn is { } dependency)
                dependencies.Add(dependency);
    }

    public void AddTo(SqlFilter sql, SqlDialect dialect)
    {
        foreach (var names in Names)
            names.AddTo(sql, NameTables.Published);
        foreach (var instant in Instants)
            instant.AddTo(sql);
        if (Terms is { Count: 0 })
            sql.And("1 = 0");
        else if (Terms is not null)
            sql.And(
                either => $"""
                    p.id IN (
                        SELECT {SearchKey.IdOf(either, "s")} FROM published_search AS s
                        WHERE {either.SearchMatch("published_search", "words", "s", "@Search")})
                    """,
                "Search", dialect.SearchArgument(Terms));
    }
}
