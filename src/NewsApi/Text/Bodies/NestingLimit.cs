using System.Diagnostics.CodeAnalysis;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace NewsApi.Text.Bodies;

/// <summary>
/// Parses untrusted HTML and refuses what would take too long: the parser's work per tag grows with the number of open elements, and
/// the cost of siblings, for parser and sanitiser, grows with the square of their number.
/// </summary>
internal sealed class NestingLimit
{
    private const int MaxOpen = 200;
    private const int MaxElements = 10_000;

    // The sum of open elements over all tokens. It also bounds the copies that the parser makes of unclosed <b>, <i> and so on.
    private const int MaxWork = 400_000;

    private static readonly HashSet<string> VoidElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
        "param", "source", "track", "wbr",
    };

    // A start tag of these ends the one before it without an end tag, so they do not add depth.
    private static readonly HashSet<string> ImpliedEndTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup",
    };

    private static readonly HashSet<string> KeptAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "alt", "title", "width", "height", "allowfullscreen", "cite", "datetime", "colspan", "rowspan", "scope",
        "start", "reversed", "value", "lang", "dir",
    };

    private readonly Stack<string> _open = new();
    private int _work;

    private NestingLimit()
    {
    }

    /// <summary>The only attributes of a parsed document; the parser drops all others.</summary>
    public static IReadOnlySet<string> Attributes => KeptAttributes;

    /// <summary>Parses a fragment as the body of a document. False if it is nested too deeply or has too many elements.</summary>
    public static bool TryParse(string html, [NotNullWhen(true)] out IHtmlDocument? document)
    {
        var bounds = new NestingLimit();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = true,
            SkipComments = true,
            DisableElementPositionTracking = true,
            ShouldEmitAttribute = static (ref StructHtmlToken _, ReadOnlyMemory<char> name) => KeptAttributes.Contains(name.ToString()),
            OnToken = (token, _) => bounds.Count(token),
        });
        document = null;
        try
        {
            document = parser.ParseDocument("<!doctype html><html><body>" + html);
        }
        catch (OutOfBoundsException)
        {
            return false;
        }
        if (document.Body is { } body && body.GetElementsByTagName("*").Take(MaxElements + 1).Count() <= MaxElements)
            return true;
        document.Dispose();
        document = null;
        return false;
    }

    /// <summary>
    /// Tracks the open elements. The count is never lower than the parser's, except by a small factor: an end tag closes only the
    /// innermost element here, because the parser ignores many end tags that are out of order.
    /// </summary>
    private void Count(HtmlToken token)
    {
        if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } tag && Opens(tag))
            _open.Push(tag.Name);
        else if (token.Type == HtmlTokenType.EndTag && _open.TryPeek(out var innermost)
            && innermost.Equals(token.Name, StringComparison.OrdinalIgnoreCase))
            _open.Pop();
        _work += _open.Count + 1;
        if (_open.Count > MaxOpen || _work > MaxWork)
            throw new OutOfBoundsException();
    }

    // Inside SVG and MathML these names have no special meaning, and only a closing slash makes an element empty.
    private bool Opens(HtmlTagToken tag) => _open.Contains("svg") || _open.Contains("math")
        ? !tag.IsSelfClosing
        : !VoidElements.Contains(tag.Name) && !ImpliedEndTags.Contains(tag.Name);

    /// <summary>The parser has no other way to be stopped; it never leaves this class.</summary>
    private sealed class OutOfBoundsException : Exception;
}
