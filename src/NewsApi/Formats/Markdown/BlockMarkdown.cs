using System.Text;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Formats.Markdown;

/// <summary>Writes the blocks of an article's body as Markdown, including pictures, captions, tables and embedded pages.</summary>
/// <param name="absolute">Makes an address absolute; returns null for an address within the same text.</param>
internal sealed class BlockMarkdown(Func<string, string?> absolute)
{
    private readonly InlineMarkdown _inline = new(absolute);

    public string Write(IEnumerable<Block> blocks)
    {
        var parts = new List<string>();
        Block? before = null;
        var isOther = false;
        foreach (var block in blocks.Where(block => block.InContent is null))
        {
            // A different list marker separates a list from the list before it.
            isOther = block is ListBlock list && before is ListBlock last && last.Ordered == list.Ordered && !isOther;
            var part = Of(block, isOther);
            if (part.Length == 0)
                continue;
            parts.Add(part);
            before = block;
        }

        return string.Join("\n\n", parts);
    }

    private string Of(Block block, bool otherSign) => block switch
    {
        ParagraphBlock { Preformatted: true } code => Fences.Block(code.Text),
        ParagraphBlock paragraph => _inline.Write(paragraph.Text, paragraph.Marks),
        HeadingBlock heading => $"{new string('#', heading.Level)} {_inline.Write(heading.Text, heading.Marks, " ")}",
        DividerBlock => "---",
        QuoteBlock quote => Quoted(Lines(
            "\n\n",
            quote.Content is { } content ? Write(content) : _inline.Write(quote.Text, quote.Marks),
            quote.Attribution is { Length: > 0 } who ? "— " + _inline.Write(who, quote.AttributionMarks) : "")),
        ListBlock list => new ListMarkdown(this, _inline).Write(list, otherSign),
        TableBlock table => Lines("\n\n", [new TableMarkdown(_inline).Write(table), .. Held(table).Select(held => Of(held, false))]),
        ImageBlock image => WithCaption(Image(image), image.Caption, image.CaptionMarks),
        EmbedBlock embed => Lines(
            "\n\n",
            WithCaption(
                Link(embed.Title ?? embed.Provider, embed.PageUrl ?? embed.Url), embed.Caption, embed.CaptionMarks),
            embed.Text is { Length: > 0 } words ? Quoted(_inline.Write(words, null)) : ""),
        VideoBlock video => WithCaption(Link(video.Title, video.Sources[0].Url), video.Caption, video.CaptionMarks),
        AudioBlock audio => WithCaption(Link(audio.Title, audio.Sources[0].Url), audio.Caption, audio.CaptionMarks),
        FigureBlock figure => Lines("\n\n", Write(figure.Content), _inline.Write(figure.Caption, figure.CaptionMarks)),
        _ => "",
    };

    // A table in Markdown can have only text and marks. Pictures, players and tables in its cells are written after the table.
    private static IEnumerable<Block> Held(TableBlock table) =>
        from row in table.Rows
        from cell in row.Cells
        from block in cell.Content ?? []
        where block.InContent is null && block is ImageBlock or EmbedBlock or VideoBlock or AudioBlock or TableBlock or FigureBlock
        select block;

    private string Image(ImageBlock image)
    {
        var shown = $"![{MarkdownText.Escape(image.Alt ?? "")}]({MarkdownText.Address(image.Url)})";
        return image.Href is { } href && absolute(href) is { } target ? $"[{shown}]({MarkdownText.Address(target)})" : shown;
    }

    private static string Link(string? title, string url) =>
        $"[{MarkdownText.Escape(title is { Length: > 0 } ? title : url)}]({MarkdownText.Address(url)})";

    private string WithCaption(string thing, string? caption, IReadOnlyList<TextMark>? marks) =>
        Lines("\\\n", thing, _inline.Write(caption, marks));

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder();
        foreach (var line in text.Split('\n'))
            quoted.Append(quoted.Length == 0 ? "" : "\n").Append(line.Length == 0 ? ">" : "> ").Append(line);
        return quoted.ToString();
    }

    private static string Lines(string between, params IEnumerable<string> parts) =>
        string.Join(between, parts.Where(part => part.Length > 0));
}
