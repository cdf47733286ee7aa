using Microsoft.Extensions.Primitives;

namespace NewsApi.Http;

/// <summary>Detects prefetch requests, which browsers send before a person opens a page. They are answered but not counted.</summary>
internal static class Prefetch
{
    public static bool Is(HttpRequest request)
    {
        var headers = request.Headers;
        return Contains(headers["Sec-Purpose"], "prefetch") || Contains(headers["Purpose"], "prefetch")
            || Contains(headers["X-Moz"], "prefetch")
            || (headers["X-Purpose"] is { Count: > 0 } purpose && (Contains(purpose, "preview") || Contains(purpose, "prefetch")));
    }

    // Members of Sec-Purpose may have parameters, as in "prefetch;prerender" or "prefetch;anonymous-client-ip".
    private static bool Contains(StringValues header, string token)
    {
        foreach (var line in header)
            foreach (var member in (line ?? "").Split(','))
                if (member.Split(';')[0].Trim().Equals(token, StringComparison.OrdinalIgnoreCase))
                    return true;
        return false;
    }
}
