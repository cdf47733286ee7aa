using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsApi.Text.Bodies;

/// <summary>Reduces a parsed body to the structure of an article before it is sanitised.</summary>
internal static class HtmlShape
{
    // These elements are removed with their content, which is not text of the article.
    private const string Dropped = "script, style, template, noscript, noembed, noframes, object, embed, applet, audio, video, canvas, "
        + "svg, math, select, datalist, textarea, title, head, frameset, xmp, plaintext, link, meta, base, input, button";

    private const string Wrappers = "div, section, article, main, aside, header, footer, nav, center, address, details, summary, "
        + "fieldset, legend, form, hgroup, dialog, menu, dir, listing, search";

    private const string Blocks = "p, h1, h2, h3, h4, h5, h6, blockquote, ul, ol, dl, table, figure, pre, hr, " + Wrappers;

    public static void Prepare(IHtmlDocument document)
    {
        var body = document.Body!;
        foreach (var element in All(body, Dropped))
            element.Remove();
        foreach (var element in All(body, "h1"))
            Rename(element, "h2");
        foreach (var element in All(body, "del, strike"))
            Rename(element, "s");
        foreach (var element in All(body, "blockquote footer"))
            Rename(element, "cite");
        // Inner wrappers come first, so that an outer one sees their paragraphs.
        foreach (var element in All(body, Wrappers).Reverse())
            MakeParagraphs(element);
        foreach (var element in All(body, "*"))
            SetAddresses(element);
    }

    private static IElement[] All(IElement body, string selector) => [.. body.QuerySelectorAll(selector)];

    private static void Rename(IElement element, string name)
    {
        var renamed = element.Owner!.CreateElement(name);
        foreach (var attribute in element.Attributes)
            renamed.SetAttribute(attribute.Name, attribute.Value);
        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
    }

    // Otherwise the sanitiser would unwrap them: <div>one</div><div>two</div> would become "onetwo".
    private static void MakeParagraphs(IElement wrapper)
    {
        var children = wrapper.ChildNodes.ToArray();
        var replacement = new List<INode>();
        IElement? paragraph = null;
        foreach (var child in children)
        {
            if (child is IElement block && (block.Matches(Blocks) || block.QuerySelector(Blocks) is not null))
            {
                paragraph = null;
                replacement.Add(child);
            }
            else if (paragraph is not null || child is IElement || !string.IsNullOrWhiteSpace(child.TextContent))
            {
                if (paragraph is null)
                    replacement.Add(paragraph = wrapper.Owner!.CreateElement("p"));
                paragraph.AppendChild(child);
            }
        }
        wrapper.Replace([.. replacement]);
    }

    private static void SetAddresses(IElement element)
    {
        Set(element, "href", element.LocalName == "a" ? SafeAddress.Link(element.GetAttribute("href")) : null);
        Set(element, "cite", SafeAddress.Source(element.GetAttribute("cite")));
        Set(element, "src", element.LocalName is "img" or "iframe" ? SafeAddress.Source(element.GetAttribute("src")) : null);
        Set(element, "width", Pixels(element.GetAttribute("width")));
        Set(element, "height", Pixels(element.GetAttribute("height")));
        if (element.LocalName == "iframe")
            element.TextContent = "";
        if ((element.LocalName == "img" && !element.HasAttribute("src"))
            || (element.LocalName == "iframe" && EmbedHosts.ProviderOf(element.GetAttribute("src") ?? "") is null))
            element.Remove();
    }

    private static void Set(IElement element, string attribute, string? value)
    {
        if (value is null)
            element.RemoveAttribute(attribute);
        else if (value != element.GetAttribute(attribute))
            element.SetAttribute(attribute, value);
    }

    private static string? Pixels(string? value) => value is { Length: > 0 and <= 5 } && value.All(char.IsAsciiDigit) ? value : null;
}
