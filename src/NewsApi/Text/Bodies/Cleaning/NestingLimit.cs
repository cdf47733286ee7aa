using System.Diagnostics.CodeAnalysis;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>
/// Parses untrusted HTML, and refuses HTML that would take too long to parse. The parser's work per tag grows with the number of open
/// elements. The time that parser and sanitiser need for sibling elements grows with the square of their number.
/// </summary>
internal sealed class NestingLimit
{
    public const int MaxOpen = 200;
    public const int MaxElements = 50_000;
    public const int MaxRows = 10_000;

    // The sum of open elements over all tokens. It also bounds the copies that the parser makes of unclosed <b>, <i> and so on.
    private const int MaxWork = 2_000_000;

    private static readonly HashSet<string> VoidElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
        "param", "source", "track", "wbr",
    };

    // A start tag of one of these elements ends the previous element of this kind without an end tag. So these elements do not add depth.
    private static readonly HashSet<string> ImpliedEndTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup",
    };

    private readonly Stack<string> _open = new();
    private readonly CleaningReport _report = new();
    private int _tags;
    private int _work;

    private NestingLimit()
    {
    }

    /// <summary>Parses a fragment as the body of a document. False, with a sentence for the author, if it exceeds a limit.</summary>
    public static bool TryParse(string html, [NotNullWhen(true)] out IHtmlDocument? document, [NotNullWhen(false)] out string? error)
    {
        var limit = new NestingLimit();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = true,
            SkipComments = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) => ElementRules.IsRead(name.Span),
            OnToken = (token, _) => limit.Count(token),
        });
        document = null;
        error = null;
        try
        {
            document = parser.ParseDocument("<!doctype html><html><body>" + html);
        }
        catch (LimitException exceeded)
        {
            error = exceeded.Message;
            return false;
        }

        var elements = document.Body!.GetElementsByTagName("*").Length;
        var rows = document.All.Count(element => element.LocalName == "tr");
        error = elements > MaxElements ? $"The text has {elements:N0} elements; at most {MaxElements:N0} are allowed."
            : rows > MaxRows ? $"The text has {rows:N0} table rows; at most {MaxRows:N0} are allowed."
            : null;
        if (error is null)
            return true;
        document.Dispose();
        document = null;
        return false;
    }

    /// <summary>
    /// Tracks the open elements. The count is at most a small factor lower than the parser's: an end tag closes only the innermost
    /// element here, because the parser ignores many end tags that are out of order.
    /// </summary>
    private void Count(HtmlToken token)
    {
        if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } tag)
        {
            if (++_tags > MaxElements)
                throw new LimitException($"The text has more than {MaxElements:N0} elements{_report.Place()}; no more are allowed.");
            if (Opens(tag))
                _open.Push(tag.Name);
        }
        else if (token.Type == HtmlTokenType.EndTag && _open.TryPeek(out var innermost)
            && innermost.Equals(token.Name, StringComparison.OrdinalIgnoreCase))
            _open.Pop();
        else if (token.Type == HtmlTokenType.Character)
            _report.Pass(token.Data ?? "");
        _work += _open.Count + 1;
        if (_open.Count > MaxOpen)
            throw new LimitException($"The text is nested {_open.Count} elements deep{_report.Place()}; at most {MaxOpen} are allowed.");
        if (_work > MaxWork)
            throw new LimitException($"Too many elements are left open{_report.Place()}. Close each element where it ends.");
    }

    // Inside SVG and MathML these names have no special meaning, and only a closing slash makes an element empty.
    private bool Opens(HtmlTagToken tag) => _open.Contains("svg") || _open.Contains("math")
        ? !tag.IsSelfClosing
        : !VoidElements.Contains(tag.Name) && !ImpliedEndTags.Contains(tag.Name);

    /// <summary>Stops the parser; the parser offers no other way to stop it. The exception is always caught in this class.</summary>
    private sealed class LimitException(string message) : Exception(message);
}
