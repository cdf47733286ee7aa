using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using NewsApi.Http.Problems;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Bodies;

/// <summary>
/// Refuses bodies that are compressed, not UTF-8 (RFC 8259), or a JSON Patch. The framework accepts other encodings and fails on unknown
/// ones.
/// </summary>
internal sealed class RequestBodyCharset(RequestDelegate next, RouteMatches routes)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is null)
            return next(context);
        if (RequestBodyCoding.Refuse(context) is { } refused)
            return refused.ExecuteAsync(context);
        if (UnmatchedRequest.IsJsonPatch(context.Request))
            return UnmatchedRequest.MediaType(context, routes).ExecuteAsync(context);
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue)
            return next(context);
        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return UnmatchedRequest.MediaType(context, routes).ExecuteAsync(context);
        // The charset may be quoted, which the framework does not understand, so it gets the media type alone.
        context.Request.ContentType = type.MediaType.ToString();
        return next(context);
    }
}
