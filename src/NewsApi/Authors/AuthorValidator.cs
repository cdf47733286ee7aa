using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Authors;

internal sealed class AuthorValidator : AbstractValidator<AuthorRequest>
{
    private const int MostProfiles = 20;

    public AuthorValidator()
    {
        RuleFor(author => author.Slug).SlugOrNames(author => author.Names);
        RuleFor(author => author.Names).NotEmpty().WithMessage("A name in at least one language is needed.");
        RuleFor(author => author.Names).Localised(120, isLine: true);
        RuleFor(author => author.Bios).Localised(2_000);
        RuleFor(author => author.Picture!).SetValidator(new PictureValidator()).When(author => author.Picture is not null);
        RuleFor(author => author.Profiles).AtMost(MostProfiles);
        RuleForEach(author => author.Profiles).NotNull().SetValidator(new ProfileValidator());
    }

    private sealed class PictureValidator : AbstractValidator<AuthorPicture>
    {
        public PictureValidator()
        {
            RuleFor(picture => picture.Url).NotEmpty().WebAddress();
            RuleFor(picture => picture.Alt).Line(500);
        }
    }

    private sealed class ProfileValidator : AbstractValidator<AuthorProfile>
    {
        public ProfileValidator()
        {
            RuleFor(profile => profile.Network).Filled().Line(40);
            RuleFor(profile => profile.Url).NotEmpty().WebAddress();
        }
    }
}
