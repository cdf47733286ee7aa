using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Editing.Revisions;

/// <summary>Query of a comparison: the two revisions.</summary>
internal sealed record RevisionPair(int From, int To) : IEndpointParameterMetadataProvider
{
    private static readonly QueryParameter FromParameter =
        new("from", QueryType.Integer, "Number of the older revision.") { Maximum = int.MaxValue, IsRequired = true };

    private static readonly QueryParameter ToParameter =
        new("to", QueryType.Integer, "Number of the newer revision.") { Maximum = int.MaxValue, IsRequired = true };

    public static ValueTask<RevisionPair?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var pair = new RevisionPair(reader.Integer(FromParameter) ?? 1, reader.Integer(ToParameter) ?? 1);
        reader.ThrowIfRefused();
        return ValueTask.FromResult<RevisionPair?>(pair);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters([FromParameter, ToParameter]));
}
