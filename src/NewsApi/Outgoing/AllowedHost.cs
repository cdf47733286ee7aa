using System.Globalization;

namespace NewsApi.Outgoing;

/// <summary>A host that may have private addresses: an entry of <see cref="OutgoingOptions.AllowedPrivateHosts"/>.</summary>
/// <param name="Name">The host name or IP address, in the form of <see cref="Normalised"/>.</param>
/// <param name="Port">The only port that may be called; null for the usual ports or every port.</param>
/// <param name="TakesEveryPort">Whether every port may be called.</param>
internal sealed record AllowedHost(string Name, int? Port, bool TakesEveryPort)
{
    private const string EveryPort = "*";

    /// <returns>The entry; null where the text is not a host with an optional port.</returns>
    public static AllowedHost? Parse(string text)
    {
        var (host, port) = Split(text.Trim());
        var name = Normalised(host);
        if (Uri.CheckHostName(name) == UriHostNameType.Unknown || port is not (null or EveryPort) && !OutgoingOptions.IsPort(port))
            return null;
        return new AllowedHost(
            name, port is null or EveryPort ? null : int.Parse(port, CultureInfo.InvariantCulture), port == EveryPort);
    }

    /// <summary>A host in the form for comparison: lower case, without brackets and without a full stop at the end.</summary>
    public static string Normalised(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    // An IPv6 address contains colons, so it must have brackets if a port follows.
    private static (string Host, string? Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && (text.IndexOf(':', StringComparison.Ordinal) == colon || text[colon - 1] == ']')
            ? (text[..colon], text[(colon + 1)..])
            : (text, null);
    }
}
