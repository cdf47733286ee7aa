using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Counting.Totals;
using NewsApi.Counting.Visitors;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Http.Pages;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.Readership.Rankings;

/// <summary>
/// Reads the articles that people read most. A ranking stays in memory for a minute, or until an article is published, pinned or excluded.
/// So requests for different parts of a ranking do not compute it again.
/// </summary>
internal sealed class RankingQueries(
    Db db, PublicUrl api, SiteCache site, IncludeNames names, ViewKeys keys, FilterNames filters, Freshness freshness, TimeProvider time)
{
    // The longest list that can be asked for.
    private const int MostRanked = 100;

    // Each kept ranking takes a few kilobytes of memory.
    private const int MostKept = 1_000;

    /// <summary>The least number of views by people for an article to trend. With fewer views, the score means little.</summary>
    private const int LeastViews = 20;

    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private readonly ValidatedCache<string, Ranking> _kept = new(freshness, MostKept);

    public Task<RankedStories> Most(MostQuery query, CancellationToken ct) => Show(
        query.Column, query.Ranking, (read, args) => read.ListAsync<RankedRow>(RankingSql.MostSql, args, ct), ct);

    public Task<RankedStories> Trending(RankingQuery query, CancellationToken ct) => Show(
        "trending", query,
        async (read, args) =>
        [
            .. await read.ListAsync<RankedRow>(RankingSql.PinnedSql, args, ct),
            .. await read.ListAsync<RankedRow>(RankingSql.TrendingSql, args, ct),
        ],
        ct);

    private Task<RankedStories> Show(string column, RankingQuery query, RankingRead rank, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var pages = await site.Get(read, ct);
            var filter = query.Filter.For(pages);
            var selection = await new FilterResolver(filters, read).Resolve(filter, pages, ct);
            var ranking = await Rank(read, column, selection, rank, ct);
            var addresses = new SiteUrls(pages, api);
            var rows = ranking.Rows.Take(query.Limit).ToList();
            var found = rows.Count == 0 ? [] : await read.ListAsync<PublishedArticle>(
                query.Shape.FindManySql, new { Ids = ApiJson.Write(rows.Select(row => row.Id)) }, ct);
            var stories = (await new ArticleIncludes(read, query.Shape, await site.Settings(read, ct), addresses, names, keys)
                .Load([.. found.Select(article => new PublishedStory(article, addresses))], ct)).ToDictionary(story => story.Article.Id);
            return new RankedStories(
                [.. from row in rows where stories.ContainsKey(row.Id) select new RankedStory(row, stories[row.Id])],
                filter, query.Shape, ranking.Counted, selection.Notes,
                time.GetElapsedTime(ranking.Since) is var old && old < Age ? Age - old : TimeSpan.Zero);
        },
        ct);

    private async ValueTask<Ranking> Rank(
        ReadSession read, string column, ResolvedArticleFilter selection, RankingRead rank, CancellationToken ct)
    {
        var (languages, sections) = (Wanted(selection, ListFacet.Language), Wanted(selection, ListFacet.Section));
        var key = $"{column} {languages} {sections}";
        if (_kept.Find(key) is { } kept && time.GetElapsedTime(kept.Since) < Age)
            return kept;
        var since = time.GetTimestamp();
        var counted = await CountingProgress.Read(read, time, ct);
        var rows = selection.IsEmpty ? [] : await rank(
            read,
            new { Column = column, Languages = languages, Sections = sections, Now = time.GetUtcNow(), LeastViews, Take = MostRanked });
        var scored = rows.Select(row => row with { Score = ScoreAt(row.Trend, counted.AsOf) });
        var ranking = new Ranking(counted, since, [.. scored.Take(MostRanked)]);
        _kept.Keep(key, ranking, [Dependency.Lists.Key, Dependency.Rankings.Key], read.Seq);
        return ranking;
    }

    private static string? Wanted(ResolvedArticleFilter selection, ListFacet facet) =>
        selection.Restrictions.FirstOrDefault(one => one.By == facet)?.Json;

    private static double ScoreAt(double? trend, DateTimeOffset at) =>
        trend is { } logarithm ? Math.Round(Math.Pow(2, logarithm - (at.ToUnixTimeMilliseconds() / TrendScore.HalfLife)), 2) : 0;

    private delegate ValueTask<IReadOnlyList<RankedRow>> RankingRead(ReadSession read, object args);

    private sealed record Ranking(CountingProgress Counted, long Since, IReadOnlyList<RankedRow> Rows);
}

/// <summary>An article's place in a ranking.</summary>
internal sealed record RankedRow
{
    public long Id { get; init; }

    public long Count { get; init; }

    /// <summary>See <see cref="Trend"/>.</summary>
    public double? Trend { get; init; }

    public bool Pinned { get; init; }

    public double Score { get; init; }
}

internal sealed record RankedStory(RankedRow Row, PublishedStory Story);

/// <summary>A ranking with all that its answer shows.</summary>
/// <param name="Items">The articles in the order of the ranking.</param>
/// <param name="Filter">The filter of the request, with the site's languages.</param>
/// <param name="Shape">The parts that are shown of each article.</param>
/// <param name="Counted">How current the counters were.</param>
/// <param name="Notes">Names in the filters that do not exist; null for none.</param>
/// <param name="GoodFor">For how long the ranking may still be shown.</param>
internal sealed record RankedStories(
    IReadOnlyList<RankedStory> Items, ArticleFilter Filter, ArticleShape Shape, CountingProgress Counted, IReadOnlyList<PageNote>? Notes,
    TimeSpan GoodFor);
