using Microsoft.Extensions.Primitives;

namespace NewsApi.Http;

/// <summary>
/// Requests that a program makes ahead of a person who may never come: they are answered, but nobody has followed anything.
/// </summary>
internal static class Prefetch
{
    public static bool Is(HttpRequest request)
    {
        var headers = request.Headers;
        return Says(headers["Sec-Purpose"], "prefetch") || Says(headers["Purpose"], "prefetch") || Says(headers["X-Moz"], "prefetch")
            || (headers["X-Purpose"] is { Count: > 0 } purpose && (Says(purpose, "preview") || Says(purpose, "prefetch")));
    }

    // Sec-Purpose is a list whose members may carry more: "prefetch;prerender", "prefetch;anonymous-client-ip". The others had one word.
    private static bool Says(StringValues header, string token)
    {
        foreach (var line in header)
            foreach (var member in (line ?? "").Split(','))
                if (member.Split(';')[0].Trim().Equals(token, StringComparison.OrdinalIgnoreCase))
                    return true;
        return false;
    }
}
