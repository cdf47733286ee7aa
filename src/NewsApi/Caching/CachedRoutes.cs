using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using NewsApi.Http.Queries;

namespace NewsApi.Caching;

/// <summary>
/// The paths that the answer cache serves: those of the routes with the metadata <see cref="Mark"/>. The cache runs before
/// routing, so only the first two segments of a path are compared.
/// </summary>
internal sealed class CachedRoutes(EndpointDataSource endpoints)
{
    private const int Segments = 2;

    // Lazy, because not all routes are mapped before the first request.
    private readonly Lazy<FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>> _starts = new(() => endpoints.Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<Mark>() is not null)
        .Select(endpoint => StartOf(endpoint.RoutePattern))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>());

    private readonly Lazy<IReadOnlyList<LenientRoute>> _lenient = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Mark>() is not null
                && endpoint.Metadata.GetMetadata<IgnoresUnknownParameters>() is not null)
            .Select(LenientRoute.Of),
    ]);

    /// <summary>
    /// The first two segments of a request's path, such as <c>/v1/articles/...</c>. They name no article, reader or secret.
    /// </summary>
    public static string StartOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var start = StartOf(path);
        return start.Length < path.Length ? $"{start}/..." : path;
    }

    public bool Has(string path) => _starts.Value.Contains(StartOf(path));

    /// <summary>
    /// The target of a request without the parameters that its route ignores, so that ignored parameters create no separate cache entries.
    /// The other parameters are written again from the parsed query, so an ignored parameter is removed in every spelling of its name.
    /// </summary>
    public string WithoutIgnored(HttpRequest request, string target)
    {
        if (request.Query.Count == 0 || target.IndexOf('?') is var end && end < 0
            || _lenient.Value.FirstOrDefault(route => route.Path.TryMatch(request.Path, [])) is not { } lenient
            || request.Query.Keys.All(lenient.Parameters.Contains))
            return target;
        return target[..end] + QueryString.Create(request.Query.Where(pair => lenient.Parameters.Contains(pair.Key)));
    }

    private static ReadOnlySpan<char> StartOf(string path)
    {
        var second = path.IndexOf('/', 1);
        var third = second < 0 ? -1 : path.IndexOf('/', second + 1);
        return third < 0 ? path : path.AsSpan(0, third);
    }

    private static string StartOf(RoutePattern pattern)
    {
        var start = pattern.PathSegments.Take(Segments)
            .Select(segment => segment is { IsSimple: true, Parts: [RoutePatternLiteralPart part] } ? part.Content : null).ToList();
        return start.Count > 0 && !start.Contains(null)
            ? $"/{string.Join('/', start)}"
            : throw new InvalidOperationException($"A cached route needs {Segments} literal segments at its start: {pattern.RawText}.");
    }

    // The names of parameters are case-insensitive.
    private sealed record LenientRoute(TemplateMatcher Path, FrozenSet<string> Parameters)
    {
        public static LenientRoute Of(RouteEndpoint endpoint) => new(
            new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), new RouteValueDictionary(endpoint.RoutePattern.Defaults)),
            endpoint.Metadata.OfType<QueryParameters>().SelectMany(set => set.All).Select(one => one.Name)
                .ToFrozenSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Metadata of a route that the answer cache serves; the cache also reads the parameter <c>minSeq</c> of that route.</summary>
    public sealed class Mark;
}
