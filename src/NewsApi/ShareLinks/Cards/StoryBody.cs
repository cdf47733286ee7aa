using System.Net;
using System.Text.RegularExpressions;
using NewsApi.Text.Embeds;

namespace NewsApi.ShareLinks.Cards;

/// <summary>The stored text of a story, which is clean HTML. Each frame gets a link beside it, for the printed page.</summary>
internal sealed partial class StoryBody
{
    private readonly string _html;
    private readonly IReadOnlyList<string> _siteHosts;

    /// <param name="html">Clean HTML, as it is stored.</param>
    /// <param name="siteHosts">Hosts in the site's settings whose pages may be shown in frames.</param>
    public StoryBody(string html, IReadOnlyList<string> siteHosts)
    {
        (_html, _siteHosts) = (html, siteHosts);
        FrameOrigins =
        [
            .. Frame().Matches(html).Select(match => new Uri(SourceOf(match)).GetLeftPart(UriPartial.Authority))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The origins of the story's frames, such as <c>https://www.youtube-nocookie.com</c>.</summary>
    public IReadOnlyList<string> FrameOrigins { get; }

    /// <param name="forPrint">Whether the links replace the frames.</param>
    public string Html(bool forPrint) => Frame().Replace(_html, frame =>
    {
        var source = SourceOf(frame);
        var page = EmbedProviders.FindFrame(source, _siteHosts)?.Url ?? source;
        var link = $"<a class=\"w\" href=\"{CardText.Html(page)}\">{CardText.Html(page)}</a>";
        return forPrint ? link : frame.Value + link;
    });

    private static string SourceOf(Match frame) => WebUtility.HtmlDecode(frame.Groups["source"].Value);

    [GeneratedRegex("<iframe\\b[^>]*?\\ssrc=\"(?<source>https://[^\"]+)\"[^>]*>\\s*</iframe>")]
    private static partial Regex Frame();
}
