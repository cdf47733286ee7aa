using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Http.OpenApi;

/// <summary>
/// Sorts the parameters of an operation: path parameters, required parameters, common filters, paging, and parameters for the form of the
/// answer. Then follow other filters, filters that exclude, <c>minSeq</c> and optional headers.
/// </summary>
internal sealed class ParameterOrderFilter : IOperationFilter
{
    private static readonly string[] Common =
    [
        "q", "url", "state", "kind", "section", "tag", "author", "language", "publishedFrom", "publishedTo", "sort", "limit", "cursor",
        "count", "fields", "include", "body", "facets", "fallback",
    ];

    public void Apply(OpenApiOperation operation, OperationFilterContext context) =>
        operation.Parameters = [.. (operation.Parameters ?? []).OrderBy(Rank)];

    private static int Rank(IOpenApiParameter parameter) => parameter switch
    {
        { In: ParameterLocation.Path } => 0,
        { Required: true } => 1,
        { In: ParameterLocation.Header } => 1000,
        { Name: Routing.Routes.MinSeqName } => 900,
        _ when Array.IndexOf(Common, parameter.Name) is >= 0 and var index => 10 + index,
        _ when parameter.Name!.StartsWith("exclude", StringComparison.Ordinal) => 200,
        _ => 100,
    };
}
