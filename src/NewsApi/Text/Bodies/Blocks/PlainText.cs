using System.Buffers;
using System.Text;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Converts blocks to plain text. Struck text is left out.</summary>
internal static class PlainText
{
    private const string Plain = "0123456789+-−=()ni";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉";

    // Signs that footnotes use for the link back to the text.
    private const string BackSigns = "↩↑\uFE0E ";

    private static readonly SearchValues<char> Raisable = SearchValues.Create(Plain);
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789+-−=");

    /// <summary>Converts blocks to text. A blank line separates blocks; each item, row, caption and attribution has its own line.</summary>
    public static string Of(IEnumerable<Block> blocks) => Joined(blocks, "\n\n", withLinks: true);

    /// <summary>
    /// The text as <see cref="Of(IEnumerable{Block})"/> returns it, but without the addresses of films and sounds, for counting words.
    /// </summary>
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
            // A picture may split a paragraph into pieces. Only a line end separates these pieces.
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
    /// The text without marks. Struck text is left out, and superscript numbers stay separate from the numbers before them ("10⁶").
    /// </summary>
    private static string Shown(string? text, IReadOnlyList<TextMark>? marks)
    {
        if (text is null or "" || marks is null or [])
            return text ?? "";
        var hidden = new bool[text.Length];
        var letters = text.ToCharArray();
        var carets = new HashSet<int>();
        foreach (var mark in marks)
        {
            var (start, end) = (mark.Start, mark.Start + mark.Length);
            var range = text.AsSpan(start, mark.Length);
            if (mark.Kind == TextMarkKind.Strike || (mark.Href is ['#', ..] && range.Trim(BackSigns).IsEmpty))
                hidden.AsSpan(start, mark.Length).Fill(true);
            else if (mark.Kind == TextMarkKind.Superscript && !range.ContainsAnyExcept(Raisable))
                Replace(letters.AsSpan(start, mark.Length), Plain, Raised);
            else if (mark.Kind == TextMarkKind.Superscript && (range.ContainsAny(Signs) || range.ToString().Any(char.IsDigit))
                && start > 0 && char.IsLetterOrDigit(text[start - 1]))
                carets.Add(start);
            // A subscript becomes normal digits, because people write and search for "CO2". Before another digit it becomes small digits,
            // because "log28" would be another number.
            else if (mark.Kind == TextMarkKind.Subscript && range.ToString().All(char.IsAsciiDigit)
                && end < text.Length && char.IsDigit(text[end]))
                Replace(letters.AsSpan(start, mark.Length), Plain, Lowered);
        }

        var shown = new StringBuilder(text.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            if (hidden[i] || (letters[i] == ' ' && EndsInSpace(shown) && i > 0 && hidden[i - 1]))
                continue;
            if (carets.Contains(i))
                shown.Append('^');
            shown.Append(letters[i]);
        }

        return shown.ToString().Trim(' ', '\n');
    }

    private static void Replace(Span<char> letters, string from, string to)
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = to[from.IndexOf(letters[i], StringComparison.Ordinal)];
    }

    private static bool EndsInSpace(StringBuilder text) => text.Length == 0 || text[^1] is ' ' or '\n';

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}
