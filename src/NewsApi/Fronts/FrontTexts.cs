using NewsApi.Text.Names;

namespace NewsApi.Fronts;

/// <summary>The texts of a front in one language.</summary>
internal static class FrontTexts
{
    /// <summary>The title with its language: the requested language, else the site's default, else any. Without titles, the slug.</summary>
    public static (string Title, string Language) TitleIn(this FrontContent content, string language, string siteDefault, string slug) =>
        LocalisedText.From(content.Titles).Pick(language, siteDefault) ?? (slug, siteDefault);

    public static string? DescriptionIn(this FrontContent content, string language, string siteDefault) =>
        In(content.Descriptions, language, siteDefault);

    /// <summary>The text in a language, or in a broader language, such as <c>en</c> for <c>en-GB</c>; null if there is none.</summary>
    public static string? For(IReadOnlyDictionary<string, string>? texts, string language) =>
        texts is not null && LocalisedText.From(texts).Pick(language, language) is var (text, used) && LocalisedText.Serves(used, language)
            ? text
            : null;

    /// <summary>The text in a language, else in the site's default, else in any; null if there is no text.</summary>
    public static string? In(IReadOnlyDictionary<string, string>? texts, string language, string siteDefault) =>
        texts is null ? null : LocalisedText.From(texts).PickText(language, siteDefault);
}
