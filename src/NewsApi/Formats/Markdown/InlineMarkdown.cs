using System.Text;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Formats.Markdown;

/// <summary>
/// Writes a text with marks as Markdown. It writes HTML elements for superscript and subscript, and where Markdown would not recognise
/// a delimiter, for example beside letters. Other marks for which Markdown has no delimiter are left out.
/// </summary>
/// <param name="absolute">Makes an address absolute; returns null for an address within the same text.</param>
internal sealed class InlineMarkdown(Func<string, string?> absolute)
{
    // The order in which marks are nested, the outermost first.
    private static readonly TextMarkKind[] Order =
    [
        TextMarkKind.Link, TextMarkKind.Bold, TextMarkKind.Italic, TextMarkKind.Strike, TextMarkKind.Superscript, TextMarkKind.Subscript,
        TextMarkKind.Code,
    ];

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text; null writes nothing.</param>
    /// <param name="marks">Its marks.</param>
    /// <param name="lineBreak">The text to write for a line break.</param>
    public string Write(string? text, IReadOnlyList<TextMark>? marks, string lineBreak = "\\\n")
    {
        var writer = new Writer(text ?? "", Readable(text ?? "", marks ?? []), lineBreak, absolute);
        writer.Range(0, text?.Length ?? 0, 0);
        return writer.Written.ToString().Trim(' ');
    }

    private List<TextMark> Readable(string text, IReadOnlyList<TextMark> marks) =>
    [
        .. marks.Where(mark => Order.Contains(mark.Kind) && (mark.Kind != TextMarkKind.Link || absolute(mark.Href ?? "") is not null)
            && !text.AsSpan(mark.Start, mark.Length).IsWhiteSpace()),
    ];

    private sealed class Writer(string text, List<TextMark> marks, string lineBreak, Func<string, string?> absolute)
    {
        public StringBuilder Written { get; } = new();

        /// <summary>Writes a range of the text with the marks of the given nesting level and of the deeper levels.</summary>
        public void Range(int start, int end, int level)
        {
            if (level == Order.Length)
            {
                Plain(start, end);
                return;
            }

            while (start < end)
            {
                var mark = Covering(start, level);
                var stop = mark is null ? NextStart(start, end, level) : Math.Min(end, mark.Start + mark.Length);
                if (mark is null)
                    Range(start, stop, level + 1);
                else
                    Marked(mark, start, stop, level);
                start = stop;
            }
        }

        private TextMark? Covering(int at, int level) =>
            marks.Find(mark => mark.Kind == Order[level] && mark.Start <= at && at < mark.Start + mark.Length);

        private int NextStart(int after, int end, int level) => marks
            .Where(mark => mark.Kind == Order[level] && mark.Start > after && mark.Start < end)
            .Select(mark => mark.Start).DefaultIfEmpty(end).Min();

        // White space at both ends is written outside of the mark. Otherwise Markdown would not recognise the delimiters.
        private void Marked(TextMark mark, int start, int end, int level)
        {
            var (first, last) = (start, end);
            while (first < last && char.IsWhiteSpace(text[first]))
                first++;
            while (last > first && char.IsWhiteSpace(text[last - 1]))
                last--;
            Plain(start, first);
            if (first < last)
                Inner(mark, first, last, level);
            Plain(last, end);
        }

        private void Inner(TextMark mark, int start, int end, int level)
        {
            switch (mark.Kind)
            {
                case TextMarkKind.Link when absolute(mark.Href!)! is var address && address == text[start..end] && IsBare(address):
                    Written.Append('<').Append(address).Append('>');
                    break;
                case TextMarkKind.Link:
                    // Without the backslash, the link would become a picture.
                    if (Written.Length > 0 && Written[^1] == '!')
                        Written.Insert(Written.Length - 1, '\\');
                    Written.Append('[');
                    Range(start, end, level + 1);
                    Written.Append("](").Append(MarkdownText.Address(absolute(mark.Href!)!)).Append(')');
                    break;
                case TextMarkKind.Code:
                    Code(text[start..end].ReplaceLineEndings(" "));
                    break;
                default:
                    Delimited(mark.Kind, start, end, level);
                    break;
            }
        }

        private void Delimited(TextMarkKind kind, int start, int end, int level)
        {
            var (sign, element) = kind switch
            {
                TextMarkKind.Bold => ("**", "strong"),
                TextMarkKind.Italic => ("_", "em"),
                TextMarkKind.Strike => ("~~", "del"),
                TextMarkKind.Superscript => ("", "sup"),
                _ => ("", "sub"),
            };
            var isSigned = sign.Length > 0 && MarkdownText.IsOutside(start == 0 ? null : text[start - 1])
                && MarkdownText.IsOutside(end == text.Length ? null : text[end]) && (Written.Length == 0 || Written[^1] != sign[0]);
            Written.Append(isSigned ? sign : $"<{element}>");
            Range(start, end, level + 1);
            Written.Append(isSigned ? sign : $"</{element}>");
        }

        private void Code(string code)
        {
            // Markdown programs differ in how they read vertical bars in code within tables, and code after an escaped backtick.
            if (code.Contains('|', StringComparison.Ordinal) || (Written.Length > 0 && Written[^1] == '`'))
            {
                Written.Append("<code>").Append(MarkdownText.Escape(code)).Append("</code>");
                return;
            }

            var fence = new string('`', Fences.Longest(code, '`') + 1);
            var pad = code.StartsWith('`') || code.EndsWith('`') ? " " : "";
            var shown = string.Concat(code.Where(letter => !char.IsControl(letter)));
            Written.Append(fence).Append(pad).Append(shown).Append(pad).Append(fence);
        }

        private void Plain(int start, int end)
        {
            while (start < end)
            {
                var stop = text.IndexOf('\n', start, end - start);
                var atLineStart = Written.Length == 0 || Written[^1] == '\n';
                Written.Append(MarkdownText.Escape(text.AsSpan(start, (stop < 0 ? end : stop) - start), atLineStart));
                if (stop < 0)
                    return;
                Written.Append(lineBreak);
                start = stop + 1;
            }
        }

        private static bool IsBare(string address) =>
            address.StartsWith("http", StringComparison.Ordinal) && MarkdownText.Address(address) == address;
    }
}
