using NewsApi.Http.Answers;
using NewsApi.Http.Routing;

namespace NewsApi.Site;

/// <summary>Adds the feeds of a resource to the header <c>Link</c> of its answer (RFC 8288, <c>alternate</c>).</summary>
internal static class FeedLinks
{
    /// <summary>The part of a feed's path that names its section, tag or author: <c>section/world</c>.</summary>
    public static string Scope(string kind, string name) => $"{kind}/{Uri.EscapeDataString(name)}";

    /// <param name="context">The request.</param>
    /// <param name="scope">The result of <see cref="Scope"/>; null for the feeds of the whole site.</param>
    public static void Add(HttpContext context, string? scope)
    {
        foreach (var format in FeedUrls.Formats)
            AddAlternate(context, FeedUrls.Path(scope, format), FeedUrls.MediaType(format));
    }

    /// <summary>Adds the address of another representation of the resource to the header <c>Link</c>.</summary>
    public static void AddAlternate(HttpContext context, string path, string mediaType) =>
        context.Response.Headers.Append("Link", $"<{context.Request.Address(path)}>; rel=\"alternate\"; type=\"{mediaType}\"");

    /// <summary>Adds links to the feeds of a section, tag or author to each 200 of the route.</summary>
    /// <param name="route">A route with the parameter <c>slug</c>.</param>
    /// <param name="kind">The word in the paths of these feeds: <c>section</c>, <c>tag</c> or <c>author</c>.</param>
    public static RouteHandlerBuilder WithFeeds(this RouteHandlerBuilder route, string kind)
    {
        route.WithMetadata(new ResponseHeader(StatusCodes.Status200OK, "Link", "Links to its feeds, relation `alternate` (RFC 8288)."));
        return route.AddEndpointFilter(async (context, next) =>
        {
            var result = await next(context);
            if (result is INestedHttpResult { Result: IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK } }
                && context.HttpContext.Request.RouteValues["slug"] is string slug)
                Add(context.HttpContext, Scope(kind, slug));
            return result;
        });
    }
}
