using System.Text.Json;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;

namespace NewsApi.Readership.Rankings;

/// <summary>The part of a ranking that a request wants: which articles, which of their fields, and how many articles.</summary>
internal sealed record RankingQuery(ArticleFilter Filter, ArticleShape Shape, int Limit)
{
    private const int MostNames = 50;

    private static readonly QueryParameter
        LanguageParameter = new("language", QueryType.Names, "Only articles in one of these languages (BCP 47 tags).")
        {
            Maximum = MostNames,
        },
        SectionParameter = new("section", QueryType.Names, "Only articles of these sections (slugs) or of sections below them.")
        {
            Maximum = MostNames,
        },
        LimitParameter = new(PageRequest.LimitName, QueryType.Integer, "The maximum number of articles.") { Maximum = 100, Default = 10 };

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
        [LanguageParameter, SectionParameter, LimitParameter, .. ArticleShape.ResponseParameters];

    public static RankingQuery Read(QueryReader reader) => new(
        new ArticleFilter
        {
            Names =
            [
                .. Names(reader, LanguageParameter, NameFilter.FilterSubject.Language),
                .. Names(reader, SectionParameter, NameFilter.FilterSubject.Section),
            ],
            WithSectionsBelow = true,
        },
        ArticleShape.ReadRelated(reader), reader.Integer(LimitParameter) ?? 1);

    private static IEnumerable<NameFilter> Names(QueryReader reader, QueryParameter parameter, NameFilter.FilterSubject subject) =>
        NameFilter.ReadNames(reader, subject, parameter).Select(names => new NameFilter(subject, Exclude: false, names));
}

/// <summary>Query of the most read articles.</summary>
internal sealed record MostQuery(RankedBy By, string Period, RankingQuery Ranking) : IQuery<MostQuery>
{
    public static readonly IReadOnlyList<string> Periods = ["1h", "1d", "7d", "30d"];

    private const string UsualPeriod = "1d";

    private static readonly QueryParameter
        ByParameter = new("by", QueryType.Choice, "The count to rank by; views when not given.")
        {
            Choices = [.. Enum.GetNames<RankedBy>().Select(JsonNamingPolicy.CamelCase.ConvertName)],
            ChoicesName = nameof(RankedBy),
        },
        PeriodParameter = new("period", QueryType.Choice, $"The period up to now; {UsualPeriod} when not given.")
        {
            Choices = Periods,
            ChoicesName = "RankingPeriod",
        };

    /// <summary>The column of <c>read_windows</c> by which the articles are ranked.</summary>
    public string Column => $"{By}_{Period}".ToLowerInvariant();

    public static MostQuery Read(QueryReader reader)
    {
        var by = reader.Choice(ByParameter) is { } name ? Enum.Parse<RankedBy>(name, ignoreCase: true) : RankedBy.Views;
        return new MostQuery(by, reader.Choice(PeriodParameter) ?? UsualPeriod, RankingQuery.Read(reader));
    }

    public static IReadOnlyList<QueryParameter> Parameters => [ByParameter, PeriodParameter, .. RankingQuery.Parameters];
}

/// <summary>Query of the trending articles.</summary>
internal sealed record TrendingQuery(RankingQuery Ranking) : IQuery<TrendingQuery>
{
    public static TrendingQuery Read(QueryReader reader) => new(RankingQuery.Read(reader));

    public static IReadOnlyList<QueryParameter> Parameters => RankingQuery.Parameters;
}
