namespace NewsApi.Text.Bodies;

/// <summary>Converts blocks to plain text and counts its words.</summary>
internal static class PlainText
{
    /// <summary>A blank line separates blocks; items, rows, captions and attributions are on lines of their own.</summary>
    public static string Of(IEnumerable<Block> blocks) =>
        string.Join("\n\n", blocks.Select(Of).Where(text => text.Length > 0));

    /// <summary>See <see cref="WordCount"/>.</summary>
    public static int CountWords(string text) => WordCount.Of(text);

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
}
