using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Converts a figure: one picture, film or embed with its caption, or a group of blocks.</summary>
internal static class FigureReader
{
    public static List<Block> Read(IElement figure, IReadOnlyList<TextMark> around)
    {
        var element = figure.Children.LastOrDefault(child => child.LocalName == "figcaption");
        var content = BlockReader.Read(figure.ChildNodes.Where(node => node != element), around);
        var caption = element is null ? null : BlockReader.ReadLines(element, around);
        var own = BlockContent.Own(content);
        if (caption is null && own.Count(block => block.Continues is null) <= 1)
            return content;
        if (own.Count == 1 && With(content[0], caption!) is { } captioned)
        {
            content[0] = captioned;
            return content;
        }

        var blocks = BlockContent.Repeated(content).ToList();
        if (caption is not null)
            Caption(blocks, caption);
        return [new FigureBlock(own, caption?.Text) { CaptionMarks = TableReader.Some(caption?.Marks) }, .. blocks];
    }

    // If there are several pictures, the last one gets the caption, because readers expect a caption below the pictures.
    private static void Caption(List<Block> blocks, ParagraphBlock caption)
    {
        var last = blocks.FindLastIndex(block => With(block, caption) is not null);
        if (last < 0)
            blocks.Add(caption with { InContent = true });
        else
            blocks[last] = With(blocks[last], caption)!;
    }

    private static Block? With(Block block, ParagraphBlock caption)
    {
        var marks = TableReader.Some(caption.Marks);
        return block switch
        {
            ImageBlock { Caption: null } image => image with { Caption = caption.Text, CaptionMarks = marks },
            EmbedBlock { Caption: null } embed => embed with { Caption = caption.Text, CaptionMarks = marks },
            VideoBlock { Caption: null } video => video with { Caption = caption.Text, CaptionMarks = marks },
            AudioBlock { Caption: null } audio => audio with { Caption = caption.Text, CaptionMarks = marks },
            _ => null,
        };
    }
}
