using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>Runs many steps, each in its own transaction or all in one.</summary>
internal sealed class ArticleBulk(ChangeLog changes)
{
    public async Task<BulkResponse> Run(BulkRequest request, Caller caller, CancellationToken ct)
    {
        var dryRun = request.DryRun == true;
        var results = new List<BulkResult>(request.Actions!.Count);
        if (request.AllOrNothing == true)
            results.AddRange(await changes.WriteAsync(caller, write => RunAll(write, request.Actions, dryRun), ct));
        else
            foreach (var action in request.Actions)
                results.AddRange(await changes.WriteAsync(caller, write => RunAll(write, [action], dryRun), ct));
        var refused = results.Count(result => !result.IsAllowed);
        var applied = dryRun || (request.AllOrNothing == true && refused > 0) ? 0 : results.Count - refused;
        return new BulkResponse(applied, refused, dryRun, results);
    }

    // Steps after a refused one still run, so that one answer lists all refusals.
    private static IReadOnlyList<BulkResult> RunAll(ContentWrite write, IReadOnlyList<BulkAction> actions, bool dryRun)
    {
        List<BulkResult> results = [.. actions.Select(action => Run(write, action))];
        if (dryRun || results.Any(result => !result.IsAllowed))
            write.Abandon();
        return results;
    }

    private static BulkResult Run(ContentWrite write, BulkAction action) =>
        ArticleRepository.Run(write, action.ArticleId!.Value, action.Version!.Value, Step(action))
            .Succeeded(out var result, out var problem)
            ? new BulkResult(result.Article.Id, IsAllowed: true, result.Article.State, result.Article.Version, result.Notice, Refusal: null)
            : new BulkResult(
                action.ArticleId.Value, IsAllowed: false, State: null, Version: null, Notice: null,
                new BulkRefusal(problem.StatusCode!.Value, problem.Code, problem.Explained));

    private static ArticleStep Step(BulkAction action) => action.Action!.Value switch
    {
        ArticleAction.Discard => new DiscardStep(),
        ArticleAction.Submit => new SubmitStep(),
        ArticleAction.Return => new ReturnStep(),
        ArticleAction.Assign => new AssignStep(action.Assignee),
        ArticleAction.Publish => new PublishStep(action.Publication ?? PublishRequest.Plain),
        ArticleAction.Schedule => new ScheduleStep(action.Schedule!),
        ArticleAction.Unschedule => new UnscheduleStep(),
        ArticleAction.Unpublish => new UnpublishStep(action.Withdrawal ?? UnpublishRequest.Plain),
        ArticleAction.Trash => new TrashStep(),
        ArticleAction.Restore => new RestoreStep(),
        _ => throw new InvalidOperationException($"A bulk request can't contain the action {action.Action}."),
    };
}
