using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Usage;

namespace NewsApi.Sections;

internal sealed class SectionValidator : AbstractValidator<SectionRequest>
{
    public SectionValidator()
    {
        RuleFor(section => section.Slug).SlugOrNames(section => section.Names);
        RuleFor(section => section.Names).NotEmpty().WithMessage("A name in at least one language is needed.");
        RuleFor(section => section.Names).Localised(120, isLine: true);
        RuleFor(section => section.Descriptions).Localised(1_000);
        RuleFor(section => section.Parent).Slug();
        RuleFor(section => section.Order).InclusiveBetween(0, 100_000);
        RuleFor(section => section.Usage!).SetValidator(new UsagePolicyValidator()).When(section => section.Usage is not null);
    }
}
