using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Access;
using NewsApi.Articles.Steps;
using NewsApi.Http;

namespace NewsApi.Articles;

/// <summary>The Editorial API's actions on articles: one route for each step of <see cref="ArticleWorkflow"/> that is not an edit.</summary>
internal static class ArticleActions
{
    public static void MapArticleActions(this IEndpointRouteBuilder editorial)
    {
        var article = editorial.MapGroup("/articles/{id:long}").WithTags("Editorial articles").Require(Role.Writer);
        article.MapPost("/submit", Submit).WithName("submitArticle").Problems(404, 409);
        article.MapPost("/return", Return).WithName("returnArticle").Problems(404, 409);
        article.MapPost("/discard", Discard).WithName("discardArticleChanges").Problems(404, 409);
        article.MapPost("/assign", Assign).WithName("assignArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapPost("/publish", Publish).WithName("publishArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapPost("/schedule", Schedule).WithName("scheduleArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapPost("/unschedule", Unschedule).WithName("unscheduleArticle").Require(Role.Editor).Problems(404, 409);
        article.MapPost("/unpublish", Unpublish).WithName("unpublishArticle").Require(Role.Editor).Problems(404, 409, 422);
        article.MapPost("/restore", Restore).WithName("restoreArticle").Require(Role.Editor).Problems(404, 409);
    }

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
