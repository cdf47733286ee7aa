using System.Globalization;

namespace NewsApi.Text.Bodies;

/// <summary>Converts blocks to plain text and counts its words.</summary>
internal static class PlainText
{
    /// <summary>A blank line separates blocks; items, rows, captions and attributions are on lines of their own.</summary>
    public static string Of(IEnumerable<Block> blocks) =>
        string.Join("\n\n", blocks.Select(Of).Where(text => text.Length > 0));

    /// <summary>Counts runs of letters and digits; an apostrophe or hyphen inside a run does not split it.</summary>
    public static int CountWords(string text)
    {
        var words = 0;
        var inWord = false;
        var joint = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(rune))
            {
                if (!inWord && !joint)
                    words++;
                (inWord, joint) = (true, false);
            }
            else if (!IsMark(rune))
            {
                joint = inWord && rune.Value is '\'' or '-' or '’' or 'ʼ' or '՚' or '‑' or '\u00AD';
                inWord = false;
            }
        }
        return words;
    }

    private static string Of(Block block) => block switch
    {
        ParagraphBlock paragraph => paragraph.Text,
        HeadingBlock heading => heading.Text,
        QuoteBlock quote => Lines(quote.Text, quote.Attribution),
        ListBlock list => Lines([.. list.Items.Select(item => item.Text)]),
        ImageBlock image => image.Caption ?? "",
        EmbedBlock embed => embed.Caption ?? "",
        TableBlock table => Lines([table.Caption, .. table.Rows.Select(row => string.Join(' ', row.Cells.Select(cell => cell.Text)))]),
        _ => "",
    };

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));

    private static bool IsMark(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
