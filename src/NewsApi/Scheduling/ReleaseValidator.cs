using FluentValidation;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Http.Bodies;

namespace NewsApi.Scheduling;

internal sealed class ReleaseValidator : AbstractValidator<ReleaseRequest>
{
    private const int MaxItems = 200;

    public ReleaseValidator(TimeProvider time)
    {
        RuleFor(release => release.Name).Filled().Line(200);
        RuleFor(release => release.Items).NotEmpty();
        RuleFor(release => release.Items).AtMost(MaxItems);
        RuleForEach(release => release.Items).NotNull().SetValidator(new ItemValidator(time));
        RuleFor(release => release.Items)
            .Must(items => items is null
                || items.Where(item => item?.ArticleId is not null).GroupBy(item => item.ArticleId).All(same => same.Count() == 1))
            .WithErrorCode("duplicate").WithMessage("An article occurs twice.");
    }

    private sealed class ItemValidator : AbstractValidator<ReleaseItemRequest>
    {
        public ItemValidator(TimeProvider time)
        {
            RuleFor(item => item.ArticleId).NotNull().GreaterThan(0);
            RuleFor(item => item.Publication!).SetValidator(new PublishValidator(time)).When(item => item.Publication is not null);
            RuleFor(item => item.Publication!.PublishedAt).Null().When(item => item.Publication is not null)
                .WithErrorCode("not_taken").WithMessage("The publication time of a scheduled article is the time of its release.");
            RuleFor(item => item.Publication).Null().When(item => item.Action == ScheduledAction.Unpublish)
                .WithErrorCode("not_taken").WithMessage("Only allowed with the action publish.");
            RuleFor(item => item.Withdrawal!).SetValidator(new UnpublishValidator()).When(item => item.Withdrawal is not null);
            RuleFor(item => item.Withdrawal).Null().When(item => item.Action is null or ScheduledAction.Publish)
                .WithErrorCode("not_taken").WithMessage("Only allowed with the action unpublish.");
        }
    }
}

internal sealed class ReleaseScheduleValidator : AbstractValidator<ReleaseScheduleRequest>
{
    public ReleaseScheduleValidator() => RuleFor(request => request.DueAt).NotNull();
}
