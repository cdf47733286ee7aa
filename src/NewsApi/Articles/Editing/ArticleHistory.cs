using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Articles.Editing;

/// <summary>The Editorial API's history of an article.</summary>
internal static class ArticleHistory
{
    public static void MapArticleHistory(this IEndpointRouteBuilder editorial)
    {
        var revisions = editorial.MapGroup("/articles/{id:long}/revisions").WithTags("Editorial articles");
        revisions.MapRead("", List).WithName("listRevisions").Allow(Permission.ReadRevision).Problems(404);
        revisions.MapRead("/{number:int}", Get).WithName("getRevision").Allow(Permission.ReadRevision).Problems(404);
        revisions.MapRead("/compare", Compare).WithName("compareRevisions").Allow(Permission.ReadRevision).Problems(404, 406);
        revisions.MapPost("/{number:int}/restore", Restore).WithName("restoreRevision").Allow(Permission.EditArticle).Problems(404, 409);
    }

    /// <summary>Lists the revisions of an article, newest first, discarded ones included.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Paged<RevisionSummary>, Problem>> List(
        long id, ListQuery list, RevisionQueries revisions, CancellationToken ct) =>
        await revisions.List(id, list.Page, ct) is { } rows
            ? new Paged<RevisionSummary>(Paged.Make(rows, list.Page, row => ("", row.Number), row => row.ToSummary()))
            : Problem.NotFound("article");

    /// <summary>Reads a revision with all its content.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="number">The revision's number.</param>
    private static async Task<Results<Ok<RevisionResponse>, Problem>> Get(
        long id, int number, RevisionQueries revisions, CancellationToken ct) =>
        await revisions.Find(id, number, ct) is { } revision ? TypedResults.Ok(revision) : Problem.NotFound("revision");

    /// <summary>Compares two revisions of an article, field by field and word by word.</summary>
    /// <remarks>
    /// Returns JSON, or with <c>Accept: text/html</c> a page that marks insertions and deletions. In very long texts with little in
    /// common, whole sentences or paragraphs are compared instead of words.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<ComparisonAnswer, Problem>> Compare(
        long id, ComparisonQuery pair, RevisionQueries revisions, CancellationToken ct) =>
        await revisions.Find(id, pair.From, ct) is { } from && await revisions.Find(id, pair.To, ct) is { } to
            ? new ComparisonAnswer(
                new RevisionComparison(from.ArticleId, from.Number, to.Number, RevisionDifferences.Between(from, to)))
            : Problem.NotFound("revision");

    /// <summary>Adds a revision with the content of an older one. Leaves out tags, authors and a section that were deleted since.</summary>
    /// <param name="id">The article's id.</param>
    /// <param name="number">The older revision's number.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Restore(
        long id, int number, IfMatch ifMatch, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new RestoreRevisionStep(number), caller, ct);
}
