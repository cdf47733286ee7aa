using System.Globalization;
using AngleSharp.Dom;

namespace NewsApi.Text.Bodies;

/// <summary>Converts cleaned HTML to blocks. They contain all text that a browser would show.</summary>
internal sealed class BlockReader
{
    private readonly List<Block> _blocks = [];
    private readonly InlineText _inline = new();
    private bool _verbatim;

    public static List<Block> Read(IEnumerable<INode> nodes)
    {
        var reader = new BlockReader();
        reader.Walk(nodes);
        reader.EndParagraph();
        return reader._blocks;
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
            case "img":
                Add(Image(element));
                break;
            case "iframe":
                Add(Embed(element));
                break;
            case "pre":
                EndParagraph();
                WalkVerbatim(element);
                break;
            case "p" or "hr" or "figcaption":
                EndParagraph();
                Walk(element.ChildNodes);
                EndParagraph();
                break;
            case "h2" or "h3" or "h4" or "h5" or "h6":
                Add(BlockNesting.Heading(element.LocalName[1] - '0', Read(element.ChildNodes)));
                break;
            case "blockquote":
                Add(BlockNesting.Quote(element));
                break;
            case "ul" or "ol" or "dl":
                Add(BlockNesting.List(element));
                break;
            case "figure":
                Add(BlockNesting.Figure(element));
                break;
            case "table":
                Add(TableReader.Read(element));
                break;
            default:
                WalkInline(element);
                break;
        }
    }

    private void WalkInline(IElement element)
    {
        if (element.LocalName == "q")
            _inline.Append("“");
        if (MarkOf(element) is { } kind)
        {
            using (_inline.Mark(kind, kind == TextMarkKind.Link ? element.GetAttribute("href") : null))
                Walk(element.ChildNodes);
        }
        else
        {
            Walk(element.ChildNodes);
        }
        if (element.LocalName == "q")
            _inline.Append("”");
    }

    private void WalkVerbatim(IElement element)
    {
        var outer = _verbatim;
        _verbatim = true;
        using (_inline.Mark(TextMarkKind.Code))
        {
            Walk(element.ChildNodes);
            EndParagraph();
        }
        _verbatim = outer;
    }

    private static TextMarkKind? MarkOf(IElement element) => element.LocalName switch
    {
        "b" or "strong" => TextMarkKind.Bold,
        "i" or "em" or "cite" => TextMarkKind.Italic,
        "u" => TextMarkKind.Underline,
        "s" => TextMarkKind.Strike,
        "code" => TextMarkKind.Code,
        "sub" => TextMarkKind.Subscript,
        "sup" => TextMarkKind.Superscript,
        "a" when element.HasAttribute("href") => TextMarkKind.Link,
        _ => null,
    };

    private void Add(params IEnumerable<Block> blocks)
    {
        EndParagraph();
        _blocks.AddRange(blocks);
    }

    private void EndParagraph()
    {
        if (_inline.Take(out var text, out var marks))
            _blocks.Add(new ParagraphBlock(text, marks));
    }

    private static ImageBlock Image(IElement image) => new(image.GetAttribute("src") ?? "", image.GetAttribute("alt"), null,
        Pixels(image, "width"), Pixels(image, "height"));

    private static EmbedBlock Embed(IElement frame)
    {
        var url = frame.GetAttribute("src") ?? "";
        return new EmbedBlock(url, EmbedHosts.ProviderOf(url), frame.GetAttribute("title"), null);
    }

    private static int? Pixels(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels > 0
            ? pixels
            : null;
}
