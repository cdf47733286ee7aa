using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Bulk;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Articles.Editing;

/// <summary>The Editorial API's actions on articles: one route for each step of <see cref="ArticleWorkflow"/> that is not an edit.</summary>
internal static class ArticleActions
{
    public static void MapArticleActions(this IEndpointRouteBuilder editorial)
    {
        editorial.MapPost("/articles/bulk", Bulk).WithName("bulkArticles").WithTags("Editorial articles").Require(Role.Writer).Problems(422);
        var article = editorial.MapGroup("/articles/{id:long}").WithTags("Editorial articles").Require(Role.Writer);
        article.MapPost("/submit", Submit).WithName("submitArticle").Problems(404, 409);
        article.MapPost("/return", Return).WithName("returnArticle").Problems(404, 409);
        article.MapPost("/discard", Discard).WithName("discardArticleChanges").Problems(404, 409);
        article.MapPost("/assign", Assign).WithName("assignArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapPost("/publish", Publish).WithName("publishArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapPost("/schedule", Schedule).WithName("scheduleArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapPost("/unschedule", Unschedule).WithName("unscheduleArticle").Require(Role.Editor).Problems(404, 409);
        article.MapPost("/unpublish", Unpublish).WithName("unpublishArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapRead("/visibility", Explain).WithName("explainVisibility").Problems(404);
        article.MapPost("/restore", Restore).WithName("restoreArticle").Require(Role.Editor).Problems(404, 409);
    }

    /// <summary>Does up to 500 actions, each with a result of its own.</summary>
    /// <remarks>Each names the version that was seen of its article. <c>allOrNothing</c> makes all of them one write, <c>dryRun</c> does nothing and says what would come of it.</remarks>
    private static async Task<Ok<BulkResponse>> Bulk(BulkRequest body, Caller caller, ArticleBulk bulk, CancellationToken ct) =>
        TypedResults.Ok(await bulk.Run(body, caller, ct));

    /// <summary>Explains why readers see an article, or do not, in the order in which that is decided, and when it will change.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<VisibilityResponse>, Problem>> Explain(
        long id, Caller caller, ArticleVisibility visibility, CancellationToken ct) =>
        await visibility.Explain(id, caller, ct) is { } explained ? TypedResults.Ok(explained) : Problem.NotFound("article");

    /// <summary>Hands the newest revision in for review.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Submit(
        long id, IfMatch ifMatch, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new SubmitStep(), caller, ct);

    /// <summary>Hands an article back to its writer; or, by the writer, takes it out of review.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Return(
        long id, IfMatch ifMatch, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new ReturnStep(), caller, ct);

    /// <summary>Sets the newest revision back to the published one. What was discarded stays in the history.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Discard(
        long id, IfMatch ifMatch, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new DiscardStep(), caller, ct);

    /// <summary>Says who is to work on an article; a writer may then change it as if it were their own.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Assign(
        long id, IfMatch ifMatch, AssignRequest body, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new AssignStep(body.Assignee), caller, ct);

    /// <summary>Makes the newest revision public, at once. A time that was set to publish it is off.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Publish(
        long id, IfMatch ifMatch, PublishRequest? body, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new PublishStep(body ?? PublishRequest.Plain), caller, ct);

    /// <summary>Sets times at which the newest revision is published, and the article taken back.</summary>
    /// <remarks>Revisions that are written later wait: the one that was scheduled goes out. A time to publish that has passed publishes at once, and the answer says so.</remarks>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Schedule(
        long id, IfMatch ifMatch, ScheduleRequest body, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new ScheduleStep(body), caller, ct);

    /// <summary>Cancels the times that were set for an article.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Unschedule(
        long id, IfMatch ifMatch, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new UnscheduleStep(), caller, ct);

    /// <summary>Takes the article back from the public, at once; or, when it was taken back before, changes the reason.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Unpublish(
        long id, IfMatch ifMatch, UnpublishRequest? body, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new UnpublishStep(body ?? UnpublishRequest.Plain), caller, ct);

    /// <summary>Fetches an article back from the trash: as a draft, or as unpublished when it was public once.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Restore(
        long id, IfMatch ifMatch, Caller caller, ArticleSteps steps, CancellationToken ct) =>
        steps.Take(id, ifMatch, new RestoreStep(), caller, ct);
}
