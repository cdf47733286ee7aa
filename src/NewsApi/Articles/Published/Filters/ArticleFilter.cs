using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Queries;
using NewsApi.Site;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Published.Filters;

/// <summary>
/// The filters of a list, with the slugs of the request instead of ids. An article must match at least one value of every group.
/// </summary>
internal sealed record ArticleFilter
{
    private const int MostIds = 100, MostSlugs = 50;

    private static readonly QueryParameter
        IdParameter = new("id", QueryType.Numbers, "Only articles with one of these ids.") { Maximum = MostIds },
        NotIdParameter = new("excludeId", QueryType.Numbers, "Leaves out articles with any of these ids.") { Maximum = MostIds },
        SlugParameter = new("slug", QueryType.Names, "Only articles with one of these slugs, in whatever language.")
        {
            Maximum = MostSlugs,
        },
        NotSlugParameter = new("excludeSlug", QueryType.Names, "Leaves out articles with any of these slugs.") { Maximum = MostSlugs },
        BelowParameter =
            new("sectionDescendants", QueryType.Flag, "Whether `section` and `excludeSection` also cover sections below the named ones."),
        SyndicatableParameter = new(
            "syndicatable", QueryType.Choice, "`true`: only articles that partners may republish; `false`: only those that they may not.")
        {
            Choices = ["true", "false"],
            ChoicesName = "TrueOrFalse",
        },
        SearchParameter = new(
            "q", QueryType.Text, $"Words to find in title, summary, text, byline, source and place. {SearchQuery.Syntax}")
        {
            Maximum = 200,
        };

    public IReadOnlyList<NameFilter> Names { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<long>> Ids { get; init; } = [];

    public IReadOnlyList<long> NotIds { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Slugs { get; init; } = [];

    public IReadOnlyList<string> NotSlugs { get; init; } = [];

    public bool WithSectionsBelow { get; init; }

    /// <summary>Whether partners may republish the articles; null to list both kinds.</summary>
    public bool? Syndicatable { get; init; }

    /// <summary>Whether to leave out articles for which the policy of the section or the site denies syndication.</summary>
    public bool ForPartners { get; init; }

    /// <summary>Whether stories that lack the wanted language are shown in the default language.</summary>
    public bool FallsBack { get; init; }

    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];

    /// <summary>The words that every article must contain; null without a search.</summary>
    public IReadOnlyList<SearchTerm>? Terms { get; init; }

    /// <summary>Whether there is a filter other than language, section, tag and author, or a fallback to the default language.</summary>
    public bool HasOthersThanNames =>
        this is not
        {
            Ids.Count: 0, NotIds.Count: 0, Slugs.Count: 0, NotSlugs.Count: 0, Windows.Count: 0, Syndicatable: null, ForPartners: false,
            Terms: null,
        }
        || FallsBack;

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        .. NameFilter.Parameters, Fallback.Parameter, BelowParameter, IdParameter, NotIdParameter, SlugParameter, NotSlugParameter,
        .. TimeWindow.Parameters, SyndicatableParameter, SearchParameter,
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
            Syndicatable = reader.Choice(SyndicatableParameter) is { } wanted ? wanted == "true" : null,
            Terms = reader.Text(SearchParameter) is { } text ? SearchQuery.Parse(text) : null,
        };
        return filter with { FallsBack = Fallback.Read(reader, filter.Languages) };
    }

    public IEnumerable<IReadOnlyList<string>> Named(NameFilter.FilterSubject subject, bool exclude) =>
        Names.Where(names => names.By == subject && names.Exclude == exclude).Select(names => names.Slugs);

    /// <summary>The same filter, with each language tag of the request replaced by the site's language that matches it.</summary>
    public ArticleFilter For(ArticleSiteSettings site) => this with { Names = [.. Names.Select(names => names.For(site))] };

    /// <summary>Adds the dependencies of a list with this filter. Call it on the result of <see cref="For"/>.</summary>
    public void AddTo(Dependencies dependencies)
    {
        if (Languages.Count > 0 && !FallsBack)
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
