using System.Text.RegularExpressions;
using FluentValidation;
using NewsApi.Http.Bodies;

namespace NewsApi.Site;

internal sealed partial class SiteAppsValidator : AbstractValidator<SiteAppsRequest>
{
    private const int MostApps = 10;

    public SiteAppsValidator()
    {
        RuleFor(apps => apps.Apple).AtMost(MostApps);
        RuleForEach(apps => apps.Apple).NotNull()
            .Must(id => id is null || AppleId().IsMatch(id))
            .WithErrorCode("invalid_format")
            .WithMessage("Must be a team id of ten capital letters and digits, a full stop and a bundle id: ABCDE12345.com.example.news.");
        RuleFor(apps => apps.Android).AtMost(MostApps);
        RuleForEach(apps => apps.Android).NotNull().SetValidator(new AndroidAppValidator());
    }

    [GeneratedRegex(@"\A[A-Z0-9]{10}\.[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z(?<=\A.{1,166})")]
    private static partial Regex AppleId();

    private sealed partial class AndroidAppValidator : AbstractValidator<AndroidAppRequest>
    {
        public AndroidAppValidator()
        {
            RuleFor(app => app.Package).Filled().Line(255)
                .Must(name => name is null || PackageName().IsMatch(name))
                .WithErrorCode("invalid_format")
                .WithMessage("Must be a package name: two words or more with full stops between them, such as com.example.news.");
            RuleFor(app => app.Fingerprints).NotEmpty().AtMost(MostApps);
            RuleForEach(app => app.Fingerprints).NotNull()
                .Must(print => print is null || Sha256().IsMatch(print))
                .WithErrorCode("invalid_format").WithMessage("Must be 32 pairs of hexadecimal digits with colons between them.");
        }

        [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+\z")]
        private static partial Regex PackageName();

        [GeneratedRegex(@"\A[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}\z")]
        private static partial Regex Sha256();
    }
}
