using System.Text;

namespace NewsApi.Text.Bodies.Blocks;

/// <summary>Joins several texts, each on a line of its own, and shifts their marks.</summary>
internal sealed class JoinedText
{
    private readonly StringBuilder _text = new();
    private readonly List<TextMark> _marks = [];

    public string Text => _text.ToString();

    public IReadOnlyList<TextMark> Marks => _marks;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds the text of a block. False for blocks without text, such as images, embeds and tables.</summary>
    public bool TryAdd(Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                Add(paragraph.Text, paragraph.Marks);
                return true;
            case HeadingBlock heading:
                Add(heading.Text, heading.Marks);
                return true;
            case QuoteBlock quote:
                Add(quote.Text, quote.Marks);
                Add(quote.Attribution ?? "", []);
                return true;
            case ListBlock list:
                foreach (var item in list.Items)
                    Add(item.Text, item.Marks);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Joins the texts of the blocks; blocks without text are added to <paramref name="others"/>.</summary>
    public static JoinedText Of(IEnumerable<Block> blocks, List<Block> others)
    {
        var joined = new JoinedText();
        others.AddRange(blocks.Where(block => !joined.TryAdd(block)));
        return joined;
    }

    private void Add(string text, IReadOnlyList<TextMark> marks)
    {
        if (text.Length == 0)
            return;
        if (_text.Length > 0)
            _text.Append('\n');
        _marks.AddRange(marks.Select(mark => mark with { Start = mark.Start + _text.Length }));
        _text.Append(text);
    }
}
