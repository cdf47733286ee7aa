using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;

namespace NewsApi.Http;

/// <summary>
/// Warns once when a peer that is not trusted sends X-Forwarded-For. If the peer is a proxy that is missing in the settings, all readers
/// behind it share one quota. The peer may also be a client that forges the header.
/// </summary>
internal sealed partial class UntrustedProxies(RequestDelegate next, ILogger<UntrustedProxies> log)
{
    private int _hasWarned;

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        // The framework adds the second header when the peer is trusted.
        if (headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
            && !headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)
            && Interlocked.Exchange(ref _hasWarned, 1) == 0)
            LogUntrusted(NameOf(context.Connection.RemoteIpAddress));
        return next(context);
    }

    // A public address may belong to a reader. The log must not contain it.
    private static string NameOf(IPAddress? address) => address is not null && IsPrivate(address) ? address.ToString() : "a public address";

    private static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal;
        return address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..];
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Peer} sent X-Forwarded-For and is not a trusted proxy, so the header is ignored. If it is your proxy, add it to "
            + "NewsApi:Http:TrustedProxies: until then all its readers share one limit")]
    private partial void LogUntrusted(string peer);
}
