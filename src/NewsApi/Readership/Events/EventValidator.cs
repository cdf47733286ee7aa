using FluentValidation;
using NewsApi.Counting;
using NewsApi.Http.Bodies;

namespace NewsApi.Readership.Events;

internal sealed class EventValidator : AbstractValidator<EventRequest>
{
    public EventValidator()
    {
        RuleFor(one => one.Kind).NotNull();
        RuleFor(one => one.Kind).NotEqual(EventKind.Click)
            .WithErrorCode("not_sent").WithMessage("Clicks are counted by the short links themselves.");
        RuleFor(one => one.Article).NotNull().GreaterThan(0);
        RuleFor(one => one.Key).Filled().Line(64);
        RuleFor(one => one.Id).Line(64).MinimumLength(1);
        RuleFor(one => one.Language).Language();
        RuleFor(one => one.Channel).NotNull().When(one => one.Kind == EventKind.Share);
        RuleFor(one => one.Channel).Null().When(one => one.Kind != EventKind.Share)
            .WithErrorCode("not_taken").WithMessage("Only a share has a channel.");
        RuleFor(one => one.Referrer).Must(text => ReferrerHost.Of(text) is not null)
            .WithErrorCode("invalid_host").WithMessage("Takes a host of at most 253 characters, such as t.me, or an address with one.");
        RuleFor(one => one.Link).Line(64).MinimumLength(1);
    }
}

internal sealed class EventBatchValidator : AbstractValidator<EventBatchRequest>
{
    private const int MostEvents = 100;

    public EventBatchValidator() => RuleFor(batch => batch.Events).Must(events => events is { Count: > 0 and <= MostEvents })
        .WithErrorCode("invalid_length").WithMessage($"Takes 1 to {MostEvents} events.");
}
