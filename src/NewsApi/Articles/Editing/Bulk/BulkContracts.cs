using FluentValidation;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Bodies;
using NewsApi.Http.Problems;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>A request with many actions.</summary>
/// <param name="Actions">The actions in the order of execution, 1 to 500. Each article can occur only once.</param>
/// <param name="AllOrNothing">True to apply no action if any is refused. When false or null, each action is applied independently.</param>
/// <param name="DryRun">True to change nothing and return what would happen.</param>
public sealed record BulkRequest(IReadOnlyList<BulkAction>? Actions, bool? AllOrNothing, bool? DryRun);

/// <summary>One action in a bulk request.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">The version of the article that the caller has read, as in If-Match of a single request.</param>
/// <param name="Action">The action; any except edit.</param>
/// <param name="Publication">How to publish; only allowed with the action publish.</param>
/// <param name="Schedule">When to publish and unpublish; required with the action schedule, and only allowed with it.</param>
/// <param name="Withdrawal">How to unpublish; only allowed with the action unpublish.</param>
/// <param name="Assignee">The new assignee; only allowed with the action assign, where null means nobody.</param>
public sealed record BulkAction(
    long? ArticleId,
    int? Version,
    ArticleAction? Action,
    PublishRequest? Publication = null,
    ScheduleRequest? Schedule = null,
    UnpublishRequest? Withdrawal = null,
    string? Assignee = null);

/// <summary>The result of a bulk request.</summary>
/// <param name="Applied">How many actions were applied; 0 after a dry run, or if <c>allOrNothing</c> is true and one was refused.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="DryRun">Whether it was a dry run.</param>
/// <param name="Results">One result for each action, in the order of the request.</param>
public sealed record BulkResponse(int Applied, int Refused, bool DryRun, IReadOnlyList<BulkResult> Results);

/// <summary>The result of one action.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="IsAllowed">Whether the action was allowed.</param>
/// <param name="State">The article's state after the action; null when it was refused.</param>
/// <param name="Version">The article's version after the action; null when it was refused.</param>
/// <param name="Notice">A further effect of the action, as a sentence; null when there is none.</param>
/// <param name="Refusal">Why it was refused; null when it was allowed.</param>
public sealed record BulkResult(long ArticleId, bool IsAllowed, ArticleState? State, int? Version, string? Notice, BulkRefusal? Refusal);

/// <summary>Why an action was refused, as in the problem of a single request.</summary>
/// <param name="Status">The HTTP status that a single request would get.</param>
/// <param name="Code">Stable snake_case name of the problem.</param>
/// <param name="Detail">A human-readable explanation.</param>
public sealed record BulkRefusal(int Status, [property: ProblemCode] string Code, string Detail);

internal sealed class BulkValidator : AbstractValidator<BulkRequest>
{
    private const int MostActions = 500;

    public BulkValidator(TimeProvider time)
    {
        RuleFor(bulk => bulk.Actions).NotEmpty();
        RuleFor(bulk => bulk.Actions).AtMost(MostActions);
        RuleForEach(bulk => bulk.Actions).NotNull().SetValidator(new ActionValidator(time));
        RuleFor(bulk => bulk.Actions)
            .Must(actions => actions is null
                || actions.Where(action => action?.ArticleId is not null).GroupBy(action => action.ArticleId)
                    .All(group => group.Count() == 1))
            .WithErrorCode("duplicate").WithMessage("An article is listed twice.");
    }

    private sealed class ActionValidator : AbstractValidator<BulkAction>
    {
        public ActionValidator(TimeProvider time)
        {
            RuleFor(action => action.ArticleId).NotNull().GreaterThan(0);
            RuleFor(action => action.Version).NotNull().GreaterThan(0);
            RuleFor(action => action.Action).NotNull()
                .Must(action => action != ArticleAction.Edit)
                .WithErrorCode("not_in_bulk").WithMessage("A bulk request can't edit articles.");
            RuleFor(action => action.Publication!).SetValidator(new PublishValidator(time)).When(action => action.Publication is not null);
            RuleFor(action => action.Publication).Null().When(action => action.Action != ArticleAction.Publish)
                .WithErrorCode("not_taken").WithMessage("Only allowed with the action publish.");
            RuleFor(action => action.Schedule!).SetValidator(new ScheduleValidator(time)).When(action => action.Schedule is not null);
            RuleFor(action => action.Schedule)
                .Must((action, schedule) => (action.Action == ArticleAction.Schedule) == (schedule is not null))
                .WithErrorCode("schedule").WithMessage("Required with the action schedule, and not allowed with any other action.");
            RuleFor(action => action.Withdrawal!).SetValidator(new UnpublishValidator()).When(action => action.Withdrawal is not null);
            RuleFor(action => action.Withdrawal).Null().When(action => action.Action != ArticleAction.Unpublish)
                .WithErrorCode("not_taken").WithMessage("Only allowed with the action unpublish.");
            RuleFor(action => action.Assignee).Caller();
            RuleFor(action => action.Assignee).Null().When(action => action.Action != ArticleAction.Assign)
                .WithErrorCode("not_taken").WithMessage("Only allowed with the action assign.");
        }
    }
}
