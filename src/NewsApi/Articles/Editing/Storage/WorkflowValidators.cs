using FluentValidation;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Bodies;

namespace NewsApi.Articles.Editing.Storage;

internal sealed class UnpublishValidator : AbstractValidator<UnpublishRequest>
{
    public UnpublishValidator()
    {
        RuleFor(request => request.ReplacedBy)
            .Must((request, id) => (request.Reason == WithdrawalReason.Replaced) == (id is not null))
            .WithErrorCode("replacement").WithMessage("Required with the reason replaced, and not allowed with any other reason.");
        RuleFor(request => request.Note).Lines(1_000);
    }
}

internal sealed class PublishValidator : AbstractValidator<PublishRequest>
{
    public PublishValidator(TimeProvider time)
    {
        RuleFor(request => request.PublishedAt)
            .Must(at => at is null || at <= time.GetUtcNow())
            .WithErrorCode("in_future").WithMessage("An article can't have been published in the future.");
        RuleFor(request => request.Kind)
            .Must(kind => kind is null or PublicationKind.Typo or PublicationKind.Update or PublicationKind.Correction)
            .WithErrorCode("invalid_kind")
            .WithMessage("Must be typo, update or correction. A first publication needs no kind; for a kill, use the action unpublish.");
        RuleFor(request => request.Note)
            .Lines(1_000)
            .Must((request, note) => (request.Kind == PublicationKind.Correction) == !string.IsNullOrWhiteSpace(note))
            .WithErrorCode("correction_note").WithMessage("The kind correction requires a note for readers; other kinds do not allow one.");
    }
}

internal sealed class ScheduleValidator : AbstractValidator<ScheduleRequest>
{
    public ScheduleValidator(TimeProvider time)
    {
        RuleFor(request => request.PublishAt)
            .Must((request, at) => at is not null || request.UnpublishAt is not null)
            .WithErrorCode("required").WithMessage("At least one of publishAt and unpublishAt is needed.");
        RuleFor(request => request.UnpublishAt)
            .Must((request, end) => end is null || request.PublishAt is not { } begin || end > begin)
            .WithErrorCode("before_publication").WithMessage("Must be after publishAt.");
        RuleFor(request => request.Publication!).SetValidator(new PublishValidator(time)).When(request => request.Publication is not null);
        RuleFor(request => request.Publication!.PublishedAt).Null()
            .When(request => request.Publication is not null)
            .WithErrorCode("not_taken").WithMessage("A scheduled publication can't set publishedAt.");
        RuleFor(request => request.Withdrawal!).SetValidator(new UnpublishValidator()).When(request => request.Withdrawal is not null);
    }
}

internal sealed class AssignValidator : AbstractValidator<AssignRequest>
{
    public AssignValidator() => RuleFor(request => request.Assignee).Caller();
}

internal static class CallerRules
{
    public static IRuleBuilderOptions<T, string?> Caller<T>(this IRuleBuilder<T, string?> rule) => rule
        .Line(200)
        .Must(id => id is null || id.StartsWith("key:", StringComparison.Ordinal) || id.StartsWith("jwt:", StringComparison.Ordinal))
        .WithErrorCode("invalid_caller").WithMessage("Must be key:{id} or jwt:{subject}, as in 'createdBy' of articles.");
}
