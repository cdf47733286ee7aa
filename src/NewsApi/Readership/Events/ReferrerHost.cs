using NewsApi.Text.Addresses;

namespace NewsApi.Readership.Events;

/// <summary>The host of the page that a reader came from. No other part of the page's address is stored.</summary>
internal static class ReferrerHost
{
    private const int Longest = 253;

    /// <param name="text">A host, or an address as <c>document.referrer</c> has it.</param>
    /// <returns>
    /// The host in ASCII and lower case. Empty where there is no text, or where the address has no host that can be counted. Null where the
    /// text is neither a host nor an address.
    /// </returns>
    public static string? Of(string? text)
    {
        if (text is null || text.Trim(' ') is not { Length: > 0 } address)
            return "";
        var scheme = address.IndexOf("//", StringComparison.Ordinal);
        var isAddress = scheme == 0 || (scheme > 0 && address[scheme - 1] == ':');
        var authority = isAddress ? address[(scheme + 2)..] : address;
        if (authority.IndexOfAny(['/', '?', '#', '\\']) is var path and >= 0)
            authority = authority[..path];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        if (host.LastIndexOf(':') is var port and >= 0 && !host.EndsWith(']'))
        {
            // about:blank and data: have no host.
            if (!isAddress && host[(port + 1)..].Any(digit => !char.IsAsciiDigit(digit)))
                return "";
            host = host[..port];
        }

        return InAscii(host.TrimEnd('.')) is { Length: > 0 and <= Longest } known ? known : isAddress ? "" : null;
    }

    private static string? InAscii(string host)
    {
        var ascii = host.All(char.IsAscii) ? host
            : Uri.TryCreate($"http://{host}", UriKind.Absolute, out var address) ? WebAddresses.AsciiHost(address)
            : null;
        return ascii is not null && ascii.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
            && Uri.CheckHostName(ascii) is UriHostNameType.Dns or UriHostNameType.IPv4
                ? ascii.ToLowerInvariant()
                : null;
    }
}
