using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.ShareLinks.Links;

/// <summary>200 with an image that never changes.</summary>
internal abstract class QrAnswer(string contentType, byte[] image) : IResult
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = contentType;
        response.Headers.CacheControl = ForEver;
        // A browser that opens an SVG directly treats it as a document, so scripts are forbidden.
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        return response.Body.WriteAsync(image, httpContext.RequestAborted).AsTask();
    }
}

internal sealed class SvgAnswer(string drawing) : QrAnswer(Type, System.Text.Encoding.UTF8.GetBytes(drawing)), IEndpointMetadataProvider
{
    private const string Type = "image/svg+xml";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [Type]));
}

internal sealed class PngAnswer(byte[] image) : QrAnswer(Type, image), IEndpointMetadataProvider
{
    private const string Type = "image/png";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [Type]));
}
