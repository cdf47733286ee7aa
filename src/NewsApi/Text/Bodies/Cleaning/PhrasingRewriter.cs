using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Copies text and inline elements.</summary>
internal sealed class PhrasingRewriter(IDocument document, HtmlRewriter rewriter)
{
    private LineState? _lines;

    public void Nodes(IEnumerable<INode> nodes, IElement target)
    {
        foreach (var node in nodes)
        {
            if (node is IElement element)
                Element(element, target);
            else if (node is IText text)
                Text(text.Data, target);
        }
    }

    /// <summary>
    /// Copies contents as lines: a block inside them begins a new line, and pictures are taken out.
    /// </summary>
    /// <returns>The pictures and frames that were taken out; the caller adds them beside the target.</returns>
    public IReadOnlyList<INode> Lines(IEnumerable<IEnumerable<INode>> contents, IElement target)
    {
        var outer = _lines;
        _lines = new LineState();
        foreach (var content in contents)
        {
            _lines.Breaks = true;
            Nodes(content, target);
        }

        var media = _lines.Media;
        _lines = outer;
        return media;
    }

    public void Text(string text, IElement target)
    {
        text = Printable(text);
        if (text.Length == 0)
            return;
        if (!string.IsNullOrWhiteSpace(text))
            EndLine(target);
        rewriter.Report.Pass(text);
        target.AppendChild(document.CreateTextNode(text));
    }

    public void Element(IElement element, IElement target)
    {
        if (rewriter.Media.TryReplace(element, isInline: true, out var replacement))
        {
            if (_lines is not null)
                _lines.Breaks |= replacement.Count > 0;
            foreach (var node in replacement)
                if (_lines is not null && node is IElement { LocalName: not "a" })
                    _lines.Media.Add(node);
                else
                    target.AppendChild(node);
            return;
        }

        var name = ElementRules.NameFor(element.LocalName);
        if (name == "br")
            target.AppendChild(document.CreateElement(name));
        else if (_lines is not null && (ElementRules.IsBlock(name) || TextStyles.IsBlock(element)))
            Line(element, name, target);
        else if (name is "rt" && element.NextElementSibling?.LocalName != "rp")
            Reading(element, target);
        else
            Marked(element, name, target);
    }

    /// <summary>Whether the element itself is kept, not only its content.</summary>
    public bool Keeps(IElement element, string name) => name switch
    {
        "b" or "strong" or "i" or "em" => !TextStyles.IsPlain(element, name),
        "bdo" => InheritedLanguage.DirectionOf(element) is not null,
        "span" => InheritedLanguage.LanguageOf(element) is not null || InheritedLanguage.DirectionOf(element) is not null
            || rewriter.Attributes.Anchors.IsWanted(element),
        _ => ElementRules.AttributesOf(name) is not null && !ElementRules.IsBlock(name),
    };

    private void Marked(IElement element, string name, IElement target)
    {
        if (!element.HasChildNodes && rewriter.Attributes.Anchors.IsWanted(element))
        {
            rewriter.Attributes.Anchors.CopyToBlock(element, target);
            return;
        }

        if (name is "b" or "strong" && element.ChildNodes.Any(TextStyles.IsLight))
        {
            Pieces(element, name, target);
            return;
        }

        Tell(element, name);
        foreach (var style in TextStyles.Of(element, name))
            target = rewriter.Add(style, target);
        if (Keeps(element, name) || (ElementRules.AttributesOf(name) is null && rewriter.Attributes.Anchors.IsWanted(element)))
            target = rewriter.Add(ElementRules.AttributesOf(name) is null ? "span" : name, element, target, InheritedLanguage.Nothing);
        Nodes(element.ChildNodes, target);
    }

    // If a style makes a part of bold text light, the text after that part is bold again.
    private void Pieces(IElement element, string name, IElement target)
    {
        IElement? bold = null;
        foreach (var child in element.ChildNodes)
        {
            bold = TextStyles.IsLight(child) ? null : bold ?? rewriter.Add(name, target);
            Nodes([child], bold ?? target);
        }
    }

    private void Tell(IElement element, string name)
    {
        if (name == "ruby")
            rewriter.Report.Add("element_changed", name, "<ruby> became words with the reading in brackets");
        else if (!ElementRules.IsKnown(name))
            rewriter.Report.UnwrappedElement(name);
    }

    // The validator checks the text before it is parsed. References such as &#1; become control characters only here.
    private string Printable(string text)
    {
        if (!text.Any(IsControl))
            return text;
        rewriter.Report.Add("control_character_removed", "", "A control character was removed");
        return string.Concat(text.Where(c => !IsControl(c)));
    }

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f');

    private void Line(IElement element, string name, IElement target)
    {
        if (name is not "p" && !ElementRules.IsWrapper(name))
            rewriter.Report.UnwrappedElement(name);
        rewriter.Attributes.Anchors.Pass(element);
        _lines!.Breaks = true;
        Nodes(element.ChildNodes, target);
        _lines.Breaks = true;
    }

    // No mark can show the reading above a word (ruby). So the reading is written in brackets, as in browsers without ruby.
    private void Reading(IElement element, IElement target)
    {
        Text("(", target);
        Nodes(element.ChildNodes, target);
        Text(")", target);
    }

    private void EndLine(IElement target)
    {
        if (_lines is null)
            return;
        if (_lines.Breaks && _lines.HasText)
            target.AppendChild(document.CreateElement("br"));
        (_lines.Breaks, _lines.HasText) = (false, true);
    }

    private sealed class LineState
    {
        public List<INode> Media { get; } = [];

        /// <summary>Whether the next text begins a new line.</summary>
        public bool Breaks { get; set; }

        public bool HasText { get; set; }
    }
}
