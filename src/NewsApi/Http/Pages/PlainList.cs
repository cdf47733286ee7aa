using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Queries;

namespace NewsApi.Http.Pages;

/// <summary>Query of a list that has no filters, only pages, and whose order is that of its ids.</summary>
internal sealed record PlainList(PageRequest Page) : IEndpointParameterMetadataProvider
{
    public static ValueTask<PlainList?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var list = new PlainList(PageRequest.Read(reader, numericKey: false));
        reader.ThrowIfRefused();
        return ValueTask.FromResult<PlainList?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(PageRequest.Parameters));
}

/// <summary>The same for a list that can be counted.</summary>
internal sealed record CountedList(PageRequest Page) : IEndpointParameterMetadataProvider
{
    public static ValueTask<CountedList?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var reader = new QueryReader(context.Request);
        var list = new CountedList(PageRequest.ReadCounted(reader, numericKey: false));
        reader.ThrowIfRefused();
        return ValueTask.FromResult<CountedList?>(list);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new QueryParameters(PageRequest.CountedParameters));
}
