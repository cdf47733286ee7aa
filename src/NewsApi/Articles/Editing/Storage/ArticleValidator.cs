using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Usage;

namespace NewsApi.Articles.Editing.Storage;

internal sealed class ArticleValidator : AbstractValidator<ArticleContent>
{
    public const int LongestBody = 1_000_000;
    public const int MostTags = 50;
    private const int MostAuthors = 20;

    public ArticleValidator()
    {
        RuleFor(article => article.Language).NotEmpty().Language();
        RuleFor(article => article.TranslationOf).GreaterThan(0);
        RuleFor(article => article.Slug).Slug();
        RuleFor(article => article.Title).Filled().Line(300);
        RuleFor(article => article.Summary).Lines(1_000);
        RuleFor(article => article.Body!).NotNull().SetValidator(new BodyValidator());
        RuleFor(article => article.Section).Slug();
        RuleFor(article => article.Tags).AtMost(MostTags);
        RuleForEach(article => article.Tags).NotNull().Slug();
        RuleFor(article => article.Tags).Must(tags => tags is null || tags.Distinct().Count() == tags.Count)
            .WithErrorCode("duplicate").WithMessage("A tag is listed twice.");
        RuleFor(article => article.Authors).AtMost(MostAuthors);
        RuleForEach(article => article.Authors).NotNull().SetValidator(new ArticleAuthorValidator());
        RuleFor(article => article.Byline).Line(300);
        RuleFor(article => article.Source!).SetValidator(new SourceValidator()).When(article => article.Source is not null);
        RuleFor(article => article.PlaceLine).Line(200);
        RuleFor(article => article.LeadImage!).SetValidator(new ImageValidator()).When(article => article.LeadImage is not null);
        RuleFor(article => article.CanonicalUrl).WebAddress();
        RuleFor(article => article.Rights!.Licence).Line(500).When(article => article.Rights is not null);
        RuleFor(article => article.Rights!.Attribution).Line(300).When(article => article.Rights is not null);
        RuleFor(article => article.Seo!.Title).Line(120).When(article => article.Seo is not null);
        RuleFor(article => article.Seo!.Description).Line(300).When(article => article.Seo is not null);
        RuleFor(article => article.Usage!).SetValidator(new UsagePolicyValidator()).When(article => article.Usage is not null);
        RuleFor(article => article.Usage!.Syndication)
            .Must((article, syndication) => syndication is null or UsageRule.Denied || article.Rights?.Syndicatable != false)
            .When(article => article.Usage is not null)
            .WithErrorCode("contradiction").WithMessage("'rights.syndicatable' is false: deny syndication here too, or set it to true.");
        RuleFor(article => article.AiUse!.Kind).NotNull().When(article => article.AiUse is not null);
        RuleFor(article => article.AiUse!.Note).Line(500).When(article => article.AiUse is not null);
        RuleFor(article => article.Responsible).Line(300);
    }

    private sealed class BodyValidator : AbstractValidator<ArticleBodySource>
    {
        public BodyValidator()
        {
            RuleFor(body => body.Format).NotNull();
            RuleFor(body => body.Content).NotNull().Lines(LongestBody);
            RuleFor(body => body.BaseUrl).WebAddress();
        }
    }

    private sealed class ArticleAuthorValidator : AbstractValidator<ArticleAuthor>
    {
        public ArticleAuthorValidator() => RuleFor(author => author.Author).NotEmpty().Slug();
    }

    private sealed class SourceValidator : AbstractValidator<ArticleSource>
    {
        public SourceValidator()
        {
            RuleFor(source => source.Name).Filled().Line(200);
            RuleFor(source => source.Url).WebAddress();
        }
    }

    private sealed class ImageValidator : AbstractValidator<LeadImage>
    {
        public ImageValidator()
        {
            RuleFor(image => image.Url).NotEmpty().When(image => image.Media is null);
            RuleFor(image => image.Url).Null().When(image => image.Media is not null)
                .WithErrorCode("contradiction").WithMessage("Name the picture by 'media' or by 'url', not by both.");
            RuleFor(image => image.Url).WebAddress();
            RuleFor(image => image.Media).GreaterThan(0);
            RuleFor(image => image.Width).Null().When(image => image.Media is not null)
                .WithErrorCode("contradiction").WithMessage("Not allowed with 'media': the size of an uploaded picture is known.");
            RuleFor(image => image.Height).Null().When(image => image.Media is not null)
                .WithErrorCode("contradiction").WithMessage("Not allowed with 'media': the size of an uploaded picture is known.");
            RuleFor(image => image.Alt).Line(500);
            RuleFor(image => image.Credit).Line(300);
            RuleFor(image => image.Width).InclusiveBetween(1, 100_000);
            RuleFor(image => image.Height).InclusiveBetween(1, 100_000);
        }
    }
}
