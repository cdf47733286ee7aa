using FluentValidation;
using NewsApi.Http.Bodies;
using NewsApi.Text.Addresses;
using NewsApi.Text.Embeds;
using NewsApi.Usage;

namespace NewsApi.Site;

internal sealed class SiteValidator : AbstractValidator<SiteRequest>
{
    private const int MostLanguages = 50, MostEmbedHosts = 50;

    public SiteValidator()
    {
        RuleFor(site => site.Name).Filled().Line(200);
        RuleFor(site => site.BaseUrl).WebAddress(500)
            .Must(url => url is null || !url.AsSpan().ContainsAny('?', '#'))
            .WithErrorCode("invalid_url").WithMessage("Must have no query and no fragment, because paths are appended to it.");
        RuleFor(site => site.ArticlePath).Line(200)
            .Must(path => path is null || IsArticlePath(path))
            .WithErrorCode("invalid_path").WithMessage("Must begin with one slash and contain {slug} or {id}, without query or fragment.");
        RuleFor(site => site.Languages).NotEmpty().AtMost(MostLanguages);
        RuleForEach(site => site.Languages).NotNull().Language();
        RuleFor(site => site.DefaultLanguage).NotEmpty().Language();
        RuleFor(site => site.DefaultLanguage)
            .Must((site, language) => language is null || site.Languages is null
                || site.Languages.Contains(language, StringComparer.OrdinalIgnoreCase))
            .WithErrorCode("unknown_language").WithMessage("Must be one of the site's languages.");
        RuleFor(site => site.Social!).SetValidator(new SocialValidator()).When(site => site.Social is not null);
        RuleFor(site => site.AppStores!.Apple).WebAddress().When(site => site.AppStores is not null);
        RuleFor(site => site.AppStores!.Google).WebAddress().When(site => site.AppStores is not null);
        RuleFor(site => site.Licence).Localised(500);
        RuleFor(site => site.LicenceUrl).WebAddress();
        RuleFor(site => site.Logo!).SetValidator(new LogoValidator()).When(site => site.Logo is not null);
        RuleFor(site => site.Apps!).SetValidator(new SiteAppsValidator()).When(site => site.Apps is not null);
        RuleFor(site => site.EmbedHosts).AtMost(MostEmbedHosts);
        RuleForEach(site => site.EmbedHosts).NotNull()
            .Must(host => host is null || HostNames.Ascii(host) is not null)
            .WithErrorCode("invalid_host").WithMessage("Must be a host name with a full stop, without scheme, port or path; no IP address.")
            .Must(host => host is null || HostNames.Ascii(host) is not { } ascii || !EmbedProviders.Knows(ascii))
            .WithErrorCode("known_provider").WithMessage("Not needed: the server knows this provider and allows its players.");
        RuleFor(site => site.TimeZone).Line(100)
            .Must(name => name is null || TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId)
            .WithErrorCode("unknown_time_zone").WithMessage("Must be the IANA name of a time zone, such as Asia/Baku or UTC.");
        RuleFor(site => site.Usage!).SetValidator(new UsagePolicyValidator()).When(site => site.Usage is not null);
        RuleFor(site => site.Publisher!).SetValidator(new SitePublisherValidator()).When(site => site.Publisher is not null);
        RuleFor(site => site.FacebookAppId).Line(40)
            .Must(id => id is null || (id.Length > 0 && id.All(char.IsAsciiDigit)))
            .WithErrorCode("invalid_format").WithMessage("Must have only digits.");
    }

    private static bool IsArticlePath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Contains('?') && !path.Contains('#') && !path.Contains('\\')
        && (path.Contains("{slug}") || path.Contains("{id}"));

    private sealed class SocialValidator : AbstractValidator<SocialProfiles>
    {
        public SocialValidator()
        {
            RuleFor(social => social.X).WebAddress();
            RuleFor(social => social.YouTube).WebAddress().OverridePropertyName("youtube");
            RuleFor(social => social.Instagram).WebAddress();
            RuleFor(social => social.Facebook).WebAddress();
            RuleFor(social => social.Telegram).WebAddress();
        }
    }

    private sealed class LogoValidator : AbstractValidator<Logo>
    {
        public LogoValidator()
        {
            RuleFor(logo => logo.Url).NotEmpty().WebAddress();
            RuleFor(logo => logo.Alt).Line(500);
            RuleFor(logo => logo.Width).InclusiveBetween(1, 100_000);
            RuleFor(logo => logo.Height).InclusiveBetween(1, 100_000);
        }
    }
}
