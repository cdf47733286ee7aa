using System.Globalization;
using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>
/// Converts a list. Inner lists become deeper items of the same list. If this would lose information, the item has its content as blocks.
/// </summary>
internal sealed class ListReader(IElement list)
{
    private readonly bool _isOrdered = list.LocalName == "ol";
    private readonly bool _isDescription = list.LocalName == "dl";
    private readonly List<Block> _blocks = [];
    private readonly List<ListItem> _items = [];
    private bool _isBegun;

    public List<Block> Read(IReadOnlyList<TextMark> around)
    {
        foreach (var item in list.Children.Where(child => child.LocalName is "li" or "dt" or "dd"))
            AddItem(item, BlockReader.Read(item.ChildNodes, around));
        EndList();
        return _blocks.OfType<ListBlock>().Any(block => block.Items.Any(item => item.Text.Length > 0 || item.Content is not null))
            ? _blocks
            : [];
    }

    private void AddItem(IElement element, List<Block> content)
    {
        // The description of a term is one level deeper than the term.
        var depth = element.LocalName == "dd" ? 1 : 0;
        var own = new ListItem("", [], depth)
        {
            Value = Number(element, "value"),
            Id = element.GetAttribute("id"),
            Language = element.GetAttribute("lang"),
            Direction = element.GetAttribute("dir"),
        };
        if (BlockContent.IsPlain(content))
            _items.Add(WithText(own, content));
        else if (BlockContent.IsFlat(content[^1]) && BlockContent.IsPlain(content[..^1]) && element.LocalName != "dt")
        {
            _items.Add(WithText(own, content[..^1]));
            AddInner((ListBlock)content[^1], depth);
        }
        else
        {
            AddComplex(own with { Content = BlockContent.Own(content) }, content);
        }
    }

    private static ListItem WithText(ListItem item, List<Block> content) =>
        content is [ParagraphBlock paragraph] ? item with { Text = paragraph.Text, Marks = paragraph.Marks } : item;

    private void AddInner(ListBlock inner, int depth, bool? inContent = null) => _items.AddRange(inner.Items.Select(item => item with
    {
        Depth = item.Depth + depth + 1,
        Ordered = item.Ordered ?? inner.Ordered,
        Content = inContent is null ? item.Content : null,
        InContent = inContent,
    }));

    // The first item has the complete content. The texts, inner items and blocks after it repeat parts of this content.
    private void AddComplex(ListItem own, List<Block> content)
    {
        var isFirst = true;
        var text = new JoinedText();
        foreach (var block in BlockContent.Repeated(content))
        {
            if (block is not ListBlock && text.TryAdd(block))
                continue;
            EndItem();
            if (block is ListBlock inner)
            {
                AddInner(inner, own.Depth, inContent: true);
                continue;
            }

            EndList();
            _blocks.Add(block);
        }

        EndItem();

        void EndItem()
        {
            if (isFirst)
                _items.Add(own with { Text = text.Text, Marks = text.Marks });
            else if (!text.IsEmpty)
                _items.Add(new ListItem(text.Text, text.Marks, own.Depth) { InContent = true });
            (isFirst, text) = (false, new JoinedText());
        }
    }

    private void EndList()
    {
        if (_items.Count == 0)
            return;
        var block = new ListBlock(_isOrdered, [.. _items]) { Description = _isDescription ? true : null };
        _blocks.Add(_isBegun
            ? block with { Continues = true, InContent = _items.All(item => item.InContent is true) ? true : null }
            : (block with
            {
                Start = Number(list, "start"),
                Reversed = list.HasAttribute("reversed") ? true : null,
                Numbering = list.GetAttribute("type"),
            }).WithAttributes(list));
        _isBegun = true;
        _items.Clear();
    }

    private static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
