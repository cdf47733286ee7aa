using System.Diagnostics.CodeAnalysis;
using AngleSharp;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Reduces untrusted HTML to a list of safe elements and attributes.</summary>
internal static class SafeHtml
{
    // Ordinary HTML is stable after two or three rounds. HTML that needs more is an attack on the parser.
    private const int MaxRounds = 6;

    // Safe for concurrent use: Sanitize writes to no field, nothing changes this object later, and it has no event handlers.
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(ElementRules.Elements, StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = new HashSet<string>(ElementRules.Attributes, StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = new HashSet<string>([.. SafeUrl.LinkSchemes, MediaAddress.SchemeName], StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(["href", "src", "cite", "poster"], StringComparer.OrdinalIgnoreCase),
    })
    {
        KeepChildNodes = true,
    };

    /// <summary>Cleans HTML, for callers that have no context and do not need the tree.</summary>
    public static bool TryClean(string html, [NotNullWhen(true)] out string? clean)
    {
        var succeeded = TryClean(html, BodyContext.Empty, new CleaningReport(), out clean, out var document, out _);
        document?.Dispose();
        return succeeded;
    }

    /// <summary>
    /// Cleans HTML. Text is kept, scripts and similar elements are removed, other unknown elements are replaced by their content.
    /// Cleaning the result again changes nothing. False, with a sentence for the author, if the HTML exceeds
    /// <see cref="NestingLimit"/> or does not become stable.
    /// </summary>
    /// <param name="html">The HTML.</param>
    /// <param name="context">The base of relative addresses, and the site's embed hosts.</param>
    /// <param name="report">Collects what is left out or changed.</param>
    /// <param name="clean">The clean HTML.</param>
    /// <param name="document">The clean HTML as a tree; the caller disposes of it.</param>
    /// <param name="error">A sentence that says why the HTML is refused.</param>
    public static bool TryClean(
        string html, BodyContext context, CleaningReport report, [NotNullWhen(true)] out string? clean,
        [NotNullWhen(true)] out IHtmlDocument? document, [NotNullWhen(false)] out string? error)
    {
        clean = UnicodeForm.WellFormed(html);
        // Cleaning may leave a tree that HTML can't express (a paragraph in a paragraph), so that its HTML parses to another tree.
        // Attacks on sanitisers use such differences. Therefore only HTML that stays the same when it is parsed again is accepted.
        for (var round = 0; round < MaxRounds; round++)
        {
            if (!NestingLimit.TryParse(clean, out document, out error))
            {
                clean = null;
                return false;
            }

            var body = HtmlRewriter.Rewrite(document, context, report);
            Sanitizer.SanitizeDom(document, body);
            var next = body.ChildNodes.ToHtml(HtmlFormatter.Instance);
            if (next == clean)
                return true;
            document.Dispose();
            clean = next;
        }

        (clean, document) = (null, null);
        error = "The HTML changes its meaning each time it is read. Close each element where it ends, and nest lists and tables properly.";
        return false;
    }
}
