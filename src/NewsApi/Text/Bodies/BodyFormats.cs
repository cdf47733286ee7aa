using System.Diagnostics.CodeAnalysis;

namespace NewsApi.Text.Bodies;

/// <summary>The notation in which a body was written.</summary>
public enum BodyFormat
{
    /// <summary>HTML. Elements and attributes that are not on the server's list are removed.</summary>
    Html,

    /// <summary>CommonMark with tables, strikethrough, bare links and figures; HTML within it is cleaned like any other.</summary>
    Markdown,
}

/// <summary>A body in every form that it is delivered in.</summary>
/// <param name="Html">Clean HTML.</param>
/// <param name="Text">Plain text, blocks parted by a blank line.</param>
/// <param name="Blocks">The same for applications that draw it themselves.</param>
/// <param name="WordCount">Words in the plain text.</param>
/// <param name="ReadingMinutes">At 200 words a minute, rounded up; 0 for a body without words.</param>
internal sealed record Body(string Html, string Text, IReadOnlyList<Block> Blocks, int WordCount, int ReadingMinutes);

internal static class BodyFormats
{
    private const int WordsPerMinute = 200;

    /// <summary>Reads a body. False, with words for the author, where it is nested or crowded beyond what an article needs.</summary>
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
