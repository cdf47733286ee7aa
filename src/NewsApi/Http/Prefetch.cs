using Microsoft.Extensions.Primitives;

namespace NewsApi.Http;

/// <summary>Requests that a browser or app makes ahead of a click that may never come.</summary>
internal static class Prefetch
{
    /// <summary>By <c>Sec-Purpose</c>, and by what older browsers send.</summary>
    public static bool Is(HttpRequest request)
    {
        var headers = request.Headers;
        return Says(headers["Sec-Purpose"], "prefetch") || Says(headers["Purpose"], "prefetch")
            || Says(headers["X-Moz"], "prefetch") || Says(headers["X-Purpose"], "preview");
    }

    // A structured token with parameters: prefetch;prerender.
    private static bool Says(StringValues header, string token)
    {
        foreach (var line in header)
            foreach (var part in (line ?? "").Split(',', ';'))
                if (part.AsSpan().Trim().Equals(token, StringComparison.OrdinalIgnoreCase))
                    return true;
        return false;
    }
}
