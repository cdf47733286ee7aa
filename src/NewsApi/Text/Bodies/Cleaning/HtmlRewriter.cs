using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>
/// Copies a parsed body into the structure of an article: only known elements, each where HTML allows it, with absolute addresses. The copy
/// is made in one pass, because changing a tree in place takes time that grows with the square of its size. Each loss is reported.
/// </summary>
internal sealed class HtmlRewriter
{
    // Blocks are JSON. Many JSON readers accept at most 64 levels, and a table in a table takes six of them.
    private const int MaxNesting = 8;

    private readonly IHtmlDocument _document;
    private readonly HashSet<INode> _aroundBlocks = [];
    private readonly PhrasingRewriter _phrasing;
    private readonly ListRewriter _lists;
    private readonly TableRewriter _tables;
    private int _nesting;

    private HtmlRewriter(IHtmlDocument document, BodyContext context, CleaningReport report)
    {
        _document = document;
        Report = report;
        context = WithBase(document, context);
        Attributes = new AttributeRewriter(context, report, new Anchors(document.Body!));
        Media = new MediaRewriter(document, context, Attributes, report);
        _phrasing = new PhrasingRewriter(document, this);
        _lists = new ListRewriter(this);
        _tables = new TableRewriter(this);
        FindBlocks(document.Body!);
    }

    public CleaningReport Report { get; }

    public AttributeRewriter Attributes { get; }

    public MediaRewriter Media { get; }

    /// <summary>Copies a body into an element outside the document.</summary>
    public static IHtmlElement Rewrite(IHtmlDocument document, BodyContext context, CleaningReport report)
    {
        var rewriter = new HtmlRewriter(document, context, report);
        var body = (IHtmlElement)document.CreateElement("body");
        rewriter.Flow(document.Body!.ChildNodes, body, InheritedLanguage.Nothing);
        rewriter.Attributes.Anchors.LinkAll();
        return body;
    }

    /// <summary>Copies nodes that may be blocks.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="target">The element to which the copies are added.</param>
    /// <param name="inherited">Language and direction of a removed element around them.</param>
    /// <param name="wraps">Whether text between blocks becomes a paragraph; otherwise it stays text.</param>
    public void Flow(IEnumerable<INode> nodes, IElement target, InheritedLanguage inherited, bool wraps = false)
    {
        var run = new TextRun(this, target, inherited, wraps || inherited != InheritedLanguage.Nothing);
        foreach (var node in nodes)
        {
            if (node is IElement element)
                FlowElement(element, run, inherited);
            else if (node is IText text && (!run.Wraps || run.IsOpen || !string.IsNullOrWhiteSpace(text.Data)))
                _phrasing.Text(text.Data, run.Place());
        }
    }

    /// <summary>Copies an element that may hold only lines of text. Pictures in the element are added after its copy.</summary>
    public void Lines(IElement element, string name, IElement target, InheritedLanguage inherited)
    {
        var copy = Add(name, element, target, inherited);
        foreach (var media in _phrasing.Lines([element.ChildNodes], copy))
            target.AppendChild(media);
        // Markdown adds a line end between the code and its closing fence.
        if (name == "pre" && copy.GetDescendants().OfType<IText>().LastOrDefault() is { } last)
            last.Data = last.Data.TrimEnd('\n');
    }

    public PhrasingRewriter Phrasing => _phrasing;

    /// <summary>
    /// The element that takes the text of a caption or attribution. Language, direction and id need an inner element, because in blocks a
    /// caption is only a text with marks.
    /// </summary>
    public IElement CaptionText(IElement caption, IElement copy, InheritedLanguage inherited)
    {
        inherited = inherited.With(caption);
        return inherited == InheritedLanguage.Nothing && !Attributes.Anchors.IsWanted(caption)
            ? copy
            : Add("span", caption, copy, inherited);
    }

    /// <summary>Adds an element with the attributes of the source element that it replaces.</summary>
    public IElement Add(string name, IElement source, IElement target, InheritedLanguage inherited)
    {
        var copy = _document.CreateElement(name);
        Attributes.Copy(source, copy, name, inherited);
        target.AppendChild(copy);
        return copy;
    }

    public IElement Add(string name, IElement target)
    {
        var element = _document.CreateElement(name);
        target.AppendChild(element);
        return element;
    }

    private void FlowElement(IElement element, TextRun run, InheritedLanguage inherited)
    {
        if (Media.TryReplace(element, isInline: false, out var replacement))
        {
            foreach (var node in replacement)
                if (node is IElement { LocalName: "blockquote" or "p" })
                    run.Close().AppendChild(node);
                else
                    run.Place().AppendChild(node);
            return;
        }

        var name = ElementRules.NameFor(element.LocalName);
        if (IsPart(name))
            FlowPart(element, name, run, inherited);
        else if (ElementRules.IsWrapper(name) || TextStyles.IsBlock(element) || (name == "p" && _aroundBlocks.Contains(element)))
            Unwrap(element, run.Close(), inherited);
        else if (ElementRules.IsBlock(name))
            Block(element, name, run.Close(), inherited);
        else if (!_aroundBlocks.Contains(element))
            _phrasing.Element(element, run.Place());
        else if (name is not ("cite" or "q") && _phrasing.Keeps(element, name))
            Flow(element.ChildNodes, Add(name, element, run.Close(), InheritedLanguage.Nothing), inherited);
        else
            Flow(element.ChildNodes, run.Close(), inherited.With(element), run.Wraps);
    }

    // Parts of lists, tables and figures that have no such parent, or whose list or table is unwrapped.
    private void FlowPart(IElement element, string name, TextRun run, InheritedLanguage inherited)
    {
        if (name is "li" or "dt" or "dd" && _nesting < MaxNesting)
            _lists.Item(element, name, run.List(name == "li" ? "ul" : "dl"), inherited);
        else
            Unwrap(element, run.Close(), inherited);
    }

    private void Unwrap(IElement element, IElement target, InheritedLanguage inherited)
    {
        if (ElementRules.IsMeaningful(element.LocalName))
            Report.UnwrappedElement(element.LocalName);
        Attributes.Anchors.Pass(element);
        Flow(element.ChildNodes, target, inherited.With(element), wraps: true);
    }

    private void Block(IElement element, string name, IElement target, InheritedLanguage inherited)
    {
        // An element that is replaced by an equivalent one needs no notice. A changed heading level does.
        if (element.LocalName == "h1")
            Report.ChangedElement(element.LocalName, name);
        if (ElementRules.HoldsLines(name))
            Lines(element, name, target, inherited);
        else if (name == "hr")
            Add(name, element, target, InheritedLanguage.Nothing);
        else if (name == "p" && !element.HasChildNodes && Attributes.Anchors.IsWanted(element))
            Attributes.Anchors.Pass(element);
        else if (name == "p")
            _phrasing.Nodes(element.ChildNodes, Add(name, element, target, inherited));
        else if (_nesting == MaxNesting)
            Flatten(element, target, inherited);
        else
            Container(element, name, target, inherited);
    }

    private void Container(IElement element, string name, IElement target, InheritedLanguage inherited)
    {
        _nesting++;
        if (name == "blockquote")
            QuoteRewriter.Quote(this, element, target, inherited);
        else if (name == "table")
            _tables.Table(element, target, inherited);
        else if (name == "figure")
            FigureRewriter.Figure(this, element, target, inherited);
        else
            _lists.List(element, name, target, inherited);
        _nesting--;
    }

    private void Flatten(IElement element, IElement target, InheritedLanguage inherited)
    {
        Report.Add(
            "nesting_flattened", element.LocalName,
            $"<{element.LocalName}> is inside {MaxNesting} lists, tables, quotes or figures, the limit, and was replaced by its content");
        Unwrap(element, target, inherited);
    }

    private static bool IsPart(string name) =>
        name is "li" or "dt" or "dd" or "tr" or "td" or "th" or "thead" or "tbody" or "tfoot" or "caption" or "figcaption";

    // If the author gave no base, the base element in the text is used.
    private static BodyContext WithBase(IHtmlDocument document, BodyContext context) =>
        context.Base is null && document.QuerySelector("base[href]")?.GetAttribute("href") is { } address
        && SafeUrl.Source(address, context) is { } root
            ? context with { Base = new Uri(root) }
            : context;

    // This is one walk from the leaves up. A search for blocks inside each element would take quadratic time.
    private bool FindBlocks(INode node)
    {
        var found = false;
        foreach (var child in node.ChildNodes)
            if (child is IElement element)
                found |= FindBlocks(element) | ElementRules.IsBlock(element.LocalName) | TextStyles.IsBlock(element);
        if (found)
            _aroundBlocks.Add(node);
        return found;
    }
}
