using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Tags;

internal sealed class TagValidator : AbstractValidator<TagRequest>
{
    public const int MostSynonyms = 50;

    public TagValidator()
    {
        RuleFor(tag => tag.Slug).SlugOrNames(tag => tag.Names);
        RuleFor(tag => tag.Kind).NotNull();
        RuleFor(tag => tag.Names).NotEmpty().WithMessage("A name in at least one language is needed.");
        RuleFor(tag => tag.Names).Localised(120, isLine: true);
        RuleFor(tag => tag.Descriptions).Localised(1_000);
        RuleFor(tag => tag.Synonyms).AtMost(MostSynonyms);
        RuleForEach(tag => tag.Synonyms).Filled().Line(120);
    }
}

internal sealed class TagMergeValidator : AbstractValidator<TagMergeRequest>
{
    public TagMergeValidator() => RuleFor(merge => merge.Into).NotEmpty().Slug();
}
