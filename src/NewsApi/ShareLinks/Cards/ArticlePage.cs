using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsApi.ShareLinks.Kit;
using NewsApi.Usage;

namespace NewsApi.ShareLinks.Cards;

/// <summary>
/// The page of a whole story, for sites that have no pages of their own. It begins with the head of the card, because networks read only
/// the beginning of a page.
/// </summary>
internal static class ArticlePage
{
    // Opens the print dialog of the print view. Without scripts, readers can still print the view themselves.
    private const string PrintScript = "addEventListener('load',()=>print())";

    private const string Style =
        "body{font:1.0625rem/1.6 Georgia,'Noto Serif',serif;max-width:42rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
        + "header,footer,nav,figcaption,.by{font-family:system-ui,sans-serif;font-size:.9rem;line-height:1.5;color:#555}"
        + "h1{font-size:1.9rem;line-height:1.2;margin:.4em 0}.lead{font-size:1.2rem}figure{margin:1.5rem 0}"
        + "img,video,iframe{max-width:100%}img,video{height:auto}iframe{border:0;width:100%;height:auto;aspect-ratio:16/9}audio{width:100%}"
        + "pre,.t{overflow-x:auto}table{border-collapse:collapse;display:block;overflow-x:auto}"
        + "td,th{border:1px solid #ccc;padding:.3em .6em}"
        + "blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid #ccc}"
        + "nav a{margin-inline-end:1rem}.w{display:none}"
        + "aside{border-top:1px solid #ccc;margin-top:2rem}footer{border-top:1px solid #ccc;margin-top:2rem}";

    private const string PrintStyle =
        "body{max-width:none;margin:0;font-size:11pt}nav,iframe,video,audio{display:none}.w{display:block}"
        + "h1,h2,h3{break-after:avoid}figure,img,table{break-inside:avoid}a{color:inherit}"
        + "article a[href^=http]:not(.w)::after{content:' (' attr(href) ')';font-size:.8em}";

    private const string Screen = Style + "@media print{" + PrintStyle + "}", Paper = Style + PrintStyle;

    /// <summary>
    /// Allows the style, pictures and media of the page. It also allows frames from the hosts of the embeds or, for print, the print
    /// script.
    /// </summary>
    public static string ContentSecurityPolicy(StoryBody body, bool forPrint) =>
        "default-src 'none'; img-src https: http:; media-src https: http:; "
        + (forPrint ? $"script-src 'sha256-{Hash(PrintScript)}'; "
            : body.FrameOrigins.Count > 0 ? $"frame-src {string.Join(' ', body.FrameOrigins)}; " : "")
        + $"style-src 'sha256-{Hash(forPrint ? Paper : Screen)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static byte[] Write(LinkCard card, CardStory story, bool forPrint)
    {
        var labels = StoryLabels.For(card.Language);
        var page = new StringBuilder(SocialCardPage.HeadOf(card, story.IsRightToLeft ? " dir=\"rtl\"" : ""));
        if (forPrint)
            page.Append("<meta name=\"robots\" content=\"noindex\">\n");
        page.Append("<style>").Append(forPrint ? Paper : Screen).Append("</style>\n</head>\n<body>\n");
        AddTop(page, card, labels, forPrint);
        page.Append("<article>\n<h1>").Append(CardText.Html(card.Title)).Append("</h1>\n");
        if (!string.IsNullOrWhiteSpace(card.Summary))
            page.Append("<p class=\"lead\">").Append(CardText.Html(card.Summary)).Append("</p>\n");
        AddByline(page, card, story, labels);
        if (card.Image is { } image)
            AddImage(page, image, story.ImageCredit);
        page.Append(story.Body.Html(forPrint)).Append("\n</article>\n");
        AddCorrections(page, story, labels);
        AddBottom(page, card, story, labels);
        if (forPrint)
            page.Append("<script>").Append(PrintScript).Append("</script>\n");
        return Encoding.UTF8.GetBytes(page.Append("</body>\n</html>\n").ToString());
    }

    private static void AddTop(StringBuilder page, LinkCard card, StoryLabels labels, bool forPrint)
    {
        page.Append("<header>").Append(CardText.Html(card.Site.Name));
        if (card.Section is { } section)
            page.Append(" · ").Append(CardText.Html(section.Name));
        page.Append("</header>\n");
        if (forPrint)
            return;
        page.Append("<nav>");
        foreach (var other in card.Translations.Where(other => other.Language != card.Language))
            page.Append(CultureInfo.InvariantCulture, $"<a href=\"{CardText.Html(other.Url)}\" lang=\"{CardText.Html(other.Language)}\"")
                .Append(CultureInfo.InvariantCulture, $" hreflang=\"{CardText.Html(other.Language)}\" rel=\"alternate\">")
                .Append(CardText.Html(StoryLabels.NameOf(other.Language))).Append("</a>");
        page.Append("<a href=\"?print=1\" rel=\"nofollow\">").Append(labels.Print).Append("</a></nav>\n");
    }

    private static void AddByline(StringBuilder page, LinkCard card, CardStory story, StoryLabels labels)
    {
        page.Append("<p class=\"by\">");
        if ((card.Byline ?? string.Join(", ", card.Authors.Select(author => author.Name))) is { Length: > 0 } names)
            page.Append(CardText.Html(names)).Append("<br>");
        if (story.PlaceLine is { Length: > 0 } place)
            page.Append(CardText.Html(place)).Append(" · ");
        AddTime(page, card.PublishedAt, card.Language);
        // Times are shown to the minute. After an update within the first minute, the two times would look the same.
        if (card.UpdatedAt - card.PublishedAt >= TimeSpan.FromMinutes(1))
        {
            page.Append(" · ").Append(labels.Updated).Append(' ');
            AddTime(page, card.UpdatedAt, card.Language);
        }

        if (story.SourceName is { } source)
        {
            page.Append("<br>");
            AddLink(page, source, story.SourceUrl);
        }

        page.Append("</p>\n");
    }

    private static void AddImage(StringBuilder page, CardImage image, string? credit)
    {
        page.Append("<figure><img src=\"").Append(CardText.Html(image.Url)).Append("\" alt=\"").Append(CardText.Html(image.Alt ?? ""))
            .Append('"');
        if (image is { Width: { } width, Height: { } height })
            page.Append(CultureInfo.InvariantCulture, $" width=\"{width}\" height=\"{height}\"");
        page.Append('>');
        if (!string.IsNullOrWhiteSpace(credit))
            page.Append("<figcaption>").Append(CardText.Html(credit)).Append("</figcaption>");
        page.Append("</figure>\n");
    }

    private static void AddCorrections(StringBuilder page, CardStory story, StoryLabels labels)
    {
        if (story.Corrections.Count == 0)
            return;
        page.Append("<aside>\n<h2>").Append(labels.Corrections).Append("</h2>\n");
        foreach (var one in story.Corrections)
        {
            page.Append("<p>");
            AddTime(page, one.At, labels.Language);
            page.Append(": ").Append(CardText.Html(one.Note)).Append("</p>\n");
        }

        page.Append("</aside>\n");
    }

    private static void AddBottom(StringBuilder page, LinkCard card, CardStory story, StoryLabels labels)
    {
        page.Append("<footer>\n");
        if (card.Tags.Count > 0)
            page.Append("<p>").AppendJoin(" · ", card.Tags.Select(tag => CardText.Html(tag.Name))).Append("</p>\n");
        if (story.Responsible is { } responsible)
            page.Append("<p>").Append(labels.Responsible).Append(": ").Append(CardText.Html(responsible)).Append("</p>\n");
        AddMaking(page, story.AiUse, labels);
        if (story.Attribution is { } credit)
            page.Append("<p>").Append(CardText.Html(credit)).Append("</p>\n");
        if (story.Rights is { } rights)
        {
            page.Append("<p>");
            AddLink(page, rights, story.RightsUrl);
            page.Append("</p>\n");
        }

        page.Append("<p class=\"w\">").Append(CardText.Html(card.Url)).Append("</p>\n</footer>\n");
    }

    private static void AddMaking(StringBuilder page, AiUse? ai, StoryLabels labels)
    {
        var label = ai?.Kind switch
        {
            AiUseKind.Assisted => labels.Assisted,
            AiUseKind.Generated => labels.Generated,
            _ => null,
        };
        if ((label ?? ai?.Note) is null)
            return;
        page.Append("<p>").AppendJoin(". ", new[] { label, ai?.Note }.OfType<string>().Select(CardText.Html)).Append("</p>\n");
    }

    private static void AddLink(StringBuilder page, string text, string? url)
    {
        if (AbsoluteUrl.TryAscii(url, out var address))
            page.Append("<a href=\"").Append(CardText.Html(address)).Append("\">").Append(CardText.Html(text)).Append("</a>");
        else
            page.Append(CardText.Html(text));
    }

    private static void AddTime(StringBuilder page, DateTimeOffset time, string language) =>
        page.Append("<time datetime=\"").Append(SocialCardPage.Instant(time)).Append("\">")
            .Append(CardText.Html(StoryLabels.Date(time, language))).Append("</time>");

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
