using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Queries;

namespace NewsApi.Http.Pages;

/// <summary>Query of a list that has no filters, only pages, and whose order is that of its ids.</summary>
internal sealed record ListQuery(PageRequest Page) : IEndpointParameterMetadataProvider
{
    public static ValueTask<ListQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var list = new ListQuery(PageRequest.Read(reader, numericKey: false));
        reader.ThrowIfRefused();
        return ValueTask.FromResult<ListQuery?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(PageRequest.Parameters));
}

/// <summary>The same for a list that can be counted.</summary>
internal sealed record CountableListQuery(PageRequest Page) : IEndpointParameterMetadataProvider
{
    public static ValueTask<CountableListQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var list = new CountableListQuery(PageRequest.ReadCounted(reader, numericKey: false));
        reader.ThrowIfRefused();
        return ValueTask.FromResult<CountableListQuery?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(PageRequest.CountedParameters));
}
