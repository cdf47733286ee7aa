namespace NewsApi.Http;

/// <summary>Requests that a program makes ahead of a person who may never come: they are answered, but nobody has followed anything.</summary>
internal static class Prefetch
{
    private static readonly (string Header, string Value)[] Older =
        [("Purpose", "prefetch"), ("X-Purpose", "preview"), ("X-Purpose", "prefetch"), ("X-Moz", "prefetch")];

    public static bool Is(HttpRequest request) =>
        Says(request, "Sec-Purpose", "prefetch") || Older.Any(one => Says(request, one.Header, one.Value));

    // Sec-Purpose is a list whose members may carry more: "prefetch;prerender", "prefetch;anonymous-client-ip". The others had one word.
    private static bool Says(HttpRequest request, string header, string token) => request.Headers[header].Any(value =>
        value is not null && value.Split(',').Any(member => member.Split(';')[0].Trim().Equals(token, StringComparison.OrdinalIgnoreCase)));
}
