using System.Net.Mime;
using NewsApi.Http;

namespace NewsApi.ShareLinks;

/// <summary>The route of <see cref="Redirect"/>.</summary>
internal static class RedirectRoute
{
    public const string Code = "code";

    /// <summary>Short links, the page behind them, and what phones want to know of them.</summary>
    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapRedirect();
        routes.MapLinkPage();
        routes.MapUniversalLinks();
    }

    private static void MapRedirect(this IEndpointRouteBuilder routes) =>
        routes.MapDirectRead($"/s/{{**{Code}}}", routes.ServiceProvider.GetRequiredService<Redirect>().Follow)
            .WithName("followShareLink").WithTags("Share links").WithMetadata(new TakesAnyQuery())
            .WithMetadata(new PathParameter(Code, "The link's code, with the suffix of a channel or without."))
            .Produces(StatusCodes.Status302Found)
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Html)
            .WithMetadata(new ResponseHeader(StatusCodes.Status302Found, "Location", "The article's address."))
            .Problems(404, 410, 429, 451);
}
