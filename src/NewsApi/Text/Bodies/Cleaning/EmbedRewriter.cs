using System.Diagnostics.CodeAnalysis;
using AngleSharp.Dom;
using NewsApi.Text.Embeds;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>
/// Converts embeds of other sites to an iframe, a quotation or a link. An embed with text, or an embed for which an iframe is not possible
/// or not enough, becomes a quotation; within a line, it becomes a link. The quotation has <c>data-embed</c>, the address in <c>cite</c>,
/// the text, if any, and a link. An unknown embed becomes a link.
/// </summary>
internal sealed class EmbedRewriter(IDocument document, BodyContext context, AttributeRewriter attributes, CleaningReport report)
{
    public const string Marker = "data-embed";

    private bool _isAfterEmbed;

    public bool TryReplace(IElement element, bool isInline, out IReadOnlyList<INode> nodes)
    {
        nodes = [];
        if (TryRead(element, out var embed, out var text))
        {
            _isAfterEmbed = true;
            nodes = [Make(element, embed, text, isInline)];
            return true;
        }

        // The script of an embed comes directly after it.
        if (element.LocalName == "script" && _isAfterEmbed)
            return true;
        _isAfterEmbed = false;
        if (element.LocalName is not ("iframe" or "embed" or "object"))
            return false;
        if (attributes.Usable(EmbedReader.FrameSource(element) ?? element.GetAttribute("data")) is { } address)
            nodes = [LinkInstead(element, address, isInline)];
        else
            report.RemovedElement(element.LocalName);
        return true;
    }

    private bool TryRead(IElement element, [NotNullWhen(true)] out Embed? embed, out string? text)
    {
        if (element.LocalName == "blockquote" && element.HasAttribute(Marker))
        {
            text = WordsOf(element);
            var page = element.GetAttribute("cite");
            embed = EmbedProviders.Find(page, context.EmbedHosts) ?? QuoteEmbeds.Mastodon(page);
            return embed is not null;
        }

        return EmbedReader.TryRead(element, context.EmbedHosts, out embed, out text, bareAddresses: true);
    }

    private IElement Make(IElement source, Embed embed, string? text, bool isInline)
    {
        var isMarked = source.HasAttribute(Marker);
        var words = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var made = embed.FrameUrl is { } frame && words is null && !isMarked && IsEnough(source, embed, frame) ? Frame(source, frame)
            : isInline ? LinkTo(embed.Url, words ?? embed.Url)
            : Quote(embed, words);
        attributes.Anchors.Copy(source, made);
        return made;
    }

    // The player addresses of some providers do not show which page the author linked to. Then the frame alone is not enough.
    private bool IsEnough(IElement source, Embed embed, string frame) =>
        source.LocalName == "iframe" || EmbedProviders.FindFrame(frame, context.EmbedHosts)?.Url is { } page
        && (page != frame || page == embed.Url);

    private IElement Frame(IElement source, string address)
    {
        var frame = document.CreateElement("iframe");
        frame.SetAttribute("src", address);
        if (source.GetAttribute("title") is { Length: > 0 } title)
            frame.SetAttribute("title", title);
        foreach (var name in (ReadOnlySpan<string>)["width", "height"])
            if (AttributeRewriter.Pixels(source.GetAttribute(name)) is { } pixels)
                frame.SetAttribute(name, pixels);
        if (source.LocalName != "iframe" || source.HasAttribute("allowfullscreen"))
            frame.SetAttribute("allowfullscreen", "");
        return frame;
    }

    private IElement Quote(Embed embed, string? words)
    {
        var quote = document.CreateElement("blockquote");
        quote.SetAttribute("cite", embed.Url);
        quote.SetAttribute(Marker, embed.Provider);
        if (words is not null)
            quote.AppendChild(Paragraph(words));
        var paragraph = document.CreateElement("p");
        paragraph.AppendChild(LinkTo(embed.Url, embed.Url));
        quote.AppendChild(paragraph);
        report.Pass(words ?? embed.Url);
        return quote;
    }

    private IElement LinkInstead(IElement element, string address, bool isInline)
    {
        var host = new Uri(address).Host;
        report.Add("embed_replaced", host, $"The embed of {host} is not on the list of embeds; it was replaced by a link");
        var link = LinkTo(address, element.GetAttribute("title") is { Length: > 0 } title ? title : address);
        if (isInline)
            return link;
        var paragraph = document.CreateElement("p");
        paragraph.AppendChild(link);
        return paragraph;
    }

    private IElement LinkTo(string address, string text)
    {
        var link = document.CreateElement("a");
        link.SetAttribute("href", address);
        link.TextContent = text;
        return link;
    }

    private IElement Paragraph(string words)
    {
        var paragraph = document.CreateElement("p");
        foreach (var line in words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (paragraph.HasChildNodes)
                paragraph.AppendChild(document.CreateElement("br"));
            paragraph.AppendChild(document.CreateTextNode(line));
        }

        return paragraph;
    }

    // The words are in all paragraphs except the last one, which contains the link.
    private static string? WordsOf(IElement quote)
    {
        var paragraphs = quote.Children.Where(child => child.LocalName == "p").ToList();
        return paragraphs.Count < 2
            ? null
            : string.Concat(paragraphs[0].ChildNodes.Select(node => node is IElement { LocalName: "br" } ? "\n" : node.TextContent));
    }
}
