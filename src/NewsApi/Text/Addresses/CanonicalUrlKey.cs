using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsApi.Text.Addresses;

/// <summary>
/// A web address for comparison. Two addresses are equal if they differ only in: http or https, the case of the host, the form of an
/// international host, a default port, slashes at the end of the path, how characters are percent-encoded, the fragment, tracking
/// parameters, an empty query.
/// </summary>
internal sealed partial record CanonicalUrlKey
{
    private CanonicalUrlKey(string host, int? port, string path, string query) => (Host, Port, Path, Query) = (host, port, path, query);

    /// <summary>The host, in ASCII and lower case, without a full stop at the end.</summary>
    public string Host { get; }

    /// <summary>The port; null if it is the default port of the scheme.</summary>
    public int? Port { get; }

    /// <summary>The percent-encoded path, without a slash at the end; may be empty.</summary>
    public string Path { get; }

    /// <summary>The query, without question mark and tracking parameters; empty if the address has no query.</summary>
    public string Query { get; }

    /// <summary>Parses an absolute http or https address. False for any other text, and for addresses with user information.</summary>
    public static bool TryParse(string? url, [NotNullWhen(true)] out CanonicalUrlKey? address)
    {
        address = null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0
            || AsciiHost(uri) is not { } host)
            return false;
        address = new CanonicalUrlKey(
            host, uri.IsDefaultPort ? null : uri.Port, Normalised(uri.AbsolutePath).TrimEnd('/'),
            TrackingParameters.Remove(Normalised(uri.Query.TrimStart('?').Replace("+", "%20"))));
        return true;
    }

    /// <summary>A key for an index; equal addresses have the same key.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture, $"https://{Host}{(Port is { } port ? $":{port}" : "")}{Path}{(Query.Length > 0 ? "?" : "")}{Query}");

    /// <summary>
    /// The unescaped path below a root address. The case of the root's path does not matter. Empty if this address is the root; null if it
    /// is not below the root.
    /// </summary>
    public string? PathBelow(CanonicalUrlKey root) =>
        Host == root.Host && Port == root.Port && Path.StartsWith(root.Path, StringComparison.OrdinalIgnoreCase)
            && (Path.Length == root.Path.Length || Path[root.Path.Length] == '/')
            ? Uri.UnescapeDataString(Path[root.Path.Length..])
            : null;

    /// <summary>The host in ASCII; null for a host that has no such form.</summary>
    private static string? AsciiHost(Uri uri)
    {
        try
        {
            var host = uri.IdnHost.ToLowerInvariant();
            return Uri.CheckHostName(host) switch
            {
                UriHostNameType.Unknown => null,
                UriHostNameType.IPv6 => $"[{host}]",
                _ => host.TrimEnd('.'),
            };
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // RFC 3986, 6.2.2: hexadecimal digits are in upper case, and characters that need no escape are not escaped.
    private static string Normalised(string escaped) => Escape().Replace(escaped, match =>
    {
        var letter = (char)int.Parse(match.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~' ? letter.ToString() : match.Value.ToUpperInvariant();
    });

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Escape();
}
