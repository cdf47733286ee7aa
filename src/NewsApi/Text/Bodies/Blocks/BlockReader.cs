using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Converts cleaned HTML to blocks. They contain all text that a browser would show.</summary>
internal sealed class BlockReader
{
    private readonly List<Block> _blocks = [];
    private readonly InlineText _inline = new();
    private bool _verbatim;

    // While a paragraph is read: its element, and the number of blocks that were made of it.
    private IElement? _paragraph;
    private int _pieces;

    /// <summary>Reads nodes.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="around">Marks of elements around the nodes, outermost first.</param>
    public static List<Block> Read(IEnumerable<INode> nodes, IReadOnlyList<TextMark>? around = null)
    {
        var reader = new BlockReader();
        foreach (var mark in around ?? [])
            reader._inline.Mark(mark);
        reader.Walk(nodes);
        reader.EndParagraph();
        return reader._blocks;
    }

    /// <summary>Reads the lines of a heading or caption; null if they are empty.</summary>
    public static ParagraphBlock? ReadLines(IElement element, IReadOnlyList<TextMark> around)
    {
        var lines = JoinedText.Of(Read(element.ChildNodes, around), []);
        return lines.IsEmpty ? null : new ParagraphBlock(lines.Text, lines.Marks);
    }

    // The recursion is as deep as the tree, and NestingLimit bounds that depth.
    private void Walk(IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is IElement element)
                WalkElement(element);
            else if (node is IText text && _verbatim)
                _inline.AppendVerbatim(text.Data);
            else if (node is IText inline)
                _inline.Append(inline.Data);
        }
    }

    private void WalkElement(IElement element)
    {
        switch (element.LocalName)
        {
            case "br" when _verbatim:
                _inline.AppendVerbatim("\n");
                break;
            case "br":
                _inline.Break();
                break;
            case "img" or "picture" or "iframe" or "video" or "audio":
                Add([MediaReader.Read(element, _inline.Open)]);
                break;
            case "hr":
                Add([new DividerBlock()]);
                break;
            case "p":
                Paragraph(element);
                break;
            case "pre":
                Preformatted(element);
                break;
            case "h2" or "h3" or "h4" or "h5" or "h6":
                Add(Heading(element));
                break;
            case "blockquote":
                Add(QuoteReader.Read(element, _inline.Open));
                break;
            case "ul" or "ol" or "dl":
                Add(new ListReader(element).Read(_inline.Open));
                break;
            case "figure":
                Add(FigureReader.Read(element, _inline.Open));
                break;
            case "table":
                Add(TableReader.Read(element, _inline.Open));
                break;
            default:
                Inline(element);
                break;
        }
    }

    private void Inline(IElement element)
    {
        // In preformatted text, all letters have the code mark already.
        var mark = _verbatim && element.LocalName == "code" ? null : InlineMarks.Of(element);
        if (mark is null)
        {
            Walk(element.ChildNodes);
            return;
        }

        using (_inline.Mark(mark))
        {
            if (element.LocalName == "q")
                _inline.Append("“");
            Walk(element.ChildNodes);
            if (element.LocalName == "q")
                _inline.Append("”");
        }
    }

    private void Paragraph(IElement element)
    {
        EndParagraph();
        (_paragraph, _pieces) = (element, 0);
        Walk(element.ChildNodes);
        EndParagraph();
        _paragraph = null;
    }

    private void Preformatted(IElement element)
    {
        EndParagraph();
        _verbatim = true;
        using (_inline.Mark(new TextMark(TextMarkKind.Code, 0, 0, null)))
        {
            Walk(element.ChildNodes);
            if (_inline.Take(out var text, out var marks))
                _blocks.Add(new ParagraphBlock(text, marks) { Preformatted = true }.WithAttributes(element));
        }

        _verbatim = false;
    }

    private List<Block> Heading(IElement element) => ReadLines(element, _inline.Open) is { } lines
        ? [new HeadingBlock(element.LocalName[1] - '0', lines.Text, lines.Marks).WithAttributes(element)]
        : [];

    private void Add(List<Block> blocks)
    {
        EndParagraph();
        foreach (var block in blocks)
            Keep(block);
    }

    private void EndParagraph()
    {
        if (_inline.Take(out var text, out var marks))
            Keep(new ParagraphBlock(text, marks));
    }

    private void Keep(Block block)
    {
        if (_paragraph is not null)
            block = _pieces++ == 0 ? block.WithAttributes(_paragraph) : block with { Continues = true };
        _blocks.Add(block);
    }
}
