using NewsApi.Text.Names;

namespace NewsApi.Fronts;

/// <summary>The texts of a front in one language.</summary>
internal static class FrontTexts
{
    /// <summary>The title and its language: the wanted one, else the site's default, else any.</summary>
    public static (string Title, string Language) TitleIn(this FrontContent content, string language, string siteDefault, string slug) =>
        LocalisedText.From(content.Titles).Pick(language, siteDefault) ?? (slug, siteDefault);

    public static string? DescriptionIn(this FrontContent content, string language, string siteDefault) =>
        In(content.Descriptions, language, siteDefault);

    /// <summary>A text in a language or a broader one; null where there is none.</summary>
    public static string? For(IReadOnlyDictionary<string, string>? texts, string language) =>
        texts is not null && LocalisedText.From(texts).Pick(language, language) is var (text, used) && LocalisedText.Serves(used, language)
            ? text
            : null;

    /// <summary>A text in a language, else in the site's default, else in any; null where there is none.</summary>
    public static string? In(IReadOnlyDictionary<string, string>? texts, string language, string siteDefault) =>
        texts is null ? null : LocalisedText.From(texts).PickText(language, siteDefault);
}
