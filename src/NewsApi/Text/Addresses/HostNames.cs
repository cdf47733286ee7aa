using System.Globalization;

namespace NewsApi.Text.Addresses;

/// <summary>Names of public hosts, without scheme and port.</summary>
internal static class HostNames
{
    private const int MaxLength = 253;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// The name in ASCII and lower case. Null for an IP address, and for text that is not a host name of at least two labels.
    /// </summary>
    public static string? Ascii(string name)
    {
        try
        {
            var ascii = Idn.GetAscii(name).ToLowerInvariant();
            return ascii.Length <= MaxLength && ascii.Contains('.') && !ascii.EndsWith('.') && !char.IsAsciiDigit(ascii[^1])
                && Uri.CheckHostName(ascii) == UriHostNameType.Dns
                ? ascii
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
