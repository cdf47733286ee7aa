using System.Globalization;
using System.Text;
using NewsApi.Text.Bodies.Blocks;

namespace NewsApi.Tests.Text.Bodies;

/// <summary>
/// Blocks as lines that a person can write: kind, properties in brackets, text, marks in braces (kind, properties, a bar, the marked
/// words). Content stands below, two spaces further in. What repeats content is left out; ⏎ is a forced line.
/// </summary>
internal static class BodyNotation
{
    public static string Of(IEnumerable<Block> blocks)
    {
        var lines = new StringBuilder();
        Write(lines, blocks, "");
        return lines.ToString().TrimEnd('\n');
    }

    private static void Write(StringBuilder lines, IEnumerable<Block> blocks, string indent)
    {
        foreach (var block in blocks.Where(block => block.InContent != true))
        {
            var (kind, own, text, marks) = Head(block);
            var properties = Common(block.Id, block.Language, block.Direction) + own + (block.Continues == true ? " continues" : "");
            Line(lines, indent, kind, properties, text, marks);
            Children(lines, block, indent + "  ");
        }
    }

    private static (string Kind, string Own, string Text, IReadOnlyList<TextMark> Marks) Head(Block block) => block switch
    {
        ParagraphBlock p => ("paragraph", p.Preformatted == true ? " pre" : "", p.Text, p.Marks),
        HeadingBlock h => ($"heading {h.Level}", "", h.Text, h.Marks),
        DividerBlock => ("divider", "", "", []),
        QuoteBlock q => ("quote", P("cite", q.SourceUrl), q.Text, q.Marks),
        ListBlock l => ("list", (l.Ordered ? " ordered" : "") + (l.Description == true ? " terms" : "") + P("start", l.Start)
            + (l.Reversed == true ? " reversed" : "") + P("type", l.Numbering), "", []),
        ImageBlock i => ("image", P("alt", i.Alt) + Size(i.Width, i.Height) + P("href", i.Href) + P("title", i.Title), i.Url, []),
        EmbedBlock e => (
            "embed", P("provider", e.Provider) + P("title", e.Title) + P("page", e.PageUrl) + Size(e.Width, e.Height), e.Url, []),
        VideoBlock v => ("video", P("poster", v.Poster) + P("title", v.Title) + Size(v.Width, v.Height), "", []),
        AudioBlock a => ("audio", P("title", a.Title), "", []),
        TableBlock => ("table", "", "", []),
        FigureBlock => ("figure", "", "", []),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static void Children(StringBuilder lines, Block block, string indent)
    {
        switch (block)
        {
            case QuoteBlock q:
                Write(lines, q.Content ?? [], indent);
                Caption(lines, "by", q.Attribution, q.AttributionMarks, indent);
                break;
            case ListBlock l:
                foreach (var item in l.Items.Where(item => item.InContent != true))
                {
                    var deeper = indent + new string(' ', 2 * item.Depth);
                    Line(lines, deeper, item.Ordered == true ? "#" : "-",
                        Common(item.Id, item.Language, item.Direction) + P("value", item.Value), item.Text, item.Marks);
                    Write(lines, item.Content ?? [], deeper + "  ");
                }

                break;
            case ImageBlock i:
                foreach (var source in i.Sources ?? [])
                    Line(lines, indent, "source", P("type", source.Type) + P("media", source.Media) + P("sizes", source.Sizes),
                        string.Join(", ", source.Files.Select(File)), []);
                Caption(lines, "caption", i.Caption, i.CaptionMarks, indent);
                break;
            case EmbedBlock e:
                Caption(lines, "text", e.Text, null, indent);
                Caption(lines, "caption", e.Caption, e.CaptionMarks, indent);
                break;
            case VideoBlock v:
                Media(lines, v.Sources, v.Tracks, indent);
                Caption(lines, "caption", v.Caption, v.CaptionMarks, indent);
                break;
            case AudioBlock a:
                Media(lines, a.Sources, a.Tracks, indent);
                Caption(lines, "caption", a.Caption, a.CaptionMarks, indent);
                break;
            case FigureBlock f:
                Write(lines, f.Content, indent);
                Caption(lines, "caption", f.Caption, f.CaptionMarks, indent);
                break;
            case TableBlock t:
                Caption(lines, "caption", t.Caption, t.CaptionMarks, indent);
                foreach (var row in t.Rows)
                {
                    Line(lines, indent, "row", (row.Header ? " header" : "") + P("part", row.Part), "", []);
                    foreach (var cell in row.Cells)
                    {
                        Line(lines, indent + "  ", cell.Header == true ? "th" : "td",
                            Common(cell.Id, cell.Language, cell.Direction) + P("scope", cell.Scope) + P("colspan", cell.ColumnSpan)
                            + P("rowspan", cell.RowSpan) + P("align", cell.Align), cell.Text, cell.Marks);
                        Write(lines, cell.Content ?? [], indent + "    ");
                    }
                }

                break;
        }
    }

    private static void Media(
        StringBuilder lines, IReadOnlyList<MediaSource> sources, IReadOnlyList<MediaTrack> tracks, string indent)
    {
        foreach (var source in sources)
            Line(lines, indent, "source", P("type", source.Type), source.Url, []);
        foreach (var track in tracks)
            Line(lines, indent, "track", P("kind", track.Kind) + P("lang", track.Language) + P("label", track.Label)
                + (track.IsDefault ? " default" : ""), track.Url, []);
    }

    private static void Caption(StringBuilder lines, string name, string? text, IReadOnlyList<TextMark>? marks, string indent)
    {
        if (text is not null)
            Line(lines, indent, name, "", text, marks ?? []);
    }

    private static void Line(
        StringBuilder lines, string indent, string kind, string properties, string text, IReadOnlyList<TextMark> marks)
    {
        var line = indent + kind + (properties.Length > 0 ? $" [{properties[1..]}]" : "") + (text.Length > 0 ? " " + text : "");
        var written = marks.Select(mark => "{" + mark.Kind.ToString().ToLowerInvariant() + P("href", mark.Href) + P("title", mark.Title)
            + P("time", mark.Time) + P("cite", mark.SourceUrl) + Common(mark.Id, mark.Language, mark.Direction)
            + "|" + text.Substring(mark.Start, mark.Length) + "}").Order(StringComparer.Ordinal);
        line += marks.Count > 0 ? " " + string.Concat(written) : "";
        lines.Append(line.Replace("\n", "⏎", StringComparison.Ordinal)).Append('\n');
    }

    private static string File(ImageFile file) => file.Url
        + (file.Width is { } width ? $" {width}w" : "")
        + (file.Density is { } density ? string.Create(CultureInfo.InvariantCulture, $" {density}x") : "");

    private static string Common(string? id, string? language, string? direction) =>
        P("id", id) + P("lang", language) + P("dir", direction);

    private static string Size(int? width, int? height) => width is null && height is null ? "" : $" {width}x{height}";

    private static string P(string name, object? value) => value switch
    {
        null => "",
        string text when text.Length == 0 || text.Contains(' ', StringComparison.Ordinal)
            => $" {name}=\"{value}\"",
        _ => string.Create(CultureInfo.InvariantCulture, $" {name}={value}"),
    };
}
