using System.Diagnostics.CodeAnalysis;
using AngleSharp;
using Ganss.Xss;

namespace NewsApi.Text.Bodies;

/// <summary>Reduces HTML from outside to the elements of an article that can do no harm.</summary>
internal static class SafeHtml
{
    /// <summary>Why <see cref="TryClean"/> refuses, in words for the author.</summary>
    public const string TooComplex = "The text is nested too deeply or has too many elements.";

    // What parses to something else than was written settles within two or three rounds, or is an attack on the parser.
    private const int MaxRounds = 6;

    private static readonly string[] Elements =
    [
        "p", "br", "h2", "h3", "h4", "h5", "h6", "strong", "b", "em", "i", "u", "s", "sub", "sup", "code", "pre", "a",
        "blockquote", "q", "cite", "ul", "ol", "li", "figure", "figcaption", "img", "table", "thead", "tbody", "tfoot", "tr", "th",
        "td", "caption", "hr", "iframe", "abbr", "time", "dl", "dt", "dd",
    ];

    // HtmlSanitizer is safe for concurrent use once set up: Sanitize writes to no field, and nothing changes this one after
    // it is made. It has no handlers, which could keep state.
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
    /// Cleans HTML. Text is kept, scripts and the like are dropped, other unknown elements give way to their content. False
    /// where the HTML is so deep or large that reading it would be an attack. Cleaning the result again changes nothing.
    /// </summary>
    public static bool TryClean(string html, [NotNullWhen(true)] out string? clean)
    {
        clean = UnicodeForm.WellFormed(html);
        // Cleaning may leave a tree that HTML can't write down (a paragraph in a paragraph), which reads back differently;
        // such differences are how attacks get past sanitisers. So only what reads back as itself is let through.
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
