using AngleSharp.Dom;
using NewsApi.Text.Names;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Language and direction of a removed element, which the blocks inside that element inherit.</summary>
internal sealed record InheritedLanguage(string? Language, string? Direction)
{
    public static readonly InheritedLanguage Nothing = new(null, null);

    public InheritedLanguage With(IElement element) => LanguageOf(element) is null && DirectionOf(element) is null
        ? this
        : new InheritedLanguage(LanguageOf(element) ?? Language, DirectionOf(element) ?? Direction);

    public static string? LanguageOf(IElement element) =>
        element.GetAttribute("lang") is { } language && Languages.IsTag(language) ? language : null;

    public static string? DirectionOf(IElement element) =>
        element.GetAttribute("dir")?.ToLowerInvariant() is "ltr" or "rtl" or "auto" ? element.GetAttribute("dir")!.ToLowerInvariant()
            : null;
}
