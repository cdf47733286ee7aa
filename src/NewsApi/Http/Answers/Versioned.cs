using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Answers;

/// <summary>A resource with a version; its ETag is that version, such as <c>"v17"</c>.</summary>
internal interface IVersioned
{
    int Version { get; }
}

/// <summary>200 with the version as ETag.</summary>
internal sealed class VersionedOk<T>(T value) : IResult, IEndpointMetadataProvider where T : IVersioned
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(ResponseHeader.Version(StatusCodes.Status200OK));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = IfMatch.Tag(value.Version);
        return httpContext.Response.WriteAsJsonAsync(value, httpContext.RequestAborted);
    }
}

/// <summary>201 with Location and ETag.</summary>
/// <param name="path">The path of the new resource.</param>
/// <param name="value">The new resource.</param>
internal sealed class VersionedCreated<T>(string path, T value) : IResult, IEndpointMetadataProvider where T : IVersioned
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
        builder.Metadata.Add(ResponseHeader.Version(StatusCodes.Status201Created));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status201Created, "Location", "The path of the new resource."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status201Created;
        httpContext.Response.Headers.Location = httpContext.Request.Address(path);
        httpContext.Response.Headers.ETag = IfMatch.Tag(value.Version);
        return httpContext.Response.WriteAsJsonAsync(value, httpContext.RequestAborted);
    }
}
