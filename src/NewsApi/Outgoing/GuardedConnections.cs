using System.Net;
using System.Net.Sockets;

namespace NewsApi.Outgoing;

/// <summary>Resolves a host name to its IP addresses.</summary>
internal delegate Task<IPAddress[]> ResolveNames(string host, CancellationToken ct);

/// <summary>Opens a connection to the given IP address.</summary>
internal delegate ValueTask<Stream> Dial(IPEndPoint address, CancellationToken ct);

/// <summary>
/// Opens the connections of outgoing requests. It resolves a host name once, checks all addresses of the host, and connects to one of
/// them. So a later, different answer of the name server has no effect.
/// </summary>
internal sealed class GuardedConnections(AddressGuard guard, ResolveNames resolve, Dial dial, Uri? proxy, TimeSpan longest)
{
    private const int MostTried = 4;

    public async ValueTask<Stream> Open(DnsEndPoint endPoint, CancellationToken ct)
    {
        var addresses = await Resolve(AllowedHost.Normalised(endPoint.Host), ct);
        if (!IsProxy(endPoint) && !guard.MayBePrivate(endPoint.Host, endPoint.Port) && !addresses.All(PublicIpAddresses.Has))
            throw new AddressRefusedException(AddressGuard.NotPublic);
        var share = longest / Math.Min(addresses.Count, MostTried);
        for (var tried = 0; ; tried++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(share);
            try
            {
                return await dial(new IPEndPoint(addresses[tried], endPoint.Port), patience.Token);
            }
            catch (Exception e) when (
                e is SocketException or OperationCanceledException && !ct.IsCancellationRequested
                && tried + 1 < Math.Min(addresses.Count, MostTried))
            {
                // This address does not answer. The next one may answer.
            }
        }
    }

    /// <summary>Opens a TCP connection with a socket.</summary>
    public static async ValueTask<Stream> DialSocket(IPEndPoint address, CancellationToken ct)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        var addresses = await resolve(host, ct);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    private bool IsProxy(DnsEndPoint endPoint) =>
        proxy is not null && endPoint.Port == proxy.Port
        && AllowedHost.Normalised(endPoint.Host) == AllowedHost.Normalised(proxy.IdnHost);
}

/// <summary>The address guard refused a connection.</summary>
internal sealed class AddressRefusedException(string reason) : IOException(reason);
