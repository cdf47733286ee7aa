using System.Globalization;

namespace NewsApi.ShareLinks.Cards;

/// <summary>The few words of the page of a story, in one language.</summary>
/// <param name="Language">The base language, <c>en</c>.</param>
/// <param name="Print">Leads to the print view.</param>
/// <param name="Updated">Stands before the time of the last update.</param>
/// <param name="Corrections">Stands above the corrections.</param>
internal sealed record StoryLabels(string Language, string Print, string Updated, string Corrections)
{
    private static readonly StoryLabels English = new("en", "Print", "Updated", "Corrections");

    private static readonly StoryLabels[] All =
    [
        English,
        new("ru", "Печать", "Обновлено", "Исправления"),
        new("az", "Çap et", "Yeniləndi", "Düzəlişlər"),
        new("hy", "Տպել", "Թարմացվել է", "Ուղղումներ"),
    ];

    /// <summary>The base language, else English.</summary>
    public static StoryLabels For(string language) =>
        Array.Find(All, labels => labels.Language.Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? English;

    /// <summary>The date and time in UTC as the language writes them.</summary>
    public static string Date(DateTimeOffset time, string language) => $"{time.UtcDateTime.ToString("f", Culture(language))} UTC";

    /// <summary>The name of a language in itself, or its tag where the system does not know it.</summary>
    public static string NameOf(string language) => Culture(language) is { Name.Length: > 0 } culture ? culture.NativeName : language;

    public static bool IsRightToLeft(string language) => Culture(language).TextInfo.IsRightToLeft;

    private static CultureInfo Culture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
