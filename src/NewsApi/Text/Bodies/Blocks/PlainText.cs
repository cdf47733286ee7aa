using System.Buffers;
using System.Text;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Converts blocks to plain text. Struck text is left out.</summary>
internal static class PlainText
{
    private const string Digits = "0123456789+-";
    private const string RaisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";

    private static readonly SearchValues<char> Raisable = SearchValues.Create(Digits);

    /// <summary>A blank line separates blocks; items, rows, captions and attributions are on lines of their own.</summary>
    public static string Of(IEnumerable<Block> blocks) => Joined(blocks, "\n\n", withLinks: true);

    /// <summary>The same without the addresses of films and sounds, for counting words.</summary>
    public static string WordsOf(IEnumerable<Block> blocks) => Joined(blocks, "\n\n", withLinks: false);

    private static string Joined(IEnumerable<Block> blocks, string separator, bool withLinks)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var block in BlockContent.Own(blocks))
        {
            var part = Of(block, withLinks);
            if (part.Length == 0)
                continue;
            // Pieces of one paragraph stand in one line, with a picture between them.
            if (!isFirst)
                text.Append(block.Continues is true && block is not ListBlock ? "\n" : separator);
            text.Append(part);
            isFirst = false;
        }

        return text.ToString();
    }

    private static string Of(Block block, bool withLinks) => block switch
    {
        ParagraphBlock paragraph => Shown(paragraph.Text, paragraph.Marks),
        HeadingBlock heading => Shown(heading.Text, heading.Marks),
        QuoteBlock quote => Lines(
            quote.Content is { } content ? Joined(content, "\n", withLinks) : Shown(quote.Text, quote.Marks),
            Shown(quote.Attribution, quote.AttributionMarks)),
        ListBlock list => Lines([.. list.Items.Where(item => item.InContent is null).Select(item => Of(item, withLinks))]),
        ImageBlock image => Shown(image.Caption, image.CaptionMarks),
        EmbedBlock embed => Lines(embed.Text, Shown(embed.Caption, embed.CaptionMarks)),
        VideoBlock video => Lines(
            video.Title, Shown(video.Caption, video.CaptionMarks), withLinks ? video.Sources[0].Url : null),
        AudioBlock audio => Lines(
            audio.Title, Shown(audio.Caption, audio.CaptionMarks), withLinks ? audio.Sources[0].Url : null),
        TableBlock table => Lines(
            [Shown(table.Caption, table.CaptionMarks), .. table.Rows.Select(row => Of(row, withLinks))]),
        FigureBlock figure => Lines(Joined(figure.Content, "\n", withLinks), Shown(figure.Caption, figure.CaptionMarks)),
        _ => "",
    };

    private static string Of(ListItem item, bool withLinks) =>
        item.Content is { } content ? Joined(content, "\n", withLinks) : Shown(item.Text, item.Marks);

    private static string Of(TableRow row, bool withLinks) => string.Join(' ', row.Cells
        .Select(cell => cell.Content is { } content ? Joined(content, "\n", withLinks) : Shown(cell.Text, cell.Marks))
        .Where(text => text.Length > 0));

    /// <summary>
    /// The text as it reads without marks: what is struck is left out, and raised digits stay apart from those before them ("10⁶").
    /// </summary>
    private static string Shown(string? text, IReadOnlyList<TextMark>? marks)
    {
        if (text is null or "" || marks is null || !marks.Any(mark => mark.Kind is TextMarkKind.Strike or TextMarkKind.Superscript))
            return text ?? "";
        var struck = new bool[text.Length];
        var letters = text.ToCharArray();
        foreach (var mark in marks)
        {
            var range = text.AsSpan(mark.Start, mark.Length);
            if (mark.Kind == TextMarkKind.Strike)
                struck.AsSpan(mark.Start, mark.Length).Fill(true);
            else if (mark.Kind == TextMarkKind.Superscript && !range.ContainsAnyExcept(Raisable))
                for (var i = mark.Start; i < mark.Start + mark.Length; i++)
                    letters[i] = RaisedDigits[Digits.IndexOf(text[i], StringComparison.Ordinal)];
        }

        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < letters.Length; i++)
            if (!struck[i] && !(letters[i] == ' ' && EndsInSpace(shown) && i > 0 && struck[i - 1]))
                shown.Append(letters[i]);
        return shown.ToString().Trim();
    }

    private static bool EndsInSpace(StringBuilder text) => text.Length == 0 || text[^1] is ' ' or '\n';

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}
