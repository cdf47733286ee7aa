using System.Diagnostics.CodeAnalysis;

namespace NewsApi.Text.Bodies;

/// <summary>The markup language of a body.</summary>
public enum BodyFormat
{
    /// <summary>HTML. Elements and attributes that are not on the server's list are removed.</summary>
    Html,

    /// <summary>CommonMark with tables, strikethrough, bare links and figures; HTML within it is cleaned in the same way.</summary>
    Markdown,
}

/// <summary>A body in all its output forms.</summary>
/// <param name="Html">Clean HTML.</param>
/// <param name="Text">Plain text with a blank line between blocks.</param>
/// <param name="Blocks">The body for applications that render it themselves.</param>
/// <param name="WordCount">Words in the plain text.</param>
/// <param name="ReadingMinutes">At 200 words a minute, rounded up; 0 for a body without words.</param>
internal sealed record Body(string Html, string Text, IReadOnlyList<Block> Blocks, int WordCount, int ReadingMinutes);

internal static class BodyFormats
{
    private const int WordsPerMinute = 200;

    /// <summary>Converts a body to all forms. False, with a message for the author, if it is too deeply nested or too large.</summary>
    public static bool TryRead(
        BodyFormat format, string content, [NotNullWhen(true)] out Body? body, [NotNullWhen(false)] out string? error)
    {
        body = null;
        error = SafeHtml.TooComplex;
        var html = UnicodeForm.WellFormed(content);
        if (format == BodyFormat.Markdown && !MarkdownSource.TryToHtml(html, out html))
            return false;
        if (!SafeHtml.TryClean(html, out var clean) || !NestingLimit.TryParse(clean, out var document))
            return false;
        using (document)
        {
            var blocks = BlockReader.Read(document.Body!.ChildNodes);
            var text = PlainText.Of(blocks);
            var words = PlainText.CountWords(text);
            body = new Body(clean, text, blocks, words, (words + WordsPerMinute - 1) / WordsPerMinute);
        }
        error = null;
        return true;
    }
}
