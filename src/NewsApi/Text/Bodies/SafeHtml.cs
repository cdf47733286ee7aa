using System.Diagnostics.CodeAnalysis;
using AngleSharp;
using Ganss.Xss;

namespace NewsApi.Text.Bodies;

/// <summary>Reduces untrusted HTML to a list of safe elements and attributes.</summary>
internal static class SafeHtml
{
    /// <summary>Why <see cref="TryClean"/> refuses, in words for the author.</summary>
    public const string TooComplex = "The text is nested too deeply or has too many elements.";

    // Ordinary HTML is stable after two or three rounds. HTML that needs more is an attack on the parser.
    private const int MaxRounds = 6;

    private static readonly string[] Elements =
    [
        "p", "br", "h2", "h3", "h4", "h5", "h6", "strong", "b", "em", "i", "u", "s", "sub", "sup", "code", "pre", "a",
        "blockquote", "q", "cite", "ul", "ol", "li", "figure", "figcaption", "img", "table", "thead", "tbody", "tfoot", "tr", "th",
        "td", "caption", "hr", "iframe", "abbr", "time", "dl", "dt", "dd",
    ];

    // Safe for concurrent use: Sanitize writes to no field, nothing changes this object later, and it has no event handlers.
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(NestingLimit.Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src", "cite"], StringComparer.OrdinalIgnoreCase),
    })
    {
        KeepChildNodes = true,
    };

    /// <summary>
    /// Cleans HTML. Text is kept, scripts and similar elements are removed, other unknown elements are replaced by their content. False
    /// if the HTML exceeds <see cref="NestingLimit"/> or does not become stable. Cleaning the result again changes nothing.
    /// </summary>
    public static bool TryClean(string html, [NotNullWhen(true)] out string? clean)
    {
        clean = UnicodeForm.WellFormed(html);
        // Cleaning may leave a tree that HTML can't express (a paragraph in a paragraph), so that its HTML parses to another tree.
        // Attacks on sanitisers use such differences. Therefore only HTML that stays the same when it is parsed again is accepted.
        for (var round = 0; round < MaxRounds; round++)
        {
            if (!NestingLimit.TryParse(clean, out var document))
                break;
            using (document)
            {
                HtmlShape.Prepare(document);
                var next = Sanitizer.SanitizeDom(document, document.Body).Body!.ChildNodes.ToHtml(HtmlFormatter.Instance);
                if (next == clean)
                    return true;
                clean = next;
            }
        }
        clean = null;
        return false;
    }
}
