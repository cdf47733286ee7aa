using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Copies lists. Content that is in a list but not in an item is put into an item.</summary>
internal sealed class ListRewriter(HtmlRewriter rewriter)
{
    public void List(IElement list, string name, IElement target, InheritedLanguage inherited) =>
        Children(list, rewriter.Add(name, list, target, inherited), InheritedLanguage.Nothing);

    public void Item(IElement item, string name, IElement list, InheritedLanguage inherited) =>
        rewriter.Flow(item.ChildNodes, rewriter.Add(name, item, list, inherited), InheritedLanguage.Nothing);

    private void Children(IElement list, IElement copy, InheritedLanguage inherited)
    {
        IElement? open = null;
        foreach (var node in list.ChildNodes)
        {
            if (node is IElement { LocalName: "li" or "dt" or "dd" } item)
            {
                Item(item, NameIn(copy, item), copy, inherited);
                open = null;
            }
            else if (node is IElement element && ElementRules.IsWrapper(element.LocalName))
            {
                Children(element, copy, inherited.With(element));
                open = null;
            }
            else if (node is IText text && string.IsNullOrWhiteSpace(text.Data))
            {
                (open ?? copy).AppendChild(node.Clone());
            }
            else
            {
                // A list directly within a list belongs to the item before it.
                open ??= node is IElement { LocalName: "ul" or "ol" } ? copy.LastElementChild : null;
                open ??= rewriter.Add(copy.LocalName == "dl" ? "dd" : "li", copy);
                rewriter.Flow([node], open, inherited);
            }
        }
    }

    private static string NameIn(IElement list, IElement item) =>
        list.LocalName != "dl" ? "li" : item.LocalName == "dt" ? "dt" : "dd";
}
