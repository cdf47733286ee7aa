using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsApi.Tests.Text.Bodies.Blocks;

/// <summary>
/// All that clean HTML says, as a list that two texts can be compared by: each letter with its place in the structure and the elements
/// of its line, each picture and frame with its attributes. Where HTML has two ways to say one thing (a paragraph or bare text), the list
/// has one.
/// </summary>
internal sealed class BodyFacts
{
    private static readonly string[] Containers = ["blockquote", "ul", "ol", "dl", "li", "dt", "dd", "table", "thead", "tbody", "tfoot",
        "tr", "td", "th", "figure"];

    private static readonly string[] Texts = ["p", "h2", "h3", "h4", "h5", "h6", "pre", "caption", "figcaption"];

    private static readonly string[] Kept = ["li", "dt", "dd", "tr", "td", "th"];

    private readonly List<string> _facts = [];
    private readonly List<string> _marks = [];
    private bool _space;
    private string _place = "";
    private bool _verbatim;

    public static IReadOnlyList<string> Of(string html)
    {
        using var document = new HtmlParser().ParseDocument("<body>" + html);
        var facts = new BodyFacts();
        facts.Flow(document.Body!, "");
        return Renumbered(facts._facts);
    }

    // Blocks without content are not counted: no application shows them. Empty items and cells are.
    private static List<string> Renumbered(List<string> facts)
    {
        var numbers = new Dictionary<(string Parent, string Segment), int>();
        var counts = new Dictionary<string, int>();
        return [.. facts.Select(fact =>
        {
            var end = fact.IndexOf(' ', StringComparison.Ordinal);
            var path = "";
            foreach (var segment in fact[..end].Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                var number = segment;
                if (!Kept.Any(
                    name => segment.StartsWith(name + "#", StringComparison.Ordinal)
                        || segment.StartsWith(name + "[", StringComparison.Ordinal)))
                {
                    if (!numbers.TryGetValue((path, segment), out var at))
                        numbers[(path, segment)] = at = counts[path] = counts.GetValueOrDefault(path) + 1;
                    number = segment[..segment.LastIndexOf('#')] + at;
                }

                path += "/" + number;
            }

            return path + fact[end..];
        })];
    }

    private void Flow(IElement parent, string path)
    {
        var number = 0;
        string? open = null;
        foreach (var node in parent.ChildNodes)
            Child(node, path, ref number, ref open);
    }

    private void Child(INode node, string path, ref int number, ref string? open)
    {
        if (node is IText text)
        {
            if (open is null && string.IsNullOrWhiteSpace(text.Data))
                return;
            open ??= $"{path}/p#{number++}";
            Inline(node, open);
            return;
        }

        if (node is not IElement element)
            return;
        var name = element.LocalName;
        if (name == "figure" && IsTransparent(element))
        {
            open = null;
            foreach (var child in element.ChildNodes)
                Child(child, path, ref number, ref open);
            open = null;
        }
        else if (name == "p" && OnlyPicture(element) is { } picture)
        {
            Inline(picture, $"{path}/#{number++}");
            open = null;
        }
        else if (name == "blockquote" && element.HasAttribute("data-embed"))
        {
            _facts.Add(
                $"{path}/#{number++} EMBED {element.GetAttribute("cite")} {element.GetAttribute("data-embed")} "
                + element.Children[0].TextContent);
            open = null;
        }
        else if (name == "hr")
        {
            _facts.Add($"{path}/#{number++} HR");
            open = null;
        }
        else if (Texts.Contains(name) || (name == "cite" && element.ParentElement!.LocalName == "blockquote"))
        {
            Text(element, $"{path}/{name}{Attributes(element)}#{number++}");
            open = null;
        }
        else if (Containers.Contains(name))
        {
            Flow(element, $"{path}/{name}{Attributes(element)}#{number++}");
            open = null;
        }
        else if (IsMedia(element) || IsLinkedPicture(element))
        {
            Inline(element, $"{path}/#{number++}");
            open = null;
        }
        else if (element.QuerySelector(string.Join(',', Containers) + ",p,h2,h3,h4,h5,h6,pre,hr,img,iframe,video,audio") is not null)
        {
            _marks.Add(Mark(element));
            if (name == "q")
                Letters("“", open ??= $"{path}/p#{number++}");
            foreach (var child in element.ChildNodes)
                Child(child, path, ref number, ref open);
            if (name == "q")
                Letters("”", open ??= $"{path}/p#{number++}");
            _marks.RemoveAt(_marks.Count - 1);
        }
        else
        {
            open ??= $"{path}/p#{number++}";
            Inline(element, open);
        }
    }

    private void Text(IElement element, string path)
    {
        if (IsEmpty(element))
            return;
        _verbatim = element.LocalName == "pre";
        foreach (var node in element.ChildNodes)
            Inline(node, path);
        _verbatim = false;
    }

    private void Inline(INode node, string path)
    {
        if (node is IText text)
            Letters(text.Data, path);
        else if (node is IElement { LocalName: "br" })
            Letters("\n", path);
        else if (node is IElement element && IsMedia(element))
        {
            _facts.Add($"{path} {Media(element)}");
            _place = "";
        }
        else if (node is IElement inline)
        {
            if (!(_verbatim && inline.LocalName == "code"))
                _marks.Add(Mark(inline));
            if (inline.LocalName == "q")
                Letters("“", path);
            foreach (var child in inline.ChildNodes)
                Inline(child, path);
            if (inline.LocalName == "q")
                Letters("”", path);
            if (!(_verbatim && inline.LocalName == "code"))
                _marks.RemoveAt(_marks.Count - 1);
        }
    }

    private void Letters(string text, string path)
    {
        foreach (var c in text)
        {
            if (path != _place)
                _space = false;
            if (c is ' ' or '\n' or '\t' or '\r' or '\f' && !_verbatim)
            {
                _space = path == _place;
                continue;
            }

            // The dash before the name of who is quoted is no part of the name.
            if (path != _place && path.Contains("/cite", StringComparison.Ordinal) && c is '—' or '–' or '-' or '\u00A0')
                continue;
            _facts.Add(
                $"{path} {(_space ? "_" : "")}{c} {Marks()}");
            (_place, _space) = (path, false);
        }
    }

    private string Marks() => string.Join(
        ' ',
        _marks.Where(mark => mark.Length > 0 && !(_verbatim && mark == "code")).Distinct().Order(StringComparer.Ordinal));

    private static string Media(IElement element)
    {
        var fact = new StringBuilder(element.LocalName is "picture" ? "img" : element.LocalName);
        // The file of a film stands in its own attribute or in its first source.
        var own = element.LocalName is "video" or "audio" && element.HasAttribute("src") ? $" src={element.GetAttribute("src")}" : "";
        foreach (var part in element.QuerySelectorAll("*").Prepend(element))
            foreach (var name in (string[])
            [
                "id", "src", "srcset", "sizes", "alt", "title", "width", "height", "type", "media", "poster", "kind", "srclang", "label",
                "default",
            ])
                if (part.GetAttribute(name) is { } value && !(name == "src" && own.Length > 0 && part == element))
                    fact.Append(CultureInfo.InvariantCulture, $" {name}={value}");
                else if (name == "default" && part == element)
                    fact.Append(own);
        return element.LocalName is "img" or "picture" && element.Closest("a[href]") is { } link
            ? fact.Append(CultureInfo.InvariantCulture, $" link={link.GetAttribute("href")}").ToString()
            : fact.ToString();
    }

    private static string Mark(IElement element) => element.LocalName switch
    {
        "strong" => "b",
        "em" or "cite" => "i",
        "x-q" => "q",
        "a" when !element.HasAttribute("href") => element.Attributes.Length > 0 ? "span" : "",
        var name => name,
    } is { Length: > 0 } mark ? mark + Attributes(element) : "";

    private static string Attributes(IElement element) => string.Concat(element.Attributes
        .Where(attribute => attribute.Name != "data-embed").OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
        .Select(attribute => $"[{attribute.Name}={attribute.Value.Replace('/', '|').Replace(' ', '_')}]"));

    private static bool IsTransparent(IElement figure) => figure.Children.All(child => child.LocalName != "figcaption" || IsEmpty(child))
        && CountBlocks(figure) <= 1;

    private static int CountBlocks(IElement figure)
    {
        var content = new BodyFacts();
        content.Flow(figure, "");
        return content._facts.Select(fact => fact.Split('/', ' ')[1]).Distinct().Count();
    }

    private static IElement? OnlyPicture(IElement paragraph) =>
        string.IsNullOrWhiteSpace(paragraph.TextContent) && paragraph.QuerySelector("q") is null
            && paragraph.QuerySelectorAll("img,iframe,video,audio").Length == 1
            ? paragraph.Children.Length == 1 ? paragraph.Children[0] : paragraph.QuerySelector("a,picture,img,iframe,video,audio")
            : null;

    private static bool IsLinkedPicture(IElement element) => element.LocalName == "a" && element.TextContent.Trim().Length == 0
        && element.QuerySelector("img") is not null && element.QuerySelector(string.Join(',', Containers) + ",hr") is null;

    private static bool IsEmpty(IElement element) =>
        string.IsNullOrWhiteSpace(element.TextContent) && element.QuerySelector("img,iframe,video,audio,q") is null;

    private static bool IsMedia(IElement element) => element.LocalName is "img" or "picture" or "iframe" or "video" or "audio";
}
