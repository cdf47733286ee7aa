using System.Diagnostics.CodeAnalysis;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace NewsApi.Text.Bodies;

/// <summary>
/// Parses HTML from outside, and refuses what would keep the parser busy: its work per tag grows with the number of open
/// elements, and both it and the sanitiser walk siblings at a cost that grows with their square.
/// </summary>
internal sealed class NestingLimit
{
    private const int MaxOpen = 200;
    private const int MaxElements = 10_000;

    // Open elements summed over all tags and texts; also a bound on the copies that HTML makes of unclosed <b>, <i> and so on.
    private const int MaxWork = 400_000;

    private static readonly HashSet<string> Childless = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
        "param", "source", "track", "wbr",
    };

    // These end one another without an end tag, so any number of them leaves the depth as it is.
    private static readonly HashSet<string> SelfEnding = new(StringComparer.OrdinalIgnoreCase)
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

    /// <summary>The only attributes that a parsed document holds: the parser never reads the others in.</summary>
    public static IReadOnlySet<string> Attributes => KeptAttributes;

    /// <summary>Parses a fragment as the body of a document. False where it is nested too deeply or has too many elements.</summary>
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
    /// Follows the elements that are open, never counting fewer than the parser keeps (but for a small factor): an end tag
    /// counts only for the innermost element, since the parser ignores many of those that come out of order.
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

    // Inside SVG and MathML the names mean nothing, and only a slash makes an element childless.
    private bool Opens(HtmlTagToken tag) => _open.Contains("svg") || _open.Contains("math")
        ? !tag.IsSelfClosing
        : !Childless.Contains(tag.Name) && !SelfEnding.Contains(tag.Name);

    /// <summary>The parser has no other way to be stopped; it never leaves this class.</summary>
    private sealed class OutOfBoundsException : Exception;
}
