namespace NewsApi.Http.Routing;

/// <summary>Makes the paths in answers: every <c>Location</c>, link and <c>instance</c>.</summary>
internal static class RequestAddress
{
    /// <summary>The public path of a resource of this API: the path of the public URL, then the path of the route.</summary>
    /// <param name="request">The request; its PathBase is the path of the public URL.</param>
    /// <param name="path">A path of a route, escaped, such as <c>/v1/tags/syria</c>.</param>
    public static string Address(this HttpRequest request, string path) => request.PathBase.ToUriComponent() + path;
}
