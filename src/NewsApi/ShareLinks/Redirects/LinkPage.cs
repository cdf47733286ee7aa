using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using NewsApi.Articles.Published.Lookup;
using NewsApi.Http;
using NewsApi.Http.Answers;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.ShareLinks.Kit;
using NewsApi.ShareLinks.Links;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Redirects;

/// <summary>
/// The page at <c>/s/{code}+</c>, which shows readers where a link leads before they follow it. It has no scripts, and every text is
/// encoded. A request for it does not count as a click or towards <c>maxClicks</c>.
/// </summary>
internal static class LinkPage
{
    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
        + "img{max-width:100%;height:auto}dt{font-weight:600}dd{margin:0 0 .5rem}";

    private const string Meta = "<meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\">"
        + "<meta name=\"viewport\" content=\"width=device-width\">";

    // Letters of all scripts are written without entities, because entities are six times as long.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // The picture of a preview may be on any server. Nothing else is loaded.
    private static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "img-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapLinkPage(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/s/{code}+", Show)
            .WithName("previewShareLink").WithTags("Share links").WithMetadata(new IgnoresUnknownParameters())
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Html)
            .WithMetadata(
                new ResponseHeader(StatusCodes.Status200OK, "Cache-Control", "Always private, no-store."),
                new ResponseHeader(StatusCodes.Status200OK, "X-Robots-Tag", "Always noindex."))
            .Problems(404, 410, 429, 451).WithMetadata(new AlsoPage(404), new AlsoPage(410), new AlsoPage(451));

    /// <summary>Shows where a short link leads, as a page for people.</summary>
    /// <remarks>
    /// The page shows the story's title, the site, the address, the language, the channel and a link to follow. Its words are in English,
    /// Russian, Azerbaijani or Armenian, by <c>?lang</c>, else Accept-Language, else the story's language. If the link leads to no article,
    /// the answer is that of <c>/s/{code}</c>. A request for this page does not count as a click.
    /// </remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    public static async Task Show(
        string code, HttpContext context, LinkResolver links, ClickCount clicks, SiteCache sites, PublicUrl api, CancellationToken ct)
    {
        var (request, response) = (context.Request, context.Response);
        LinkRefusal.KeepPrivate(response);
        string? asked = request.Query["lang"];
        var target = await links.Resolve(code, asked, request.Headers.AcceptLanguage, ct);
        if (target.Article is not { } article)
        {
            if (clicks.RefuseGuess(context, target.Status) is { } guessing)
                await guessing.ExecuteAsync(context);
            else
                await LinkRefusal.Write(context, target.Status);
            return;
        }

        var site = await sites.Settings(ct);
        var words = LinkPageWording.For(asked, request.Headers.AcceptLanguage, article.Language);
        var page = Encoding.UTF8.GetBytes(Write(words, target, article, site.Name, new SiteUrls(site, api)));
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentLanguage = words.Language;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        await response.Body.WriteAsync(page, ct);
    }

    private static string Write(LinkPageWording words, LinkTarget target, SharedArticle article, string site, SiteUrls addresses)
    {
        var preview = target.Link!.Preview;
        var address = RedirectTarget.Build(addresses.Of(article), target.Parameters, QueryCollection.Empty);
        var picture = preview.ImageUrl is null ? "" : $"<img src=\"{Html(AbsoluteUrl.Ascii(preview.ImageUrl))}\" alt=\"\">";
        var description = (preview.Description ?? article.Summary) is { Length: > 0 } text ? $"<p>{Html(text)}</p>" : "";
        var title = Html(preview.Title ?? article.Title);
        var facts = Fact(words.Site, site) + Fact(words.Address, address)
            + Fact(words.StoryLanguage, LinkPageWording.NameOf(article.Language))
            + Fact(words.Channel, target.Channel is { } channel ? words.NameOf(channel) : null);
        return $"""
            <!doctype html><html lang="{words.Language}">{Meta}
            <title>{words.Heading}</title><style>{Style}</style><h1>{words.Heading}</h1>
            <article lang="{Html(article.Language)}" dir="auto"><h2>{title}</h2>{picture}{description}</article>
            <dl>{facts}</dl>
            <p><a href="{Html(Followed(target, article, addresses))}" rel="nofollow">{words.Follow}</a></p></html>

            """;
    }

    private static string Fact(string term, string? text) => text is null ? "" : $"<dt>{term}</dt><dd>{Html(text)}</dd>";

    // The page links to the short link, so the click is counted. The link has the language that the page shows.
    private static string Followed(LinkTarget target, SharedArticle article, SiteUrls addresses)
    {
        var link = addresses.OfShareLink(target.Link!.Code);
        if (target.Channel is { } channel)
            link += $"-{ShareChannels.SuffixOf(channel)}";
        return target.Link.Language is null ? $"{link}?lang={Uri.EscapeDataString(article.Language)}" : link;
    }

    private static string Html(string text) => Encoder.Encode(text);
}
