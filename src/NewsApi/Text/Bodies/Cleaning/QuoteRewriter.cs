using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Copies a quotation. The person or source that is quoted becomes its last child, <c>cite</c>.</summary>
internal static class QuoteRewriter
{
    public static void Quote(HtmlRewriter rewriter, IElement quote, IElement target, InheritedLanguage inherited)
    {
        var copy = rewriter.Add("blockquote", quote, target, inherited);
        var nodes = quote.ChildNodes.ToList();
        var attributions = new List<IElement>();
        while (nodes.Count > 0 && (IsAttribution(nodes[^1]) || (nodes[^1] is IText space && string.IsNullOrWhiteSpace(space.Data))))
        {
            if (nodes[^1] is IElement attribution)
                attributions.Insert(0, attribution);
            nodes.RemoveAt(nodes.Count - 1);
        }

        // A cite element in the middle of the quote names a work and is no attribution. It is put in a paragraph, so it can't be taken for
        // an attribution.
        rewriter.Flow(nodes, copy, InheritedLanguage.Nothing, wraps: nodes.Any(IsAttribution));
        if (attributions.Count == 0)
            return;
        var cite = rewriter.Add("cite", copy);
        var text = rewriter.CaptionText(attributions[0], cite, InheritedLanguage.Nothing);
        foreach (var media in rewriter.Phrasing.Lines(attributions.Select(attribution => attribution.ChildNodes), text))
            copy.InsertBefore(media, cite);
    }

    private static bool IsAttribution(INode node) => node is IElement { LocalName: "cite" or "footer" };
}
