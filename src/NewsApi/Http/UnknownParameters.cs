namespace NewsApi.Http;

/// <summary>
/// Refuses query parameters that the operation does not have, and encodings that can't be read: a misspelt filter must not
/// look like a filter that found everything.
/// </summary>
internal sealed class UnknownParameters(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Query.Count == 0 || context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<TakesAnyQuery>() is not null)
            return next(context);
        if (QueryEncoding.BrokenNames(context.Request.QueryString) is { Count: > 0 } broken)
            return Problem.BadParameters([.. broken.Select(name => ProblemError.InParameter(name, "invalid_encoding", "Not percent-encoded UTF-8."))])
                .ExecuteAsync(context);
        var known = endpoint.Metadata.OfType<QueryParameters>().SelectMany(set => set.All).Select(one => one.Name).ToHashSet();
        var unknown = context.Request.Query.Keys.Where(name => !known.Contains(name)).ToList();
        return unknown.Count == 0 ? next(context) : Refuse(unknown, known).ExecuteAsync(context);
    }

    private static Problem Refuse(IEnumerable<string> unknown, IReadOnlySet<string> known) =>
        Problem.BadParameters([.. unknown.Select(name => ProblemError.InParameter(name, "unknown_parameter", Explain(name, known)))]);

    private static string Explain(string name, IReadOnlySet<string> known) => known.Count == 0
        ? "This address takes no parameters."
        : NearestName.Find(name, known) is { } nearest
            ? $"There is no such parameter; did you mean '{nearest}'?"
            : $"There is no such parameter; known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
}

/// <summary>Endpoint metadata: an address that lives on the open web, where others append parameters of their own.</summary>
internal sealed record TakesAnyQuery;
