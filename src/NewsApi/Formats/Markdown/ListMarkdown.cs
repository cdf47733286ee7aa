using System.Globalization;
using System.Text;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Formats.Markdown;

/// <summary>Writes a list as Markdown. Items keep their numbers, also in lists that count down. Letters become numbers.</summary>
internal sealed class ListMarkdown(BlockMarkdown blocks, InlineMarkdown inline)
{
    private const int GreatestNumber = 999_999_999;

    // The numbering and the width of the list that is open at each depth.
    private readonly List<Level> _levels = [];

    /// <summary>Writes a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="otherSign">Whether this list needs a different marker from the list before it.</param>
    public string Write(ListBlock list, bool otherSign)
    {
        var written = new StringBuilder();
        var step = list.Reversed is true ? -1 : 1;
        var own = list.Items.Where(item => item.InContent is null).ToList();
        var first = list.Start ?? (step < 0 ? own.Count(item => item.Depth == 0) : 1);
        foreach (var item in own)
        {
            var depth = Math.Min(item.Depth, _levels.Count);
            if (_levels.Count > depth + 1)
                _levels.RemoveRange(depth + 1, _levels.Count - depth - 1);
            if (_levels.Count == depth)
                _levels.Add(new Level { Next = depth == 0 ? first : 1, Step = depth == 0 ? step : 1 });
            var level = _levels[depth];
            var sign = Sign(item, depth == 0 ? list.Ordered : item.Ordered is true, level, otherSign && depth == 0);
            var indent = _levels.Take(depth).Sum(above => above.Width);
            level.Width = sign.Length;
            var text = item.Content is { } content ? blocks.Write(content) : inline.Write(item.Text, item.Marks);
            written.Append(written.Length == 0 ? "" : "\n").Append(' ', indent)
                .Append(sign).Append(Indented(text, new string(' ', indent + sign.Length)));
        }

        return written.ToString();
    }

    private static string Indented(string text, string indent) =>
        string.Join('\n', text.Split('\n').Select((line, at) => at == 0 || line.Length == 0 ? line : indent + line));

    private static string Sign(ListItem item, bool isOrdered, Level level, bool isOther)
    {
        if (!isOrdered)
            return isOther ? "* " : "- ";
        var number = item.Value ?? level.Next;
        level.Next = number + level.Step;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(number, 0, GreatestNumber)}{(isOther ? ')' : '.')} ");
    }

    private sealed class Level
    {
        public int Next { get; set; }

        public int Step { get; init; }

        public int Width { get; set; }
    }
}
