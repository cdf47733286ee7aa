using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Outgoing;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

internal sealed class WebhookValidator : AbstractValidator<WebhookRequest>
{
    private const int MostNames = 50;

    public WebhookValidator(AddressGuard guard)
    {
        RuleFor(webhook => webhook.Name).Filled().Line(100);
        RuleFor(webhook => webhook.Url).NotEmpty().Line(2_000).Custom((url, context) =>
        {
            if (string.IsNullOrEmpty(url))
                return;
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
                context.AddFailure(Failure("Must be an absolute https address."));
            else if (guard.Refuse(address) is { } refusal)
                context.AddFailure(Failure(refusal));
        });
        RuleFor(webhook => webhook.Events).AtMost(MostNames);
        RuleForEach(webhook => webhook.Events).Must(name => name is not null && WebhookEvents.CanBeNamed(name))
            .WithErrorCode("unknown_value")
            .WithMessage($"Takes {string.Join(", ", WebhookEvents.Names)}, or all events of a kind, such as tag.*.");
        RuleFor(webhook => webhook.Filter).Must((webhook, filter) => filter is null || webhook.PartnerId is null)
            .WithErrorCode("not_with_partner").WithMessage("Must be absent, because the scope of the partner selects the articles.");
        RuleFor(webhook => webhook.Filter!).SetValidator(new FilterValidator()).When(webhook => webhook.Filter is not null);
    }

    private static FluentValidation.Results.ValidationFailure Failure(string message) =>
        new(nameof(WebhookRequest.Url), message) { ErrorCode = "invalid_url" };

    private sealed class FilterValidator : AbstractValidator<WebhookFilter>
    {
        public FilterValidator()
        {
            RuleFor(filter => filter.Languages).AtMost(MostNames);
            RuleForEach(filter => filter.Languages).NotEmpty().Language();
            RuleFor(filter => filter.Sections).AtMost(MostNames);
            RuleForEach(filter => filter.Sections).NotEmpty().Slug();
            RuleFor(filter => filter.Tags).AtMost(MostNames);
            RuleForEach(filter => filter.Tags).NotEmpty().Slug();
        }
    }
}

internal sealed class RotateSecretValidator : AbstractValidator<RotateSecretRequest>
{
    public RotateSecretValidator() => RuleFor(request => request.OverlapHours).InclusiveBetween(0, 168);
}

internal sealed class ReplayValidator : AbstractValidator<ReplayRequest>
{
    public ReplayValidator()
    {
        RuleFor(range => range.FromSeq).Must(from => from is null or >= 0)
            .WithErrorCode("out_of_range").WithMessage("Must be 0 or greater.");
        RuleFor(range => range.FromSeq).Must((range, from) => from is not null || range.From is not null)
            .WithErrorCode("nothing_set").WithMessage("fromSeq or from must be set.");
        RuleFor(range => range.ToSeq).Must((range, to) => to is null || to >= (range.FromSeq ?? 0))
            .WithErrorCode("before_start").WithMessage("Must not be before fromSeq.");
        RuleFor(range => range.To).Must((range, to) => to is null || range.From is null || to >= range.From)
            .WithErrorCode("before_start").WithMessage("Must not be before from.");
    }
}
