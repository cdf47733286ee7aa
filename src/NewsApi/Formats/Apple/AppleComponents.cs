using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsApi.ShareLinks.Cards;

namespace NewsApi.Formats.Apple;

/// <summary>Splits clean HTML into components of Apple News Format. Elements without a component of their own become text.</summary>
internal sealed class AppleComponents
{
    private readonly List<AppleComponent> _components = [];
    private readonly StringBuilder _body = new();

    private AppleComponents()
    {
    }

    /// <param name="html">Clean HTML with absolute addresses and without frames.</param>
    public static IReadOnlyList<AppleComponent> Of(string html)
    {
        var made = new AppleComponents();
        made.Walk(new HtmlParser().ParseDocument("<!doctype html><html><body>" + html).Body!.ChildNodes);
        made.EndBody();
        return made._components;
    }

    private void Walk(IEnumerable<INode> nodes)
    {
        foreach (var node in nodes)
            if (node is IElement element)
                Add(element);
            else if (node is IText text && text.Data.Trim() is { Length: > 0 } words)
                _body.Append("<p>").Append(CardText.Html(words)).Append("</p>");
    }

    private void Add(IElement element)
    {
        switch (element.LocalName)
        {
            case "p" or "dt" or "dd":
                Paragraph(element);
                break;
            case "ul" or "ol" or "pre":
                _body.Append(AppleHtml.Block(element));
                Media(element);
                break;
            case ['h', >= '1' and <= '6'] heading:
                Component(AppleComponent.OfHtml("heading" + heading[1], AppleHtml.Inline(element)));
                break;
            case "blockquote":
                Component(AppleComponent.OfHtml("quote", AppleHtml.Inside(element)));
                Media(element);
                break;
            case "table":
                Component(new AppleComponent("htmltable", Html: AppleHtml.Table(element)));
                Media(element);
                break;
            case "hr":
                Component(new AppleComponent("divider"));
                break;
            case "figure":
                Figure(element);
                break;
            case "img" or "video" or "audio":
                Medium(element, caption: null);
                break;
            case "picture" or "dl" or "div":
                Walk(element.ChildNodes);
                break;
            default:
                Paragraph(element);
                break;
        }
    }

    private void Paragraph(IElement element)
    {
        var inline = element.LocalName is "p" or "dt" or "dd" ? AppleHtml.Inline(element) : AppleHtml.Block(element);
        if (inline.Length > 0)
            _body.Append("<p>").Append(inline).Append("</p>");
        Media(element);
    }

    private void Figure(IElement figure)
    {
        var caption = figure.Children.FirstOrDefault(child => child.LocalName == "figcaption");
        var words = caption is null ? null : Words(caption.TextContent);
        var media = figure.QuerySelectorAll("img, video, audio");
        if (media.Length == 1)
        {
            Medium(media[0], words);
            return;
        }

        Walk(figure.ChildNodes.Where(child => child != caption));
        if (words is not null)
            _body.Append("<p>").Append(CardText.Html(words)).Append("</p>");
    }

    // Media inside a text become components after the text.
    private void Media(IElement within)
    {
        foreach (var medium in within.QuerySelectorAll("img, video, audio"))
            Medium(medium, caption: null);
    }

    private void Medium(IElement medium, string? caption)
    {
        var url = medium.GetAttribute("src") ?? medium.QuerySelector("source[src]")?.GetAttribute("src");
        if (url is null || !url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return;
        Component(new AppleComponent(
            medium.LocalName == "img" ? "photo" : medium.LocalName, Url: url, Caption: caption,
            AccessibilityCaption: Words(medium.GetAttribute("alt"))));
    }

    private void Component(AppleComponent component)
    {
        EndBody();
        if (component.Text is not "")
            _components.Add(component);
    }

    private void EndBody()
    {
        if (_body.Length > 0)
            _components.Add(AppleComponent.OfHtml("body", _body.ToString()));
        _body.Clear();
    }

    private static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;
}
