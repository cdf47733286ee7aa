using Microsoft.Net.Http.Headers;

namespace NewsApi.Media.Renditions;

/// <summary>Sends a stored file from the disk, without a copy in memory. The framework handles ranges, validators and HEAD.</summary>
internal static class FileAnswer
{
    /// <param name="context">The request.</param>
    /// <param name="path">The file.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="tag">Its ETag, with quotes.</param>
    /// <param name="cacheControl">The value of <c>Cache-Control</c>.</param>
    public static Task Send(HttpContext context, string path, string type, string tag, string cacheControl)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        // With these headers, a browser runs no code from the file, whatever the file contains.
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.PhysicalFile(path, type, entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true)
            .ExecuteAsync(context);
    }
}
