using System.Globalization;

namespace NewsApi.ShareLinks.Cards;

/// <summary>The labels on the page of a story, in one language.</summary>
/// <param name="Language">The base language, such as <c>en</c>.</param>
/// <param name="Print">The text of the link to the print view.</param>
/// <param name="Updated">The label before the time of the last update.</param>
/// <param name="Corrections">The heading above the corrections.</param>
/// <param name="Responsible">The label before the name of the person who is responsible for the story.</param>
/// <param name="Assisted">Says that people made the story with the help of AI.</param>
/// <param name="Generated">Says that AI made the story.</param>
internal sealed record StoryLabels(
    string Language, string Print, string Updated, string Corrections, string Responsible, string Assisted, string Generated)
{
    private static readonly StoryLabels English =
        new("en", "Print", "Updated", "Corrections", "Responsible", "Made with the help of AI", "Made by AI");

    private static readonly StoryLabels[] All =
    [
        English,
        new("ru", "Печать", "Обновлено", "Исправления", "Ответственный", "Создано с помощью ИИ", "Создано ИИ"),
        new("az", "Çap et", "Yeniləndi", "Düzəlişlər", "Məsul", "Süni intellektin köməyi ilə hazırlanıb",
            "Süni intellekt tərəfindən hazırlanıb"),
        new("hy", "Տպել", "Թարմացվել է", "Ուղղումներ", "Պատասխանատու", "Ստեղծվել է ԱԲ-ի օգնությամբ", "Ստեղծվել է ԱԲ-ի կողմից"),
    ];

    /// <summary>The labels in the base language, else in English.</summary>
    public static StoryLabels For(string language) =>
        Array.Find(All, labels => labels.Language.Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase)) ?? English;

    /// <summary>The date and time in UTC as the language writes them.</summary>
    public static string Date(DateTimeOffset time, string language) => $"{time.UtcDateTime.ToString("f", Culture(language))} UTC";

    /// <summary>A language's own name, or its tag where the system does not know it.</summary>
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
