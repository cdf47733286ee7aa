using System.Net;
using System.Text.RegularExpressions;
using System.Xml;
using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Kit;

namespace NewsApi.Formats.Feeds;

/// <summary>Prepares texts for feeds: removes characters that XML does not allow, makes addresses absolute, and replaces frames.</summary>
internal static partial class FeedTexts
{
    /// <summary>The text without the characters that XML 1.0 does not allow, and without unpaired surrogates.</summary>
    public static string Allowed(string text)
    {
        var end = FirstForbidden(text, 0);
        if (end == text.Length)
            return text;
        var kept = new System.Text.StringBuilder(text.Length);
        for (var start = 0; start < text.Length; start = end + 1)
        {
            end = FirstForbidden(text, start);
            kept.Append(text, start, end - start);
        }

        return kept.ToString();
    }

    /// <summary>The text as one line of plain text; null where that line is empty.</summary>
    public static string? Line(string? text) =>
        text is null || ShareText.Clean(Allowed(text)) is not { Length: > 0 } line ? null : line;

    /// <summary>The stored HTML of a story for use outside of the site: with links instead of frames and with absolute addresses.</summary>
    /// <param name="html">Clean HTML.</param>
    /// <param name="pageUrl">The address of the story's page, the base of relative addresses.</param>
    /// <param name="siteHosts">Hosts from the site's settings whose pages may be shown in frames.</param>
    public static string Html(string html, string pageUrl, IReadOnlyList<string> siteHosts)
    {
        html = Allowed(html);
        if (html.Contains("<iframe", StringComparison.OrdinalIgnoreCase))
            html = new StoryBody(html, siteHosts).Html(forPrint: true);
        // Most texts have only absolute addresses. A search for a relative address costs less than a visit of all elements.
        if (!AnyRelative().IsMatch(html))
            return html;
        return Relative().Replace(html, match => Uri.TryCreate(pageUrl, UriKind.Absolute, out var page)
            && Uri.TryCreate(page, WebUtility.HtmlDecode(match.Groups["address"].Value), out var absolute)
            ? match.Groups["start"].Value + CardText.Html(absolute.AbsoluteUri)
            : match.Value);
    }

    /// <summary>The absolute addresses of the pictures in HTML from <see cref="Html"/>, in the order of the text.</summary>
    public static IReadOnlyList<string> Pictures(string html) =>
        [.. PictureSource().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value))];

    private static int FirstForbidden(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter >= ' ' && letter < '\uD800')
                continue;
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (!XmlConvert.IsXmlChar(letter))
                return at;
        }

        return text.Length;
    }

    [GeneratedRegex("(?:href|src|cite|poster)=\"(?![a-zA-Z][a-zA-Z0-9+.-]*:)")]
    private static partial Regex AnyRelative();

    // Matches an address without a scheme. Attributes of cleaned HTML are in double quotes.
    [GeneratedRegex("(?<start><[a-z][^<>]*?\\s(?:href|src|cite|poster)=\")(?<address>(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^\"]*)(?=\")")]
    private static partial Regex Relative();

    [GeneratedRegex("<img [^<>]*?\\bsrc=\"(?<address>https?:[^\"]*)\"")]
    private static partial Regex PictureSource();
}
