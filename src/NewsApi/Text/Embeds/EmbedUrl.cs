using System.Diagnostics.CodeAnalysis;

namespace NewsApi.Text.Embeds;

/// <summary>Reads the address of an embed as authors and other systems write it, and makes it https.</summary>
internal static class EmbedUrl
{
    private const int MaxLength = 4_000;

    /// <summary>
    /// Accepts https, http, <c>//host/...</c> and <c>www.host/...</c>. False for everything else, and for addresses with user
    /// information, with a port that is not the default, or with characters that browsers drop or change.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        var url = text?.Trim();
        if (url is null or { Length: 0 or > MaxLength } || url.Contains('\\') || url.Any(char.IsControl))
            return false;
        if (url.StartsWith("//", StringComparison.Ordinal))
            url = "https:" + url;
        else if (url.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            url = "https://" + url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("https" or "http")
            || !parsed.IsDefaultPort || parsed.UserInfo.Length > 0)
            return false;
        return Uri.TryCreate(
            string.Concat("https://", AsciiHost(parsed), parsed.PathAndQuery, parsed.Fragment), UriKind.Absolute, out address);
    }

    /// <summary>
    /// The parameters of the query, then those of the fragment (<c>#t=30</c>), unescaped. If a name occurs twice, the first counts.
    /// </summary>
    public static Dictionary<string, string> Parameters(Uri address)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in $"{address.Query.TrimStart('?')}&{address.Fragment.TrimStart('#')}".Replace("&amp;", "&").Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length == 2 && parts[1].Length > 0)
                found.TryAdd(Unescape(parts[0]), Unescape(parts[1]));
        }

        return found;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string AsciiHost(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            // Uri also accepts hosts that can't be written in ASCII.
            return "";
        }
    }
}
