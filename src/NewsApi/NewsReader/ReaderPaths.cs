using System.Collections.Frozen;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;
using NewsApi.Http.Answers;

namespace NewsApi.NewsReader;

/// <summary>
/// Sends requests for pages to the route that answers them. These are GET and HEAD requests that accept HTML, if no other route has their
/// first path segment. Other requests stay unchanged.
/// </summary>
internal sealed class ReaderPaths(EndpointDataSource endpoints)
{
    /// <summary>The start of the path of the route that answers requests for pages.</summary>
    public const string Pages = "/reader/pages";

    private const string Html = "text/html", Docs = "docs";

    // This set is built at the first request, because the routes are complete only then.
    private readonly Lazy<FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> _owned = new(() => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Select(route => route.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart part, ..] }, ..] ? part.Content : null)
        .OfType<string>().Append(Docs)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Whether <see cref="Lead"/> changed the path of this request. False if a client itself requested the new path.</summary>
    public static bool IsLed(HttpContext context) => context.Features.Get<Led>() is not null;

    /// <summary>Whether <c>Accept</c> names <c>text/html</c>, as browsers do. False for <c>*/*</c> alone.</summary>
    public static bool NamesHtml(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(Html, StringComparison.OrdinalIgnoreCase);

    public void Lead(HttpContext context)
    {
        var request = context.Request;
        if ((!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) || request.Path.Value is not { Length: > 0 } path
            || _owned.Value.Contains(First(path)) || ContentNegotiation.Of(request, Html) is null)
            return;
        var http = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var target = http.RawTarget is { Length: > 0 } raw ? raw : request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        request.Path = new PathString(Pages + path);
        // A request target has no space. So the key of a page in the answer cache differs from the keys of all other answers.
        http.RawTarget = $"page {target}";
        context.Features.Set(Led.Mark);
    }

    private static ReadOnlySpan<char> First(string path) =>
        path.IndexOf('/', 1) is var end && end < 0 ? path.AsSpan(1) : path.AsSpan(1, end - 1);

    private sealed class Led
    {
        public static readonly Led Mark = new();
    }
}
