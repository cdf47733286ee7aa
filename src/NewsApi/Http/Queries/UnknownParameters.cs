using NewsApi.Http.Problems;
using NewsApi.Text.Names;

namespace NewsApi.Http.Queries;

/// <summary>
/// Refuses unknown query parameters and invalid encodings. Otherwise a misspelt filter would be ignored, and the answer would hold
/// everything. Routes that people open and share ignore unknown parameters: see <see cref="IgnoresUnknownParameters"/>.
/// </summary>
internal sealed class UnknownParameters(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint() is not RouteEndpoint endpoint)
            return next(context);
        var known = endpoint.Metadata.OfType<QueryParameters>().SelectMany(set => set.All).Select(one => one.Name).ToHashSet();
        var ignoresUnknown = endpoint.Metadata.GetMetadata<IgnoresUnknownParameters>() is not null;
        var invalid = QueryEncoding.BrokenNames(context.Request.QueryString)
            .Where(name => !ignoresUnknown || known.Contains(name)).ToList();
        if (invalid.Count > 0)
            return Problem.BadParameters(invalid, "invalid_encoding", _ => "Not valid percent-encoded UTF-8.").ExecuteAsync(context);
        var unknown = ignoresUnknown ? [] : context.Request.Query.Keys.Where(name => !known.Contains(name)).ToList();
        return unknown.Count == 0
            ? next(context)
            : Problem.BadParameters(unknown, "unknown_parameter", name => Explain(name, known)).ExecuteAsync(context);
    }

    private static string Explain(string name, IReadOnlySet<string> known) => known.Count == 0
        ? "This address takes no parameters."
        : NearestName.Find(name, known) is { } nearest
            ? $"There is no such parameter; did you mean '{nearest}'?"
            : $"There is no such parameter; this address takes {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
}

/// <summary>
/// Endpoint metadata: people open and share this address, and other sites append parameters of their own to it, such as <c>fbclid</c>.
/// Unknown parameters are ignored, and the answer cache leaves them out of its keys.
/// </summary>
internal sealed record IgnoresUnknownParameters;
