using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Editing.Bulk;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Articles.Editing;

/// <summary>
/// The Editorial API's actions on articles: one route for each action of <see cref="ArticleWorkflow"/> except edit and trash, one for
/// bulk requests, and one that explains an article's visibility.
/// </summary>
internal static class ArticleActions
{
    public static void MapArticleActions(this RouteGroupBuilder editorial)
    {
        editorial.MapPost("/articles/bulk", Bulk)
            .WithName("bulkArticles").WithTags("Editorial articles").Require(Role.Writer).Problems(422);
        var article = editorial.MapGroup("/articles/{id:long}").WithTags("Editorial articles");
        article.MapPost("/submit", Submit).WithName("submitArticle").Allow(Permission.SubmitArticle).Problems(404, 409);
        article.MapPost("/return", Return).WithName("returnArticle").Allow(Permission.ReturnArticle).Problems(404, 409);
        article.MapPost("/discard", Discard).WithName("discardArticleChanges").Allow(Permission.DiscardChanges).Problems(404, 409);
        article.MapPost("/assign", Assign).WithName("assignArticle").Allow(Permission.AssignArticle).Problems(404, 409, 422);
        article.MapPost("/publish", Publish).WithName("publishArticle").Allow(Permission.PublishArticle).Problems(404, 409, 422);
        article.MapPost("/schedule", Schedule).WithName("scheduleArticle").Allow(Permission.ScheduleArticle).Problems(404, 409, 422);
        article.MapPost("/unschedule", Unschedule).WithName("unscheduleArticle").Allow(Permission.UnscheduleArticle).Problems(404, 409);
        article.MapPost("/unpublish", Unpublish).WithName("unpublishArticle").Allow(Permission.UnpublishArticle).Problems(404, 409, 422);
        article.MapRead("/visibility", Explain).WithName("explainVisibility").Allow(Permission.ReadArticle).Problems(404);
        article.MapPost("/restore", Restore).WithName("restoreArticle").Allow(Permission.RestoreArticle).Problems(404, 409);
    }

    /// <summary>Runs up to 500 actions and returns a result for each.</summary>
    /// <remarks>
    /// Each action names the version of its article that the caller has read. <c>allOrNothing</c> runs all actions in one transaction.
    /// <c>dryRun</c> changes nothing and returns what would happen.
    /// </remarks>
    private static async Task<Ok<BulkResponse>> Bulk(BulkRequest body, Caller caller, ArticleBulk bulk, CancellationToken ct) =>
        TypedResults.Ok(await bulk.Run(body, caller, ct));

    /// <summary>Explains why an article is or is not public, check by check, and when that will change.</summary>
    /// <param name="id">The article's id.</param>
    private static async Task<Results<Ok<VisibilityResponse>, Problem>> Explain(
        long id, Caller caller, ArticleVisibility visibility, CancellationToken ct) =>
        await visibility.Explain(id, caller, ct) is { } explained ? TypedResults.Ok(explained) : Problem.NotFound("article");

    /// <summary>Submits the newest revision for review.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Submit(
        long id, IfMatch ifMatch, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new SubmitStep(), caller, ct);

    /// <summary>Returns an article to its writer. A writer can use this action to withdraw their own submission.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Return(
        long id, IfMatch ifMatch, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new ReturnStep(), caller, ct);

    /// <summary>Makes the published revision the newest again. Discarded revisions stay in the history.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Discard(
        long id, IfMatch ifMatch, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new DiscardStep(), caller, ct);

    /// <summary>Assigns an article to a caller; a writer can edit articles that are assigned to them.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Assign(
        long id, IfMatch ifMatch, AssignRequest body, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new AssignStep(body.Assignee), caller, ct);

    /// <summary>Publishes the newest revision at once and cancels the article's scheduled publication.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Publish(
        long id, IfMatch ifMatch, PublishRequest? body, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new PublishStep(body ?? PublishRequest.Plain), caller, ct);

    /// <summary>Schedules the publication of the newest revision, the unpublication of the article, or both.</summary>
    /// <remarks>
    /// The scheduled revision is published even if newer ones exist by then. A <c>publishAt</c> in the past publishes at once;
    /// <c>notice</c> in the answer says so.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Schedule(
        long id, IfMatch ifMatch, ScheduleRequest body, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new ScheduleStep(body), caller, ct);

    /// <summary>Cancels all schedules of an article.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Unschedule(
        long id, IfMatch ifMatch, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new UnscheduleStep(), caller, ct);

    /// <summary>Unpublishes the article at once; if it is already unpublished, changes the reason.</summary>
    /// <remarks>
    /// With <c>kill</c> or the reason <c>legal</c>, this action revokes the article's preview links and takes down its pictures, except
    /// those that another public article shows. Otherwise <c>notice</c> lists the preview links that still work.
    /// </remarks>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Unpublish(
        long id, IfMatch ifMatch, UnpublishRequest? body, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new UnpublishStep(body ?? UnpublishRequest.Plain), caller, ct);

    /// <summary>Restores an article from the trash: as a draft, or as unpublished if it was ever published.</summary>
    /// <param name="id">The article's id.</param>
    private static Task<Results<VersionedOk<EditorialArticle>, Problem>> Restore(
        long id, IfMatch ifMatch, Caller caller, ArticleStepRunner steps, CancellationToken ct) =>
        steps.Run(id, ifMatch, new RestoreStep(), caller, ct);
}
