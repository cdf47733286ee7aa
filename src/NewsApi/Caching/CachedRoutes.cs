using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing.Patterns;

namespace NewsApi.Caching;

/// <summary>
/// Which paths the answer cache serves: those of the routes that carry its <see cref="Mark"/>. It is asked in front
/// of routing, so it compares only the first two segments of a path.
/// </summary>
internal sealed class CachedRoutes(EndpointDataSource endpoints)
{
    private const int Segments = 2;

    // Read at the first request, when all routes are mapped.
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

    /// <summary>The metadata of a route behind the answer cache, which also reads <c>minSeq</c> for it.</summary>
    public sealed class Mark;
}
