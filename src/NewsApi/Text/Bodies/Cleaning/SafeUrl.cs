using NewsApi.Text.Addresses;

namespace NewsApi.Text.Bodies.Cleaning;

/// <summary>Checks the addresses in a body and makes them absolute.</summary>
internal static class SafeUrl
{
    /// <summary>Schemes of links: <c>http</c>, <c>https</c>, and those of mail, telephone, messengers and maps.</summary>
    public static readonly IReadOnlySet<string> LinkSchemes =
        new HashSet<string>(StringComparer.Ordinal) { "http", "https", "mailto", "tel", "sms", "tg", "whatsapp", "viber", "geo" };

    /// <summary>
    /// Cleans the address of a link: an address with one of <see cref="LinkSchemes"/>, within the site (<c>/...</c>) or within the text
    /// (<c>#...</c>). Null for any other address.
    /// </summary>
    public static string? Link(string? value, BodyContext context)
    {
        if (Trimmed(value) is not { } url)
            return null;
        // If the author gave no base, an address that is relative to the site's root stays relative. So it remains correct when the site
        // moves.
        if (url[0] == '/' && context.Base is null)
            return WebAddresses.Escape(url);
        // Ids are compared letter by letter, so only spaces in a fragment are escaped.
        if (url[0] == '#')
            return url.Replace(" ", "%20", StringComparison.Ordinal);
        return Absolute(url, context) is { } uri && LinkSchemes.Contains(uri.Scheme) ? Written(url, uri) : null;
    }

    /// <summary>Cleans the http or https address of a picture, film, sound or frame. Null for any other address.</summary>
    public static string? Source(string? value, BodyContext context) =>
        Trimmed(value) is { } url && url[0] != '#' && Absolute(url, context) is { Scheme: "http" or "https" } uri ? Written(url, uri)
            : null;

    private static Uri? Absolute(string url, BodyContext context)
    {
        // On Unix, a path such as "/a" is an absolute file address, so the scheme is checked.
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && url.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase))
            return uri;
        return (context.Base ?? context.Site) is { } root && !HasScheme(url) && Uri.TryCreate(root, url, out var resolved) ? resolved
            : null;
    }

    // An absolute address keeps its spelling.
    private static string? Written(string url, Uri uri) =>
        WebAddresses.Escape(url.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase) ? url : uri.AbsoluteUri);

    private static bool HasScheme(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && url.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0;
    }

    // Browsers remove tabs and line ends from addresses and treat backslashes as slashes; valid addresses contain none of them.
    private static string? Trimmed(string? value)
    {
        var url = value?.Trim();
        if (string.IsNullOrEmpty(url) || url.Contains('\\', StringComparison.Ordinal) || url.Any(char.IsControl))
            return null;
        if (url.StartsWith("//", StringComparison.Ordinal))
            return "https:" + url;
        return url.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + url : url;
    }
}
