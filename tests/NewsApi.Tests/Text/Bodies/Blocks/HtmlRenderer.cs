using System.Globalization;
using System.Net;
using System.Text;
using NewsApi.Text.Bodies.Blocks;
using NewsApi.Text.Embeds;

namespace NewsApi.Tests.Text.Bodies.Blocks;

/// <summary>Renders blocks as an application would that reads <c>content</c>.</summary>
internal static class HtmlRenderer
{
    public static string Render(IEnumerable<Block> blocks)
    {
        var html = new StringBuilder();
        var own = blocks.Where(block => block.InContent is null).ToList();
        for (var i = 0; i < own.Count;)
        {
            var group = own.Skip(i).TakeWhile((block, at) => at == 0 || block.Continues is true).ToList();
            i += group.Count;
            if (group[0] is ListBlock list)
                html.Append(List(list with { Items = [.. group.Cast<ListBlock>().SelectMany(part => part.Items)] }));
            else if (group.Count > 1)
                html.Append(CultureInfo.InvariantCulture, $"<p{Attributes(Paragraph(group))}>").AppendJoin("", group.Select(Piece))
                    .Append("</p>");
            else
                html.Append(Render(group[0]));
        }

        return html.ToString();
    }

    private static Block Paragraph(List<Block> group) => group[0] is ParagraphBlock ? group[0] : group[0] with { Id = null };

    private static string Piece(Block block) => block is ParagraphBlock paragraph ? Text(paragraph.Text, paragraph.Marks) : Render(block);

    private static string Render(Block block) => block switch
    {
        ParagraphBlock { Preformatted: true } code => $"<pre{Attributes(code)}>\n"
            + Text(code.Text, [.. code.Marks.Where(mark => !IsWhole(mark, code))], breaks: "\n") + "</pre>",
        ParagraphBlock paragraph => $"<p{Attributes(paragraph)}>{Text(paragraph.Text, paragraph.Marks)}</p>",
        HeadingBlock heading => $"<h{heading.Level}{Attributes(heading)}>{Text(heading.Text, heading.Marks)}</h{heading.Level}>",
        DividerBlock => "<hr>",
        QuoteBlock quote => $"<blockquote{Attributes(quote)}{Attribute("cite", quote.SourceUrl)}>"
            + (quote.Content is { } content ? Render(content) : quote.Text.Length > 0 ? $"<p>{Text(quote.Text, quote.Marks)}</p>" : "")
            + (quote.Attribution is { } by ? $"<cite>{Text(by, quote.AttributionMarks ?? [])}</cite>" : "") + "</blockquote>",
        ImageBlock image => Figure(Image(image), image.Caption, image.CaptionMarks),
        EmbedBlock embed => Figure(Embed(embed), embed.Caption, embed.CaptionMarks),
        VideoBlock video => Figure(
            Media(
                "video", video.Sources, video.Tracks,
                Attributes(video) + Attribute("poster", video.Poster) + Attribute("title", video.Title)
                + Attribute("width", video.Width) + Attribute("height", video.Height)), video.Caption, video.CaptionMarks),
        AudioBlock audio => Figure(
            Media("audio", audio.Sources, audio.Tracks, Attributes(audio) + Attribute("title", audio.Title)), audio.Caption,
            audio.CaptionMarks),
        FigureBlock figure => $"<figure>{Render(figure.Content)}"
            + (figure.Caption is { } caption ? $"<figcaption>{Text(caption, figure.CaptionMarks ?? [])}</figcaption>" : "") + "</figure>",
        TableBlock table => Table(table),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static bool IsWhole(TextMark mark, ParagraphBlock code) =>
        mark.Kind == TextMarkKind.Code && mark.Start == 0 && mark.Length == code.Text.Length;

    private static string List(ListBlock list)
    {
        var name = list.Description is true ? "dl" : list.Ordered ? "ol" : "ul";
        var html =
            new StringBuilder().Append(
                CultureInfo.InvariantCulture, $"<{name}{Attributes(list)}{Attribute("start", list.Start)}{Flag("reversed", list.Reversed)}")
            .Append(CultureInfo.InvariantCulture, $"{Attribute("type", list.Numbering)}>");
        var items = list.Items.Where(item => item.InContent is null).ToList();
        for (var i = 0; i < items.Count;)
            html.Append(list.Description is true ? Described(items, ref i) : Item("li", items, 0, ref i));
        return html.Append(CultureInfo.InvariantCulture, $"</{name}>").ToString();
    }

    private static string Described(List<ListItem> items, ref int i) =>
        items[i].Depth == 0 ? Item("dt", items, 0, ref i) : Item("dd", items, 1, ref i);

    private static string Item(string name, List<ListItem> items, int depth, ref int i)
    {
        var item = items[i++];
        var html =
            new StringBuilder().Append(
                CultureInfo.InvariantCulture,
                $"<{name}{Attribute("id", item.Id)}{Attribute("lang", item.Language)}{Attribute("dir", item.Direction)}")
            .Append(CultureInfo.InvariantCulture, $"{Attribute("value", item.Value)}>")
            .Append(item.Content is { } content ? Render(content) : Text(item.Text, item.Marks));
        if (item.Content is null && i < items.Count && items[i].Depth > depth && name != "dt")
        {
            var inner = items[i].Ordered is true ? "ol" : "ul";
            html.Append(CultureInfo.InvariantCulture, $"<{inner}>");
            while (i < items.Count && items[i].Depth > depth)
                html.Append(Item("li", items, depth + 1, ref i));
            html.Append(CultureInfo.InvariantCulture, $"</{inner}>");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</{name}>").ToString();
    }

    private static string Table(TableBlock table)
    {
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<table{Attributes(table)}>");
        if (table.Caption is { } caption)
            html.Append(CultureInfo.InvariantCulture, $"<caption>{Text(caption, table.CaptionMarks ?? [])}</caption>");
        string? open = null;
        foreach (var row in table.Rows)
        {
            var part = row.Part == "head" ? "thead" : row.Part == "foot" ? "tfoot" : "tbody";
            if (part != open)
                html.Append(open is null ? "" : $"</{open}>").Append(CultureInfo.InvariantCulture, $"<{part}>");
            open = part;
            html.Append("<tr>").AppendJoin("", row.Cells.Select(Cell)).Append("</tr>");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</{open}></table>").ToString();
    }

    private static string Cell(TableCell cell)
    {
        var name = cell.Header is true ? "th" : "td";
        return $"<{name}{Attribute("id", cell.Id)}{Attribute("lang", cell.Language)}{Attribute("dir", cell.Direction)}"
            + $"{Attribute("colspan", cell.ColumnSpan)}{Attribute("rowspan", cell.RowSpan)}{Attribute("scope", cell.Scope)}"
            + $"{Attribute("align", cell.Align)}>{(cell.Content is { } content ? Render(content) : Text(cell.Text, cell.Marks))}</{name}>";
    }

    private static string Figure(string content, string? caption, IReadOnlyList<TextMark>? marks) =>
        caption is null ? content : $"<figure>{content}<figcaption>{Text(caption, marks ?? [])}</figcaption></figure>";

    private static string Image(ImageBlock image)
    {
        var own = image.Sources?.FirstOrDefault(source => source is { Type: null, Media: null });
        var others = image.Sources?.Where(source => source != own).ToList() ?? [];
        var html = $"<img{Attributes(image)} src=\"{Encode(image.Url)}\"{Attribute("alt", image.Alt)}{Attribute("title", image.Title)}"
            + $"{Attribute("width", image.Width)}{Attribute("height", image.Height)}{Srcset(own)}>";
        if (others.Count > 0)
            html = "<picture>" + string.Concat(others.Select(source =>
                $"<source{Srcset(source)}{Attribute("type", source.Type)}{Attribute("media", source.Media)}>")) + html + "</picture>";
        return image.Href is null ? html : $"<a href=\"{Encode(image.Href)}\">{html}</a>";
    }

    private static string Srcset(ImageSource? source) =>
        source is null ? "" : Attribute("srcset", string.Join(", ", source.Files.Select(file =>
        string.Create(
            CultureInfo.InvariantCulture, $"{file.Url}{(file.Width is { } w ? $" {w}w" : "")}{(file.Density is { } x ? $" {x}x" : "")}"))))
        + Attribute("sizes", source.Sizes);

    private static string Embed(EmbedBlock embed) => embed.Text is null
        && (embed.PageUrl is null || EmbedProviders.FindFrame(embed.Url, [])?.Url == embed.PageUrl)
        ? $"<iframe{Attributes(embed)} src=\"{Encode(embed.Url)}\"{Attribute("title", embed.Title)}"
            + $"{Attribute("width", embed.Width)}{Attribute("height", embed.Height)}></iframe>"
        : $"<blockquote cite=\"{Encode(embed.PageUrl!)}\" data-embed=\"{embed.Provider}\">"
            + (embed.Text is null ? "" : $"<p>{Encode(embed.Text)}</p>") + $"<p>{Encode(embed.PageUrl!)}</p></blockquote>";

    private static string Media(string name, IReadOnlyList<MediaSource> sources, IReadOnlyList<MediaTrack> tracks, string attributes) =>
        $"<{name}{attributes}>"
            + string.Concat(sources.Select(source => $"<source src=\"{Encode(source.Url)}\"{Attribute("type", source.Type)}>"))
        + string.Concat(tracks.Select(track => $"<track src=\"{Encode(track.Url)}\"{Attribute("kind", track.Kind)}"
            + $"{Attribute("srclang", track.Language)}{Attribute("label", track.Label)}{Flag("default", track.IsDefault)}>"))
            + $"</{name}>";

    // Each letter stands in the elements of its marks; neighbours under the same marks are not joined, which changes nothing.
    private static string Text(string text, IReadOnlyList<TextMark> marks, string breaks = "<br>")
    {
        var html = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsHighSurrogate(text[i]) ? 2 : 1;
            var over = marks.Where(mark => mark.Start <= i && i < mark.Start + mark.Length).ToList();
            var letter = text[i] == '\n' ? breaks : Encode(text.Substring(i, length));
            if (over.Any(mark => mark.Kind == TextMarkKind.Quotation && (i == mark.Start || i == mark.Start + mark.Length - 1)))
                letter = Encode(text.Substring(i, length));
            foreach (var mark in over.AsEnumerable().Reverse())
                letter = Element(mark, letter);
            html.Append(letter);
            i += length - 1;
        }

        return html.ToString();
    }

    private static string Element(TextMark mark, string content)
    {
        var name = mark.Kind switch
        {
            TextMarkKind.Bold => "b",
            TextMarkKind.Italic => "i",
            TextMarkKind.Underline => "u",
            TextMarkKind.Strike => "s",
            TextMarkKind.Code => "code",
            TextMarkKind.Link => "a",
            TextMarkKind.Subscript => "sub",
            TextMarkKind.Superscript => "sup",
            TextMarkKind.Inserted => "ins",
            TextMarkKind.Highlight => "mark",
            TextMarkKind.Small => "small",
            TextMarkKind.Keyboard => "kbd",
            // The quotation marks are in the text; this element shows none.
            TextMarkKind.Quotation => "x-q",
            TextMarkKind.Abbreviation => "abbr",
            TextMarkKind.Time => "time",
            TextMarkKind.Isolate => "bdi",
            TextMarkKind.Override => "bdo",
            _ => "span",
        };
        return $"<{name}{Attribute("href", mark.Href)}{Attribute("title", mark.Title)}"
            + $"{Attribute("rel", mark.Rel)}{Attribute("datetime", mark.Time)}"
            + $"{Attribute("cite", mark.SourceUrl)}{Attribute("id", mark.Id)}{Attribute("lang", mark.Language)}"
            + $"{Attribute("dir", mark.Direction)}>{content}</{name}>";
    }

    private static string Attributes(Block block) =>
        Attribute("id", block.Id) + Attribute("lang", block.Language) + Attribute("dir", block.Direction);

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{Encode(value)}\"";

    private static string Attribute(string name, int? value) => Attribute(name, value?.ToString(CultureInfo.InvariantCulture));

    private static string Flag(string name, bool? value) => value is true ? $" {name}" : "";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
