using System.Diagnostics.CodeAnalysis;
using NewsApi.Text.Bodies.Blocks;
using NewsApi.Text.Bodies.Cleaning;

namespace NewsApi.Text.Bodies;

/// <summary>The markup language of a body.</summary>
public enum BodyFormat
{
    /// <summary>HTML. Elements and attributes that are not on the server's list are removed.</summary>
    Html,

    /// <summary>
    /// CommonMark with tables, strikethrough, bare links, figures and footnotes; HTML in the text is cleaned like an HTML body.
    /// </summary>
    Markdown,
}

/// <summary>A body in all its output forms.</summary>
/// <param name="Html">Clean HTML.</param>
/// <param name="Text">Plain text with a blank line between blocks.</param>
/// <param name="Blocks">The body for applications that render it themselves.</param>
/// <param name="WordCount">Words in the plain text.</param>
/// <param name="ReadingMinutes">Reading time in minutes at 200 words a minute, rounded up; 0 for a body without words.</param>
internal sealed record Body(string Html, string Text, IReadOnlyList<Block> Blocks, int WordCount, int ReadingMinutes)
{
    /// <summary>The parts of the body that were left out or changed, at most eleven entries.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];
}

internal static class BodyFormats
{
    /// <summary>JSON Pointer of the request field that holds the text of a body.</summary>
    public const string ContentPointer = "/body/content";

    private const int WordsPerMinute = 200;

    /// <summary>Converts a body to all forms. False, with a message for the author, if it exceeds a limit.</summary>
    public static bool TryRead(
        BodyFormat format, string content, BodyContext context, [NotNullWhen(true)] out Body? body, [NotNullWhen(false)] out string? error)
    {
        body = null;
        var report = new CleaningReport();
        // With a byte order mark before it, the sign of a Markdown heading would not be recognised.
        var html = UnicodeForm.WellFormed(content).TrimStart('\uFEFF');
        if (format == BodyFormat.Markdown && !MarkdownSource.TryToHtml(html, out html, out error))
            return false;
        if (!SafeHtml.TryClean(html, context, report, out var clean, out var document, out error))
            return false;
        using (document)
        {
            var blocks = BlockReader.Read(document.Body!.ChildNodes);
            var text = PlainText.Of(blocks);
            var words = WordCount.Of(PlainText.WordsOf(blocks));
            body = new Body(clean, text, blocks, words, (words + WordsPerMinute - 1) / WordsPerMinute)
            {
                Notices = report.ToNotices(ContentPointer),
            };
        }

        return true;
    }
}
