using AngleSharp.Dom;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>The open paragraph between two blocks of a target element, and the open list for items that have no list around them.</summary>
/// <param name="rewriter">The rewriter that walks through the body.</param>
/// <param name="target">The element to which blocks are added.</param>
/// <param name="inherited">Language and direction of the paragraphs made here.</param>
/// <param name="wraps">Whether text becomes paragraphs.</param>
internal sealed class TextRun(HtmlRewriter rewriter, IElement target, InheritedLanguage inherited, bool wraps)
{
    private IElement? _paragraph;
    private IElement? _list;

    public bool Wraps => wraps;

    public bool IsOpen => _paragraph is not null;

    /// <summary>The element that takes text and inline elements.</summary>
    public IElement Place()
    {
        _list = null;
        return wraps ? _paragraph ??= rewriter.Add("p", target, target, inherited) : target;
    }

    /// <summary>Ends the text, and returns the element that takes blocks.</summary>
    public IElement Close()
    {
        (_paragraph, _list) = (null, null);
        rewriter.Report.Pass(" ");
        return target;
    }

    /// <summary>The list for an item that has none; consecutive items share it.</summary>
    public IElement List(string name)
    {
        _paragraph = null;
        if (_list?.LocalName != name)
            _list = rewriter.Add(name, target);
        return _list;
    }
}
