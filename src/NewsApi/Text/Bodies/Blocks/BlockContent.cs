namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Decides whether one text with marks can show the whole content of a quotation, item or cell.</summary>
internal static class BlockContent
{
    /// <summary>Whether the blocks are none, or one paragraph that has only text and marks.</summary>
    public static bool IsPlain(IReadOnlyList<Block> blocks) => blocks is [] or [ParagraphBlock { Preformatted: null } _]
        && blocks.All(HasNoAttributes);

    /// <summary>Whether a list within an item can be flattened: its items become items of the outer list, one level deeper.</summary>
    public static bool IsFlat(Block block) => block is ListBlock
    {
        Description: null, Start: null, Reversed: null, Numbering: null, Continues: null
    } list
        && HasNoAttributes(list) && list.Items.All(item => item is { Content: null, InContent: null });

    /// <summary>
    /// Copies of the blocks with <c>inContent</c>, for applications that do not read <c>content</c>. Dividers and figures are left out,
    /// because those applications do not know them.
    /// </summary>
    public static IEnumerable<Block> Repeated(IEnumerable<Block> blocks) =>
        blocks.Where(block => block is not (DividerBlock or FigureBlock))
            .Select(block => block with { InContent = true, Continues = null });

    /// <summary>The blocks without those that only repeat content.</summary>
    public static IReadOnlyList<Block> Own(IEnumerable<Block> blocks) => [.. blocks.Where(block => block.InContent is null)];

    private static bool HasNoAttributes(Block block) => block is { Id: null, Language: null, Direction: null };
}
