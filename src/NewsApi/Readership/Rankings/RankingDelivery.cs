using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http.Routing;

namespace NewsApi.Readership.Rankings;

/// <summary>The Content API's rankings of public articles, by views, shares and clicks of people.</summary>
internal static class RankingDelivery
{
    public static void MapRankings(this IEndpointRouteBuilder content)
    {
        var articles = content.MapGroup("/articles").WithTags("Readership");
        articles.MapRead("/most", ListMost).WithName("listMostRead");
        articles.MapRead("/trending", ListTrending).WithName("listTrending");
    }

    /// <summary>Lists the articles that people viewed, shared or followed most within the last hour, day, 7 or 30 days.</summary>
    /// <remarks>Events of bots, crawlers and the newsroom don't count. The answer is at most a minute old.</remarks>
    private static async Task<MostAnswer> ListMost(
        MostQuery query, RankingQueries rankings, Dependencies dependencies, CancellationToken ct) =>
        new(Depend(await rankings.Most(query, ct), dependencies), query);

    /// <summary>Lists the articles that are trending now. Newer events weigh more. An article needs at least 20 views by people.</summary>
    /// <remarks>Articles that editors pinned come first; they need no views. The answer is at most a minute old.</remarks>
    private static async Task<TrendingAnswer> ListTrending(
        TrendingQuery query, RankingQueries rankings, Dependencies dependencies, CancellationToken ct) =>
        new(Depend(await rankings.Trending(query.Ranking, ct), dependencies));

    private static RankedStories Depend(RankedStories ranked, Dependencies dependencies)
    {
        ranked.Filter.AddTo(dependencies);
        dependencies.Add(Dependency.Rankings);
        dependencies.Add(Dependency.Site);
        foreach (var one in ranked.Items)
        {
            dependencies.Add(Dependency.Article(one.Story.Article.Id));
            one.Story.AddIncludesTo(dependencies, ranked.Shape);
        }

        dependencies.HasNumbers(ranked.GoodFor);
        return ranked;
    }
}
