using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing.Patterns;

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

    public bool Has(string path) => _starts.Value.Contains(StartOf(path));

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

    /// <summary>Metadata of a route that the answer cache serves; the cache also reads the parameter <c>minSeq</c> of that route.</summary>
    public sealed class Mark;
}
