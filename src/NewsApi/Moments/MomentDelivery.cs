using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Fronts;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Moments;

/// <summary>The Editorial API's view of the Content API at another time.</summary>
internal static class MomentDelivery
{
    public static void MapMoments(this IEndpointRouteBuilder editorial)
    {
        var moments = editorial.MapGroup("/public").WithTags("Moments").Require(Role.Writer);
        moments.MapRead("/articles", List).WithName("listArticlesAt");
        moments.MapRead("/fronts/{slug}", GetFront).WithName("getFrontAt").Problems(404);
    }

    /// <summary>Lists articles as readers find them at another time.</summary>
    /// <remarks>
    /// Takes the filters and orders of <c>GET /v1/articles</c>. For a future time, the list shows the result of all schedules until then.
    /// For a past time, it ignores later publications and withdrawals, as far as the change log reaches. It has no purged articles.
    /// Corrections and numbers such as views are those of today. <c>q</c>, <c>count</c> and <c>facets</c> can't be combined with
    /// <c>at</c>.
    /// </remarks>
    private static async Task<Results<ArticlePageAnswer, Problem>> List(
        PointInTimeQuery moment, ArticleListQuery list, ArticleLists articles, MomentReader reader, HttpContext context,
        CancellationToken ct)
    {
        if (moment.At is not null && NotAt(list) is { } name)
            return Problem.BadParameters(ProblemError.InParameter(name, "not_taken", "Can't be combined with 'at'."));
        var language = (await ReaderLanguage.Choose(context, requested: null)).Tag;
        var page = await reader.Read<StoryPage>(
            moment.At, async read => await articles.List(read, list, new Dependencies(), _ => language, ct), ct);
        return page.Succeeded(out var found, out var problem) ? new ArticlePageAnswer(found) : problem;
    }

    // Writers wait during this read, so slow parts are refused. A search is refused, too, because the search index may not have the changes
    // of the transaction.
    private static string? NotAt(ArticleListQuery list) =>
        list.Filter.Terms is not null ? "q" : list.Page.Count ? "count" : list.Facets is not null ? "facets" : null;

    /// <summary>Shows a front as readers see it at another time: its public revision at that time, or any other revision.</summary>
    /// <remarks>
    /// Without <c>at</c>, the time is now. For now or a future time, a front that is not public is shown with its newest revision. For a
    /// past time when it was not public, the answer is 404. <c>revision</c> shows any revision at any time. Queries with <c>q</c> use the
    /// search index as it is now.
    /// </remarks>
    /// <param name="slug">The front's slug.</param>
    private static async Task<Results<FrontAnswer, Problem>> GetFront(
        string slug, PointInTimeQuery moment, FrontRevisionQuery revision, FrontQuery view, ReaderLanguage language, MomentReader reader,
        FrontMoments fronts, FrontComposer composer, CancellationToken ct)
    {
        var answer = await reader.Read<FrontAnswer>(
            moment.At,
            async read => await fronts.Find(read, slug, moment.At, revision.Number, ct) is { } front
                ? await composer.Answer(read, front, view, language, new Dependencies(), ct)
                : Problem.NotFound("front"),
            ct);
        return answer.Succeeded(out var found, out var problem) ? found : problem;
    }
}

/// <summary>Query: the time to show.</summary>
/// <param name="At">The time; null for now.</param>
internal sealed record PointInTimeQuery(DateTimeOffset? At) : IQuery<PointInTimeQuery>
{
    private static readonly QueryParameter AtParameter = new(
        "at", QueryType.Instant, "The time to show, past or future; now when not given.");

    public static PointInTimeQuery Read(QueryReader reader) => new(reader.Instant(AtParameter));

    public static IReadOnlyList<QueryParameter> Parameters => [AtParameter];
}

/// <summary>Query: the revision of a front to show.</summary>
/// <param name="Number">The revision's number; null for the revision that readers see.</param>
internal sealed record FrontRevisionQuery(int? Number) : IQuery<FrontRevisionQuery>
{
    private static readonly QueryParameter RevisionParameter = new(
        "revision", QueryType.Integer, "The number of the revision to show; when not given, the revision that is public at that time.")
    {
        Maximum = int.MaxValue,
    };

    public static FrontRevisionQuery Read(QueryReader reader) => new(reader.Integer(RevisionParameter));

    public static IReadOnlyList<QueryParameter> Parameters => [RevisionParameter];
}
