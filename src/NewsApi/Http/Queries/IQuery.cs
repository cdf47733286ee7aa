using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http.Queries;

/// <summary>
/// A record with the query parameters of an operation, which handlers take as a parameter. The type declares the parameters and reads
/// them. One answer names all values that can't be read.
/// </summary>
internal interface IQuery<TSelf> : IBindableFromHttpContext<TSelf>, IEndpointParameterMetadataProvider where TSelf : class, IQuery<TSelf>
{
    /// <summary>All parameters that the operation takes, in the order of the OpenAPI document.</summary>
    static abstract IReadOnlyList<QueryParameter> Parameters { get; }

    static abstract TSelf Read(QueryReader reader);

    static ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var query = TSelf.Read(reader);
        reader.ThrowIfRefused();
        return ValueTask.FromResult<TSelf?>(query);
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(TSelf.Parameters));
}
