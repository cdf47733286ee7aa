using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.ShareLinks.Links;

internal sealed class NewShareLinkValidator : AbstractValidator<NewShareLinkRequest>
{
    public NewShareLinkValidator()
    {
        RuleFor(link => link.ArticleId).NotNull().GreaterThan(0);
        RuleFor(link => link.Alias)
            .Must(alias => alias is null || ShareCode.IsAlias(alias.ToLowerInvariant()))
            .WithErrorCode("invalid_alias")
            .WithMessage("Takes 3 to 40 letters a to z, digits, single hyphens inside; no reserved word, no final channel suffix (-t).");
        Include(new ShareLinkSettingsValidator());
    }
}

internal sealed class ShareLinkValidator : AbstractValidator<ShareLinkRequest>
{
    public ShareLinkValidator() => Include(new ShareLinkSettingsValidator());
}

internal sealed class ShareLinkSettingsValidator : AbstractValidator<IShareLinkSettings>
{
    public ShareLinkSettingsValidator()
    {
        RuleFor(link => link.Language).Language();
        RuleFor(link => link.Note).Line(300);
        RuleFor(link => link.ExpiresAt)
            .Must((link, end) => end is null || link.StartsAt is null || end > link.StartsAt)
            .WithErrorCode("before_start").WithMessage("Must be after startsAt.");
        RuleFor(link => link.MaxClicks).InclusiveBetween(1, 1_000_000_000);
        RuleFor(link => link.Preview!.Title).Line(300).When(link => link.Preview is not null);
        RuleFor(link => link.Preview!.Description).Line(1_000).When(link => link.Preview is not null);
        RuleFor(link => link.Preview!.ImageUrl).WebAddress().When(link => link.Preview is not null);
        RuleFor(link => link.Campaign!.Source).Line(100).When(link => link.Campaign is not null);
        RuleFor(link => link.Campaign!.Medium).Line(100).When(link => link.Campaign is not null);
        RuleFor(link => link.Campaign!.Name).Line(100).When(link => link.Campaign is not null);
        RuleFor(link => link.Campaign!.Term).Line(100).When(link => link.Campaign is not null);
        RuleFor(link => link.Campaign!.Content).Line(100).When(link => link.Campaign is not null);
    }
}
