using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Bodies;

/// <summary>Bodies are UTF-8 (RFC 8259). The framework would read other encodings too, and fail on names that it does not know.</summary>
internal sealed class BodyCharset(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is null
            || !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue)
            return next(context);
        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(context);
        // Quotes are allowed around it, but the framework takes them for part of the name.
        context.Request.ContentType = type.MediaType.ToString();
        return next(context);
    }
}
