using System.Net.Mime;
using NewsApi.Http.Answers;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;

namespace NewsApi.ShareLinks.Redirects;

/// <summary>The route of <see cref="Redirect"/>.</summary>
internal static class RedirectRoute
{
    public const string Code = "code";

    /// <summary>Maps short links, the page that shows their target, and the files for phones.</summary>
    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapRedirect();
        routes.MapLinkPage();
        routes.MapUniversalLinks();
    }

    private static void MapRedirect(this IEndpointRouteBuilder routes) =>
        routes.MapDirectRead<Redirect>($"/s/{{**{Code}}}", Follow)
            .WithName("followShareLink").WithTags("Share links").WithMetadata(new IgnoresUnknownParameters())
            .WithMetadata(new PathParameter(Code, "The link's code, with the suffix of a channel or without."))
            .Produces(StatusCodes.Status302Found)
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Html)
            .WithMetadata(new ResponseHeader(StatusCodes.Status302Found, "Location", "The article's address."))
            .Problems(404, 410, 429, 451).WithMetadata(new AlsoPage(404), new AlsoPage(410), new AlsoPage(451));

    /// <summary>Redirects to the article of a short link.</summary>
    /// <remarks>
    /// The language is the link's, else that of <c>?lang</c>, else by Accept-Language, else the site's. Of the request's query, only
    /// <c>utm_*</c> and <c>ref</c> are passed on. Unknown codes and drafts get the same 404, byte for byte. HEAD requests and prefetches
    /// are answered like other requests, but do not count towards <c>maxClicks</c>. Programs that fetch previews get the redirect,
    /// unless the link has a preview of its own or articles have no pages. Then they get the article's card as a page (200). Where articles
    /// have no pages and the Content API requires a key, all clients get that page.
    /// </remarks>
    private static Task Follow(HttpContext context) => Direct<Redirect>.Of(context).Follow(context);
}
