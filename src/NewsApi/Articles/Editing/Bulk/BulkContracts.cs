using FluentValidation;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Bodies;

namespace NewsApi.Articles.Editing.Bulk;

/// <summary>Many actions at once.</summary>
/// <param name="Actions">What to do, in this order, 1 to 500 actions; no article twice.</param>
/// <param name="AllOrNothing">True when one refusal is to keep all of them back; each stands for itself when null.</param>
/// <param name="DryRun">True to learn what would come of it, with nothing done.</param>
public sealed record BulkRequest(IReadOnlyList<BulkAction>? Actions, bool? AllOrNothing, bool? DryRun);

/// <summary>One action of a bulk.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">The version that was seen of it, as If-Match is for a single request.</param>
/// <param name="Action">What to do; everything but edit.</param>
/// <param name="Publication">With publish: how.</param>
/// <param name="Schedule">With schedule, and needed there: the times.</param>
/// <param name="Withdrawal">With unpublish: why.</param>
/// <param name="Assignee">With assign: who; nobody when null.</param>
public sealed record BulkAction(
    long? ArticleId,
    int? Version,
    ArticleAction? Action,
    PublishRequest? Publication = null,
    ScheduleRequest? Schedule = null,
    UnpublishRequest? Withdrawal = null,
    string? Assignee = null);

/// <summary>What came of a bulk.</summary>
/// <param name="Applied">How many of the actions were done; 0 after a dry run, and where one was to keep all back.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="DryRun">Whether nothing was to be done.</param>
/// <param name="Results">One for each action, in the order of the request.</param>
public sealed record BulkResponse(int Applied, int Refused, bool DryRun, IReadOnlyList<BulkResult> Results);

/// <summary>What came of one action.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="IsAllowed">Whether nothing stood against it.</param>
/// <param name="State">Where the article stands then; null where it was refused.</param>
/// <param name="Version">The version that it has then.</param>
/// <param name="Notice">What else came of it.</param>
/// <param name="Refusal">What stood against it.</param>
public sealed record BulkResult(long ArticleId, bool IsAllowed, ArticleState? State, int? Version, string? Notice, BulkRefusal? Refusal);

/// <summary>Why an action was refused, as the problem of a single request would say it.</summary>
/// <param name="Status">The HTTP status that a single request would get.</param>
/// <param name="Code" example="stale_version">Stable snake_case name of the problem.</param>
/// <param name="Detail">A sentence for people.</param>
public sealed record BulkRefusal(int Status, string Code, string Detail);

internal sealed class BulkValidator : AbstractValidator<BulkRequest>
{
    private const int MostActions = 500;

    public BulkValidator(TimeProvider time)
    {
        RuleFor(bulk => bulk.Actions).NotEmpty();
        RuleFor(bulk => bulk.Actions).AtMost(MostActions);
        RuleForEach(bulk => bulk.Actions).NotNull().SetValidator(new ActionValidator(time));
        RuleFor(bulk => bulk.Actions)
            .Must(actions => actions is null || actions.Where(action => action?.ArticleId is not null).GroupBy(action => action.ArticleId).All(same => same.Count() == 1))
            .WithErrorCode("duplicate").WithMessage("An article stands twice.");
    }

    private sealed class ActionValidator : AbstractValidator<BulkAction>
    {
        public ActionValidator(TimeProvider time)
        {
            RuleFor(action => action.ArticleId).NotNull().GreaterThan(0);
            RuleFor(action => action.Version).NotNull().GreaterThan(0);
            RuleFor(action => action.Action).NotNull()
                .Must(action => action != ArticleAction.Edit)
                .WithErrorCode("not_in_bulk").WithMessage("A text is changed one article at a time.");
            RuleFor(action => action.Publication!).SetValidator(new PublishValidator(time)).When(action => action.Publication is not null);
            RuleFor(action => action.Publication).Null().When(action => action.Action != ArticleAction.Publish)
                .WithErrorCode("not_taken").WithMessage("Only publish takes this.");
            RuleFor(action => action.Schedule!).SetValidator(new ScheduleValidator(time)).When(action => action.Schedule is not null);
            RuleFor(action => action.Schedule)
                .Must((action, schedule) => (action.Action == ArticleAction.Schedule) == (schedule is not null))
                .WithErrorCode("schedule").WithMessage("Times are needed with schedule, and only there.");
            RuleFor(action => action.Withdrawal!).SetValidator(new UnpublishValidator()).When(action => action.Withdrawal is not null);
            RuleFor(action => action.Withdrawal).Null().When(action => action.Action != ArticleAction.Unpublish)
                .WithErrorCode("not_taken").WithMessage("Only unpublish takes this.");
            RuleFor(action => action.Assignee).Caller();
            RuleFor(action => action.Assignee).Null().When(action => action.Action != ArticleAction.Assign)
                .WithErrorCode("not_taken").WithMessage("Only assign takes this.");
        }
    }
}
