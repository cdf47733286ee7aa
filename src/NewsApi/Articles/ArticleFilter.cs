using NewsApi.Caching;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.Text;

namespace NewsApi.Articles;

/// <summary>Which public articles a list holds. Groups of names must all hold; of each group any name will do.</summary>
internal sealed record ArticleFilter
{
    public IReadOnlyList<NameFilter> Names { get; init; } = [];

    public IReadOnlyList<InstantFilter> Instants { get; init; } = [];

    /// <summary>Folded words that must all begin a word of the article; null where none were asked for.</summary>
    public IReadOnlyList<string>? Terms { get; init; }

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        .. NameFilter.Parameters,
        .. InstantFilter.Declare(InstantFilter.Published),
        new("q", QueryType.Text, "Words to find in title, summary and text; each must begin a word there. Letters with and without marks are the same, and punctuation is ignored.") { Maximum = 200 },
    ];

    public static ArticleFilter Read(QueryReader reader)
    {
        var search = Parameters[^1];
        var terms = reader.Text(search) is { } text ? SearchText.Terms(text) : null;
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
            if (names.Dependency is { } dependency)
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
            sql.And(either => either.SearchMatch("@Search"), "Search", dialect.SearchArgument(Terms));
    }
}
