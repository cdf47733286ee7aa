using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.ShareLinks;

/// <summary>The short address <c>/s/{code}</c>. It answers people, so errors are pages where a browser asks.</summary>
internal static class Redirect
{
    public static void MapRedirect(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/s/{**code}", Follow)
            .WithName("followShareLink").WithTags("Share links").WithMetadata(new TakesAnyQuery())
            .Produces(StatusCodes.Status302Found)
            .WithMetadata(new ResponseHeader(StatusCodes.Status302Found, "Location", "The article's address."))
            .Problems(404, 410, 451);

    /// <summary>Leads to the article behind a short link.</summary>
    /// <remarks>
    /// The link decides the language, else <c>?lang</c>, else Accept-Language, else the site's default. Of the query only
    /// <c>utm_*</c> and <c>ref</c> go along. Unknown codes and drafts answer the same 404, byte for byte.
    /// </remarks>
    /// <param name="code">The link's code, with the suffix of a channel or without.</param>
    private static async Task Follow(
        string? code, HttpContext context, LinkResolver links, SiteRepository sites, PublicUrl api, CancellationToken ct)
    {
        var request = context.Request;
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var target = await links.Resolve(code ?? "", request.Query["lang"], request.Headers.AcceptLanguage, ct);
        if (target.Article is not { } article)
        {
            await LinkRefusal.Write(context, target.Fate);
            return;
        }

        var address = new SiteAddresses(await sites.Get(ct), api).Of(article);
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = RedirectTarget.Build(address, target.Parameters!, request.Query);
    }
}
