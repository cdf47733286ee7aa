using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Queries;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Published.Filters;

/// <summary>Which public articles a list holds, as the request says it. Groups must all hold; of each group any value will do.</summary>
internal sealed record ArticleFilter
{
    private const int MostIds = 100, MostSlugs = 50;

    private static readonly QueryParameter
        IdParameter = new("id", QueryType.Numbers, "Only articles with one of these ids.") { Maximum = MostIds },
        NotIdParameter = new("excludeId", QueryType.Numbers, "Leaves out articles with any of these ids.") { Maximum = MostIds },
        SlugParameter = new("slug", QueryType.Names, "Only articles with one of these slugs, in whatever language.") { Maximum = MostSlugs },
        NotSlugParameter = new("excludeSlug", QueryType.Names, "Leaves out articles with any of these slugs.") { Maximum = MostSlugs },
        BelowParameter = new("sectionDescendants", QueryType.Flag, "Whether `section` and `excludeSection` mean all sections below those named, too."),
        SearchParameter = new("q", QueryType.Text, $"Words to find in title, summary, text, byline, source and place. {SearchQuery.Syntax}") { Maximum = 200 };

    public IReadOnlyList<NameFilter> Names { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<long>> Ids { get; init; } = [];

    public IReadOnlyList<long> NotIds { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Slugs { get; init; } = [];

    public IReadOnlyList<string> NotSlugs { get; init; } = [];

    public bool WithSectionsBelow { get; init; }

    /// <summary>Whether the default language stands in for the one that was asked for, where a story lacks that.</summary>
    public bool FallsBack { get; init; }

    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];

    /// <summary>What must all be found in the article; null where nothing was asked for.</summary>
    public IReadOnlyList<SearchTerm>? Terms { get; init; }

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        .. NameFilter.Parameters, Fallback.Parameter, BelowParameter, IdParameter, NotIdParameter, SlugParameter, NotSlugParameter, .. TimeWindow.Parameters,
        SearchParameter,
    ];

    public static ArticleFilter Read(QueryReader reader)
    {
        var filter = new ArticleFilter
        {
            Names = NameFilter.Read(reader),
            Ids = reader.Numbers(IdParameter),
            NotIds = [.. reader.Numbers(NotIdParameter).SelectMany(ids => ids)],
            Slugs = reader.Names(SlugParameter),
            NotSlugs = [.. reader.Names(NotSlugParameter).SelectMany(slugs => slugs)],
            WithSectionsBelow = reader.Flag(BelowParameter),
            Windows = TimeWindow.Read(reader),
            Terms = reader.Text(SearchParameter) is { } text ? SearchQuery.Parse(text) : null,
        };
        return filter with { FallsBack = Fallback.Read(reader, filter.Languages) };
    }

    public IEnumerable<IReadOnlyList<string>> Named(NameFilter.FilterSubject subject, bool exclude) =>
        Names.Where(names => names.By == subject && names.Exclude == exclude).Select(names => names.Slugs);

    public void AddTo(Dependencies dependencies)
    {
        // Whatever is no language tag finds nothing, and has no place in a header.
        if (Languages.Count > 0 && !FallsBack && Languages.All(Text.Names.Languages.IsTag))
            foreach (var language in Languages)
                dependencies.Add(Dependency.List(language));
        else
            dependencies.Add(Dependency.Lists);
        foreach (var names in Names)
            if (names.DependsOn is { } dependency)
                dependencies.Add(dependency);
    }

    private IReadOnlyList<string> Languages => [.. Named(NameFilter.FilterSubject.Language, exclude: false).SelectMany(names => names)];
}
