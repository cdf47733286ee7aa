using NewsApi.Articles.Published.Filters;
using NewsApi.Changes;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Feeds;

/// <summary>Which stories a feed has: all of the site, or those of one language, section, tag or author.</summary>
/// <param name="By">Null for the whole site.</param>
/// <param name="Slug">The present slug, or the language as the site spells it.</param>
/// <param name="Names">The names of the section, tag or author.</param>
/// <param name="DependsOn">The dependency on the section, tag or author; null for the whole site and for a language.</param>
internal sealed record FeedScope(NameFilter.FilterSubject? By, string Slug, LocalisedText Names, Dependency? DependsOn)
{
    public static readonly FeedScope Site = new(null, "", LocalisedText.From(null), null);

    /// <summary>Kind and name as they stand in the feed's path; null for the whole site.</summary>
    public string? Path => By is null ? null : $"{Word}/{Slug}";

    /// <summary>The article filter that selects the feed's stories.</summary>
    /// <param name="language">Only this language; null for all.</param>
    public ArticleFilter Filter(string? language) => new()
    {
        Names =
        [
            .. By is { } subject ? (NameFilter[])[new NameFilter(subject, Exclude: false, [Slug])] : [],
            .. language is not null && By != NameFilter.FilterSubject.Language
                ? (NameFilter[])[new NameFilter(NameFilter.FilterSubject.Language, Exclude: false, [language])]
                : [],
        ],
        WithSectionsBelow = By == NameFilter.FilterSubject.Section,
    };

    /// <summary>The title of the feed.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="language">The feed's language.</param>
    /// <param name="siteDefault">The site's default language.</param>
    public string Title(string site, string language, string siteDefault) => By switch
    {
        null => site,
        NameFilter.FilterSubject.Language => $"{site} ({Slug})",
        _ => $"{Names.PickText(language, siteDefault) ?? Slug} – {site}",
    };

    private string Word => By.ToString()!.ToLowerInvariant();
}
