using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Copies a figure, with one caption as its last child.</summary>
internal static class FigureRewriter
{
    public static void Figure(HtmlRewriter rewriter, IElement figure, IElement target, InheritedLanguage inherited)
    {
        rewriter.Attributes.Anchors.Pass(figure);
        inherited = inherited.With(figure);
        var captions = figure.Children.Where(child => child.LocalName == "figcaption").ToList();
        var copy = rewriter.Add("figure", target);
        rewriter.Flow(figure.ChildNodes.Where(node => node is not IElement element || !captions.Contains(element)), copy, inherited);
        Unwrap(copy);
        if (captions.Count > 0)
            Caption(rewriter, captions, copy, inherited);
    }

    private static void Caption(HtmlRewriter rewriter, List<IElement> captions, IElement copy, InheritedLanguage inherited)
    {
        var content = copy.Children.ToList();
        var place = content is [{ LocalName: "table" } table] && table.Children.All(child => child.LocalName != "caption")
            ? First(rewriter.Add("caption", table), table)
            : content is [{ LocalName: "blockquote" } quote] && quote.Children.All(child => child.LocalName != "cite")
                ? rewriter.Add("cite", quote)
                : rewriter.Add("figcaption", copy);
        var text = rewriter.CaptionText(captions[0], place, inherited);
        foreach (var media in rewriter.Phrasing.Lines(captions.Select(caption => caption.ChildNodes), text))
            copy.InsertBefore(media, place.ParentElement == copy ? place : null);
        if (!place.HasChildNodes)
            place.Remove();
    }

    private static IElement First(IElement caption, IElement table)
    {
        table.InsertBefore(caption, table.FirstChild);
        return caption;
    }

    // Many pages wrap a picture in layout elements. In a figure, a picture needs no paragraph around it.
    private static void Unwrap(IElement figure)
    {
        foreach (var paragraph in figure.Children.Where(child => child.LocalName == "p").ToList())
            if (string.IsNullOrWhiteSpace(paragraph.TextContent) && paragraph.Children.Length == 1)
                paragraph.Replace(paragraph.FirstElementChild!);
    }
}
