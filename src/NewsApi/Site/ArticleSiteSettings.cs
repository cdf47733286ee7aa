using NewsApi.Text.Names;
using NewsApi.Usage;

namespace NewsApi.Site;

/// <summary>The site's settings that articles need when they are read or written.</summary>
internal sealed record ArticleSiteSettings
{
    public string? BaseUrl { get; init; }

    public string ArticlePath { get; init; } = "";

    public string DefaultLanguage { get; init; } = "";

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> EmbedHosts { get; init; } = [];

    /// <summary>The terms on which others may use the site's stories.</summary>
    public LocalisedText Licence { get; init; } = LocalisedText.From(null);

    /// <summary>The usage policy. Each field applies if neither the article nor its sections set that field.</summary>
    public UsagePolicy Usage { get; init; } = UsagePolicy.Silent;

    /// <summary>
    /// The site's language that matches a requested tag, by the same rules as for Accept-Language: <c>ru</c> for <c>ru-RU</c>. If no
    /// language matches, the result is the tag itself, because older articles may be in a former language of the site.
    /// </summary>
    public string Find(string language) => NewsApi.Text.Names.Languages.Find(language, Languages) ?? language;

    public static ArticleSiteSettings Of(SiteSettings site) => new()
    {
        BaseUrl = site.BaseUrl,
        ArticlePath = site.ArticlePath,
        DefaultLanguage = site.DefaultLanguage,
        Languages = site.Languages,
        EmbedHosts = site.EmbedHosts,
        Licence = site.Licence,
        Usage = site.Usage,
    };
}
