using System.Net;
using Microsoft.Extensions.Options;

namespace NewsApi.Outgoing;

/// <summary>Decides which addresses may be called. <see cref="GuardedConnections"/> checks the IP addresses of host names.</summary>
internal sealed class AddressGuard(IOptions<OutgoingOptions> options)
{
    public const string NotPublic = "The host has no public address.";

    private readonly IReadOnlyList<AllowedHost> _private =
        [.. options.Value.AllowedPrivateHosts.Select(AllowedHost.Parse).OfType<AllowedHost>()];

    private readonly HashSet<int> _ports = [80, 443, .. options.Value.Ports.Select(int.Parse)];
    private readonly bool _takesHttp = options.Value.Schemes == OutgoingSchemes.HttpsAndHttp;

    /// <summary>The reason why this program must not call an address, as an English sentence; null if the program may call it.</summary>
    public string? Refuse(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
            return "Must be an absolute https address.";
        if (address.UserInfo.Length > 0)
            return "Must not hold credentials.";
        var isPrivate = MayBePrivate(address.IdnHost, address.Port);
        if (address.Scheme == "http" && !_takesHttp && !isPrivate)
            return "Must be https.";
        if (!isPrivate && !_ports.Contains(address.Port))
            return $"Port {address.Port} is not one that this server calls.";
        return isPrivate || !IPAddress.TryParse(AllowedHost.Normalised(address.IdnHost), out var literal) || PublicIpAddresses.Has(literal)
            ? null
            : NotPublic;
    }

    /// <summary>Whether the settings allow this host to have private addresses on this port.</summary>
    public bool MayBePrivate(string host, int port)
    {
        var name = AllowedHost.Normalised(host);
        return _private.Any(one =>
            one.Name == name && (one.TakesEveryPort || (one.Port is { } only ? only == port : _ports.Contains(port))));
    }
}
