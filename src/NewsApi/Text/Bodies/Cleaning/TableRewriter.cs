using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Copies tables: one caption, then rows in head, bodies and foot.</summary>
internal sealed class TableRewriter(HtmlRewriter rewriter)
{
    public void Table(IElement table, IElement target, InheritedLanguage inherited)
    {
        var captions = table.Children.Where(child => child.LocalName == "caption").ToList();
        if (table.QuerySelector("tr") is null)
        {
            foreach (var caption in captions)
                rewriter.Lines(caption, "p", target, inherited);
            return;
        }

        var copy = rewriter.Add("table", table, target, inherited);
        IReadOnlyList<INode> media = [];
        if (captions.Count > 0)
        {
            var text = rewriter.CaptionText(captions[0], rewriter.Add("caption", copy), InheritedLanguage.Nothing);
            media = rewriter.Phrasing.Lines(captions.Select(caption => caption.ChildNodes), text);
        }

        IElement? part = null;
        foreach (var node in table.ChildNodes)
        {
            if (node is IElement { LocalName: "thead" or "tbody" or "tfoot" } section)
                part = Rows(section, copy, part);
            else if (node is IText text && string.IsNullOrWhiteSpace(text.Data))
                copy.AppendChild(node.Clone());
        }

        foreach (var node in media)
            target.AppendChild(node);
    }

    // Consecutive tbody elements become one, because blocks have one list of rows and can't show where one tbody ends.
    private IElement Rows(IElement section, IElement table, IElement? before)
    {
        var part = before is { LocalName: "tbody" } && section.LocalName == "tbody"
            ? before
            : rewriter.Add(section.LocalName, section, table, InheritedLanguage.Nothing);
        var inherited = InheritedLanguage.Nothing.With(section);
        foreach (var node in section.ChildNodes)
        {
            if (node is IElement { LocalName: "tr" } row)
                Cells(row, rewriter.Add("tr", row, part, InheritedLanguage.Nothing), inherited.With(row));
            else if (node is IText text && string.IsNullOrWhiteSpace(text.Data))
                part.AppendChild(node.Clone());
        }

        return part;
    }

    private void Cells(IElement row, IElement copy, InheritedLanguage inherited)
    {
        foreach (var node in row.ChildNodes)
        {
            if (node is IElement { LocalName: "td" or "th" } cell)
                rewriter.Flow(cell.ChildNodes, rewriter.Add(cell.LocalName, cell, copy, inherited), InheritedLanguage.Nothing);
            else if (node is IText text && string.IsNullOrWhiteSpace(text.Data))
                copy.AppendChild(node.Clone());
        }
    }
}
