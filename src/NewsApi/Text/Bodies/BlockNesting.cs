using AngleSharp.Dom;

namespace NewsApi.Text.Bodies;

/// <summary>
/// Converts elements that may contain blocks in HTML but not in this format. Their content is read as blocks first. Then text is joined,
/// and other blocks follow the result or split it.
/// </summary>
internal static class BlockNesting
{
    public static List<Block> Heading(int level, List<Block> content)
    {
        var others = new List<Block>();
        var text = JoinedText.Of(content, others);
        if (!text.IsEmpty)
            others.Insert(0, new HeadingBlock(level, text.Text, text.Marks));
        return others;
    }

    public static List<Block> Quote(IElement quote)
    {
        var sources = quote.Children.Where(child => child.LocalName == "cite").ToList();
        var blocks = Regroup(BlockReader.Read(quote.ChildNodes.Where(node => !sources.Contains(node))));
        var others = new List<Block>();
        var source = JoinedText.Of(BlockReader.Read(sources), others);
        if (!source.IsEmpty)
            Attribute(blocks, source.Text.TrimStart('—', '–', '-', ' ', '\u00A0'));
        return [.. blocks, .. others];
    }

    public static List<Block> List(IElement list)
    {
        var blocks = new List<Block>();
        var items = new List<ListItem>();
        foreach (var node in list.ChildNodes)
            AddItem(node, list.LocalName == "ol", blocks, items);
        EndList(blocks, items, list.LocalName == "ol");
        return blocks;
    }

    public static List<Block> Figure(IElement figure)
    {
        var captions = figure.Children.Where(child => child.LocalName == "figcaption").ToList();
        var blocks = BlockReader.Read(figure.ChildNodes.Where(node => !captions.Contains(node)));
        var others = new List<Block>();
        var caption = JoinedText.Of(BlockReader.Read(captions), others);
        if (!caption.IsEmpty)
            Caption(blocks, caption);
        return [.. blocks, .. others];
    }

    // Each run of paragraphs and headings becomes one quote.
    private static List<Block> Regroup(List<Block> content)
    {
        var blocks = new List<Block>();
        var run = new JoinedText();
        foreach (var block in content)
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
        return blocks;

        void EndQuote()
        {
            if (!run.IsEmpty)
                blocks.Add(new QuoteBlock(run.Text, run.Marks, null));
            run = new JoinedText();
        }
    }

    private static void Attribute(List<Block> blocks, string source)
    {
        if (source.Length == 0)
            return;
        var last = blocks.FindLastIndex(block => block is QuoteBlock { Attribution: null });
        if (last >= 0)
            blocks[last] = (QuoteBlock)blocks[last] with { Attribution = source };
        else
            blocks.Add(new QuoteBlock("", [], source));
    }

    private static void AddItem(INode node, bool ordered, List<Block> blocks, List<ListItem> items)
    {
        // The description of a term is one level deeper than the term.
        var depth = node is IElement { LocalName: "dd" } ? 1 : 0;
        var text = new JoinedText();
        var content = node is IElement { LocalName: "li" or "dt" or "dd" } item ? item.ChildNodes : (IEnumerable<INode>)[node];
        foreach (var block in BlockReader.Read(content))
        {
            if (block is not ListBlock && text.TryAdd(block))
                continue;
            EndItem();
            if (block is ListBlock inner)
            {
                items.AddRange(inner.Items.Select(nested => nested with { Depth = nested.Depth + depth + 1 }));
                continue;
            }
            EndList(blocks, items, ordered);
            blocks.Add(block);
        }
        EndItem();

        void EndItem()
        {
            if (!text.IsEmpty)
                items.Add(new ListItem(text.Text, text.Marks, depth));
            text = new JoinedText();
        }
    }

    private static void EndList(List<Block> blocks, List<ListItem> items, bool ordered)
    {
        if (items.Count > 0)
            blocks.Add(new ListBlock(ordered, [.. items]));
        items.Clear();
    }

    // The caption goes to the last of several pictures, because readers expect it below them.
    private static void Caption(List<Block> blocks, JoinedText caption)
    {
        var last = blocks.FindLastIndex(block => block is ImageBlock or EmbedBlock
            or TableBlock { Caption: null } or QuoteBlock { Attribution: null });
        var captioned = last < 0 ? null : With(blocks[last], caption.Text);
        if (captioned is null)
            blocks.Add(new ParagraphBlock(caption.Text, caption.Marks));
        else
            blocks[last] = captioned;
    }

    private static Block? With(Block block, string caption) => block switch
    {
        ImageBlock { Caption: null } image => image with { Caption = caption },
        EmbedBlock { Caption: null } embed => embed with { Caption = caption },
        TableBlock table => table with { Caption = caption },
        QuoteBlock quote => quote with { Attribution = caption },
        _ => null,
    };
}
