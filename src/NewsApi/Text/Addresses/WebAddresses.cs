using System.Buffers;
using System.Text;

namespace NewsApi.Text.Addresses;

/// <summary>Brings addresses into the form of RFC 3986.</summary>
internal static class WebAddresses
{
    private const string Hexadecimal = "0123456789abcdefABCDEF";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>
    /// Percent-encodes characters that an address must not contain: spaces, letters outside ASCII, and signs such as <c>&lt;</c>. Converts
    /// the host to ASCII. Existing percent-encoding stays unchanged. Null for a host without an ASCII form.
    /// </summary>
    public static string? Escape(string address)
    {
        if (!address.AsSpan().ContainsAnyExcept(Allowed) && !HasBarePercent(address))
            return address;
        var (host, end) = Authority(address);
        if (host == 0)
            return Encode(address);
        var authority = address[host..end];
        if (authority.AsSpan().ContainsAnyExcept(Allowed))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || AsciiHost(uri) is not { } ascii)
                return null;
            authority = (uri.UserInfo.Length > 0 ? Encode(uri.UserInfo) + "@" : "") + ascii + (uri.IsDefaultPort ? "" : $":{uri.Port}");
        }

        return address[..host] + authority + Encode(address[end..]);
    }

    /// <summary>The host in ASCII, as headers need it; null for a host that <see cref="Uri"/> accepts but that has no ASCII form.</summary>
    public static string? AsciiHost(Uri address)
    {
        try
        {
            return Uri.CheckHostName(address.IdnHost) != UriHostNameType.Unknown ? address.IdnHost : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // The start and the end of the authority in "scheme://authority/path". Both are zero for an address without an authority.
    private static (int Start, int End) Authority(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || !address.AsSpan(0, scheme).ContainsOnlySchemeLetters())
            return (0, 0);
        var start = scheme + 3;
        var length = address.AsSpan(start).IndexOfAny('/', '?', '#');
        return (start, length < 0 ? address.Length : start + length);
    }

    private static bool ContainsOnlySchemeLetters(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        return true;
    }

    private static bool HasBarePercent(string text)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
            if (!IsEncoded(text, i))
                return true;
        return false;
    }

    private static bool IsEncoded(string text, int percent) =>
        percent + 2 < text.Length
        && Hexadecimal.Contains(text[percent + 1], StringComparison.Ordinal)
        && Hexadecimal.Contains(text[percent + 2], StringComparison.Ordinal);

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            if (rune.IsAscii && Allowed.Contains((char)rune.Value) && (rune.Value != '%' || IsEncoded(text, i)))
                encoded.Append((char)rune.Value);
            else
                foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
                    encoded.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            i += length;
        }

        return encoded.ToString();
    }
}
