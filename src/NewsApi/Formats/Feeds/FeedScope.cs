using NewsApi.Articles.Published.Filters;
using NewsApi.Changes;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Feeds;

/// <summary>The selection of a feed's stories: the whole site, or one language, section, tag or author.</summary>
/// <param name="By">The kind of selection; null for the whole site.</param>
/// <param name="Slug">The current slug of the section, tag or author, or the language tag as the site spells it.</param>
/// <param name="Names">The names of the section, tag or author.</param>
/// <param name="DependsOn">The dependency on the section, tag or author; null for the whole site and for a language.</param>
internal sealed record FeedScope(NameFilter.FilterSubject? By, string Slug, LocalisedText Names, Dependency? DependsOn)
{
    public static readonly FeedScope Site = new(null, "", LocalisedText.From(null), null);

    /// <summary>The part of the feed's path with the kind and the slug; null for the whole site.</summary>
    public string? Path => By is null ? null : $"{Word}/{Slug}";

    /// <summary>The article filter that selects the feed's stories.</summary>
    /// <param name="language">The only language of the stories; null for all languages.</param>
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
