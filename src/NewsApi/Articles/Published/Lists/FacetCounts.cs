using System.Globalization;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Queries;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Lists;

/// <summary>Counts all articles of a list by section, tag, language and month.</summary>
/// <param name="Wanted">The requested facets.</param>
internal sealed record FacetCounts(IReadOnlySet<string> Wanted)
{
    public const string Section = "section", Tag = "tag", Language = "language", Month = "month";

    public static readonly QueryParameter Parameter = new("facets", QueryType.Choices,
        "Properties, separated by commas. `facets` in the answer then counts the articles on all pages of the list by each of them.")
    {
        Choices = [Section, Tag, Language, Month],
        ChoicesName = "ArticleFacet",
    };

    private const int MostTags = 20;

    // For the list without filters. Each publication and withdrawal updates these counts, so no rows are counted here.
    private static readonly Sql AllTagsSql = new(dialect => $"""
        SELECT x.slug, x.names, counted.articles
        FROM published_tag_counts AS counted
        JOIN tags AS x ON x.id = counted.tag_id
        WHERE counted.articles > 0
        ORDER BY counted.articles DESC, x.slug
        {dialect.Limit("@Top")}
        """);

    /// <summary>Reads the requested facets from the query; null if none are requested.</summary>
    public static FacetCounts? Read(QueryReader reader) => reader.Choices(Parameter) is { } wanted ? new FacetCounts(wanted) : null;

    /// <summary>Whether the counts include names of sections or tags, which depend on a language.</summary>
    public bool HasNames => Wanted.Contains(Section) || Wanted.Contains(Tag);

    /// <summary>Empty counts, for a list whose filters match no article.</summary>
    public ArticleFacets Empty() => new(
        Wanted.Contains(Section) ? [] : null, Wanted.Contains(Tag) ? [] : null, Wanted.Contains(Language) ? [] : null,
        Wanted.Contains(Month) ? [] : null);

    /// <param name="read">The answer's session.</param>
    /// <param name="list">The list, with a plan of <see cref="PlanChoice.OfAll"/>.</param>
    /// <param name="isEverything">Whether the list has no filter at all.</param>
    /// <param name="language">The language of the names.</param>
    /// <param name="siteDefault">The language of names that are missing in <paramref name="language"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<ArticleFacets> Count(
        ReadSession read, ArticleListSql list, bool isEverything, string language, string siteDefault, CancellationToken ct)
    {
        list.Args["Top"] = MostTags;
        var tags = isEverything ? AllTagsSql : FacetSql.Tag(list);
        return new ArticleFacets(
            Wanted.Contains(Section) ? Named(await read.ListAsync<FacetNameRow>(FacetSql.Section(list), list.Args, ct)) : null,
            Wanted.Contains(Tag) ? Named(await read.ListAsync<FacetNameRow>(tags, list.Args, ct)) : null,
            Wanted.Contains(Language) ? Languages(await read.ListAsync<LanguageRow>(FacetSql.Language(list), list.Args, ct)) : null,
            Wanted.Contains(Month) ? Months(await read.ListAsync<DayCountRow>(FacetSql.Day(list), list.Args, ct)) : null);

        IReadOnlyList<NamedCount> Named(IReadOnlyList<FacetNameRow> rows) =>
        [
            .. from row in rows
               select new NamedCount(row.Slug, LocalisedText.PickText(row.Names, language, siteDefault) ?? row.Slug, row.Articles),
        ];
    }

    public void AddTo(Dependencies dependencies)
    {
        if (Wanted.Contains(Section))
            dependencies.Add(Dependency.Sections);
        if (Wanted.Contains(Tag))
            dependencies.Add(Dependency.Tags);
    }

    private static IReadOnlyList<LanguageCount> Languages(IReadOnlyList<LanguageRow> rows) =>
        [.. rows.Select(row => new LanguageCount(row.Language, row.Articles))];

    // The days are sorted, the newest first, so the months are sorted in the same way.
    private static IReadOnlyList<MonthCount> Months(IReadOnlyList<DayCountRow> days) =>
    [
        .. from day in days
           group day.Articles by DateTimeOffset.UnixEpoch.AddDays(day.Day).ToString("yyyy-MM", CultureInfo.InvariantCulture) into month
           select new MonthCount(month.Key, month.Sum()),
    ];

    private sealed record FacetNameRow
    {
        public string Slug { get; init; } = "";

        /// <summary>The names by language, as JSON.</summary>
        public string Names { get; init; } = "";

        public long Articles { get; init; }
    }

    private sealed record LanguageRow
    {
        public string Language { get; init; } = "";

        public long Articles { get; init; }
    }

    private sealed record DayCountRow
    {
        public long Day { get; init; }

        public long Articles { get; init; }
    }
}
