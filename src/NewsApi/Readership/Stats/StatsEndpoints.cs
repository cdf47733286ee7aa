using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Authors;
using NewsApi.Counting;
using NewsApi.Data;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;
using NewsApi.Sections;
using NewsApi.ShareLinks.Links;

namespace NewsApi.Readership.Stats;

/// <summary>Statistics of what readers did, for editors. Drafts have zeros.</summary>
internal static class StatsEndpoints
{
    public static void MapStats(this IEndpointRouteBuilder editorial)
    {
        var stats = editorial.MapGroup("").WithTags("Statistics").Require(Role.Writer).Problems(406);
        stats.MapRead("/articles/{id:long}/stats", GetArticle).WithName("getArticleStats").Problems(404);
        stats.MapRead("/share-links/{id:long}/stats", GetShareLink).WithName("getShareLinkStats").Problems(404);
        stats.MapRead("/sections/{id:long}/stats", GetSection).WithName("getSectionStats").Problems(404);
        stats.MapRead("/authors/{id:long}/stats", GetAuthor).WithName("getAuthorStats").Problems(404);
        stats.MapRead("/site/stats", GetSite).WithName("getSiteStats");
    }

    /// <summary>Reads what readers did with an article, by steps of time.</summary>
    /// <remarks>
    /// Counts are a few seconds old; `asOf` is the time up to which they are complete. Numbers by the hour are kept for 400 days unless set
    /// otherwise; numbers by the day are never deleted. With `Accept: text/csv`, the answer has a line for each point.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<StatsAnswer, Problem>> GetArticle(
        long id, StatsQuery query, Db db, StatsQueries stats, CancellationToken ct) =>
        await db.FindAsync<Article>(ArticleRepository.FindSql, new { Id = id }, ct) is null
            ? Problem.NotFound("article")
            : new StatsAnswer(await stats.Read(new CounterSubject(CounterSubjectKind.Article, id), query, ct));

    /// <summary>Reads the numbers of a short link, by steps of time: its clicks, and the events of readers who came by it.</summary>
    /// <remarks>The rules for article statistics apply. `groupBy=channel` splits the clicks by the channels of the link.</remarks>
    /// <param name="id">The link's id.</param>
    private static async Task<Results<StatsAnswer, Problem>> GetShareLink(
        long id, StatsQuery query, ShareLinkRepository links, StatsQueries stats, CancellationToken ct) =>
        await links.Find(id, ct) is null
            ? Problem.NotFound("share link")
            : new StatsAnswer(await stats.Read(new CounterSubject(CounterSubjectKind.Link, id), query, ct));

    /// <summary>Reads what readers did with a section's articles, by steps of time.</summary>
    /// <remarks>
    /// The rules for article statistics apply. An event counts for the section of its article at that time, but not for the sections
    /// above.
    /// </remarks>
    /// <param name="id">The section's id.</param>
    private static async Task<Results<StatsAnswer, Problem>> GetSection(
        long id, StatsQuery query, SectionRepository sections, StatsQueries stats, CancellationToken ct) =>
        await sections.Find(id, ct) is null
            ? Problem.NotFound("section")
            : new StatsAnswer(await stats.Read(new CounterSubject(CounterSubjectKind.Section, id), query, ct));

    /// <summary>Reads what readers did with the articles of an author, by steps of time.</summary>
    /// <remarks>The rules for article statistics apply. An event counts for all authors that its article named at that time.</remarks>
    /// <param name="id">The author's id.</param>
    private static async Task<Results<StatsAnswer, Problem>> GetAuthor(
        long id, StatsQuery query, AuthorRepository authors, StatsQueries stats, CancellationToken ct) =>
        await authors.Find(id, ct) is null
            ? Problem.NotFound("author")
            : new StatsAnswer(await stats.Read(new CounterSubject(CounterSubjectKind.Author, id), query, ct));

    /// <summary>Reads what readers did on the whole site, by steps of time.</summary>
    /// <remarks>The rules for article statistics apply.</remarks>
    private static async Task<Results<StatsAnswer, Problem>> GetSite(StatsQuery query, StatsQueries stats, CancellationToken ct) =>
        new StatsAnswer(await stats.Read(CounterSubject.Site, query, ct));
}
