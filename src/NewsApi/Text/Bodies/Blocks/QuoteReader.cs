using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Converts a quotation. A quotation with <c>data-embed</c> becomes an embed with the text of the post.</summary>
internal static class QuoteReader
{
    public static List<Block> Read(IElement quote, IReadOnlyList<TextMark> around)
    {
        if (quote.GetAttribute("data-embed") is { } provider)
            return [MediaReader.Embed(quote, provider)];
        var cite = quote.Children.LastOrDefault(child => child.LocalName == "cite");
        var content = BlockReader.Read(quote.ChildNodes.Where(node => node != cite), around);
        var source = cite is null ? null : BlockReader.ReadLines(cite, around);
        var name = source?.Text.TrimStart('—', '–', '-', ' ', '\u00A0') is { Length: > 0 } trimmed ? trimmed : null;
        if (content.Count == 0 && name is null)
            return [];
        var blocks = BlockContent.IsPlain(content) ? [Quote(content)] : Regroup(content);
        blocks[0] = ((QuoteBlock)blocks[0] with
        {
            Attribution = name,
            AttributionMarks = name is null ? null : Shifted(source!.Marks, source.Text.Length - name.Length),
            SourceUrl = quote.GetAttribute("cite"),
        }).WithAttributes(quote);
        return blocks;
    }

    private static Block Quote(List<Block> content) =>
        content is [ParagraphBlock paragraph] ? new QuoteBlock(paragraph.Text, paragraph.Marks, null) : new QuoteBlock("", [], null);

    // Each run of paragraphs and headings becomes one quote. The first quote has the complete content.
    private static List<Block> Regroup(List<Block> content)
    {
        var own = BlockContent.Own(content);
        var blocks = new List<Block>();
        var run = new JoinedText();
        foreach (var block in BlockContent.Repeated(content))
        {
            if (block is ParagraphBlock or HeadingBlock)
            {
                run.TryAdd(block);
                continue;
            }

            EndQuote();
            blocks.Add(block);
        }

        EndQuote();
        if (blocks.Count == 0)
            blocks.Add(new QuoteBlock("", [], null) { Content = own });
        return blocks;

        void EndQuote()
        {
            if (blocks.Count == 0)
                blocks.Add(new QuoteBlock(run.Text, run.Marks, null) { Content = own });
            else if (!run.IsEmpty)
                blocks.Add(new QuoteBlock(run.Text, run.Marks, null) { InContent = true });
            run = new JoinedText();
        }
    }

    private static IReadOnlyList<TextMark>? Shifted(IReadOnlyList<TextMark> marks, int by)
    {
        var shifted = marks.Where(mark => mark.Start + mark.Length > by)
            .Select(
                mark => mark with { Start = Math.Max(0, mark.Start - by), Length = Math.Min(mark.Length, mark.Start + mark.Length - by) })
            .ToList();
        return shifted.Count == 0 ? null : shifted;
    }
}
