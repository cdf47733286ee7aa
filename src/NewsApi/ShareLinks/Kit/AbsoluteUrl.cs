using System.Diagnostics.CodeAnalysis;
using NewsApi.Text.Addresses;

namespace NewsApi.ShareLinks.Kit;

/// <summary>
/// Writes web addresses in ASCII: path and query are escaped, and the host is in punycode, unlike in <c>Uri.AbsoluteUri</c>.
/// </summary>
internal static class AbsoluteUrl
{
    /// <exception cref="ArgumentException">The text is not an absolute http or https URL.</exception>
    public static string Ascii(string url) => TryAscii(url, out var ascii)
        ? ascii
        : throw new ArgumentException("Not an absolute http or https URL.", nameof(url));

    public static bool TryAscii(string? url, [NotNullWhen(true)] out string? ascii)
    {
        // On Unix, "/path" is an absolute file URI, so the scheme is checked.
        ascii = Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && WebAddresses.AsciiHost(uri) is { } host
                ? new UriBuilder(uri) { Host = host }.Uri.AbsoluteUri
                : null;
        return ascii is not null;
    }

    /// <summary>
    /// Adds parameters to the query, before the fragment. If a name occurs twice, in upper or lower case, the first parameter stays.
    /// </summary>
    public static string WithQuery(string url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var builder = new UriBuilder(Ascii(url));
        var query = builder.Query.TrimStart('?').TrimEnd('&');
        var names = query.Split('&').Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = parameters
            .Where(p => p.Key.Length > 0 && p.Value.Length > 0 && names.Add(p.Key))
            .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}");
        builder.Query = string.Join('&', added.Prepend(query).Where(part => part.Length > 0));
        return builder.Uri.AbsoluteUri;
    }

    private static string NameOf(string pair) => Uri.UnescapeDataString(pair.Split('=')[0].Replace('+', ' '));
}
