using Microsoft.Net.Http.Headers;
using NewsApi.Http.Problems;

namespace NewsApi.Http.Bodies;

/// <summary>Refuses compressed request bodies. The answer names the accepted coding in Accept-Encoding (RFC 9110, 12.5.3).</summary>
internal static class RequestBodyCoding
{
    private const string Identity = "identity";

    /// <returns>The problem of a body with a content coding, or null.</returns>
    public static Problem? Refuse(HttpContext context)
    {
        var coding = context.Request.Headers.ContentEncoding;
        if (coding.Count == 0 || coding.All(one => one is { } name && name.Trim().Equals(Identity, StringComparison.OrdinalIgnoreCase)))
            return null;
        context.Response.Headers.AcceptEncoding = Identity;
        return new Problem(
            StatusCodes.Status415UnsupportedMediaType, "unsupported_content_encoding", "The body must not be compressed.",
            ProblemError.InHeader(HeaderNames.ContentEncoding, "unsupported", "Must be identity, or absent."));
    }
}
