using NewsApi.Http.Problems;

namespace NewsApi.Http.Queries;

/// <summary>
/// Refuses unknown query parameters and invalid encodings. Otherwise a misspelt filter would be ignored, and the answer would hold
/// everything.
/// </summary>
internal sealed class UnknownParameters(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<TakesAnyQuery>() is not null)
            return next(context);
        if (QueryEncoding.BrokenNames(context.Request.QueryString) is { Count: > 0 } invalid)
            return Problem.BadParameters(
                [.. invalid.Select(name => ProblemError.InParameter(name, "invalid_encoding", "Not valid percent-encoded UTF-8."))])
                .ExecuteAsync(context);
        var known = endpoint.Metadata.OfType<QueryParameters>().SelectMany(set => set.All).Select(one => one.Name).ToHashSet();
        var isLinkTarget = endpoint.Metadata.GetMetadata<TakesLinkParameters>() is not null;
        var unknown = context.Request.Query.Keys
            .Where(name => !known.Contains(name) && !(isLinkTarget && TakesLinkParameters.Has(name))).ToList();
        return unknown.Count == 0 ? next(context) : Refuse(unknown, known).ExecuteAsync(context);
    }

    private static Problem Refuse(IEnumerable<string> unknown, IReadOnlySet<string> known) =>
        Problem.BadParameters([.. unknown.Select(name => ProblemError.InParameter(name, "unknown_parameter", Explain(name, known)))]);

    private static string Explain(string name, IReadOnlySet<string> known) => known.Count == 0
        ? "This address takes no parameters."
        : NearestName.Find(name, known) is { } nearest
            ? $"There is no such parameter; did you mean '{nearest}'?"
            : $"There is no such parameter; this address takes {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
}

/// <summary>Endpoint metadata: short links may redirect here, so the parameters that short links add are accepted.</summary>
internal sealed record TakesLinkParameters
{
    public static bool Has(string name) => name is "ref" or "print" || name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Endpoint metadata: a public address to which other sites append parameters, so any parameter is accepted.</summary>
internal sealed record TakesAnyQuery;
