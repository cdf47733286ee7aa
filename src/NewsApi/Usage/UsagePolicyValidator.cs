using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Usage;

internal sealed class UsagePolicyValidator : AbstractValidator<UsagePolicy>
{
    public UsagePolicyValidator()
    {
        RuleFor(usage => usage.Attribution).Localised(500, isLine: true);
        RuleFor(usage => usage.Contact).Contact();
        RuleFor(usage => usage.PriceUrl).WebAddress();
    }
}

/// <summary>Validation rules for contact addresses.</summary>
internal static class ContactRules
{
    /// <summary>Requires a web address or an e-mail address, at most 500 characters; null is allowed.</summary>
    public static IRuleBuilderOptions<T, string?> Contact<T>(this IRuleBuilder<T, string?> rule) => rule
        .Line(500)
        .Must(text => text is null || Rules.IsWebAddress(text) || IsMail(text))
        .WithErrorCode("invalid_contact").WithMessage("Takes an absolute http or https address, or an e-mail address.");

    public static bool IsMail(string text) =>
        text.Split('@') is [{ Length: > 0 } name, { Length: > 2 } host]
        && name.All(c => char.IsAsciiLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".Contains(c))
        && host.Contains('.') && Uri.CheckHostName(host) == UriHostNameType.Dns;
}
