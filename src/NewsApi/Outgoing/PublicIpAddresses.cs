using System.Net;
using System.Net.Sockets;

namespace NewsApi.Outgoing;

/// <summary>
/// Decides which IP addresses are public, by the IANA registries of special-purpose addresses. An IPv6 address that contains an IPv4
/// address is public only if the IPv4 address is. Forms that public hosts do not use, such as 6to4 and Teredo, are never public.
/// </summary>
internal static class PublicIpAddresses
{
    private static readonly IPNetwork[] NotPublic4 =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8",
            // Carrier-grade NAT, with Alibaba's metadata service.
            "100.64.0.0/10",
            "127.0.0.0/8",
            // Link-local, with the metadata services of most clouds.
            "169.254.0.0/16",
            // A public address that answers inside of Azure as its metadata service.
            "168.63.129.16/32",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24",
            // Multicast and reserved, up to the broadcast address.
            "224.0.0.0/4", "240.0.0.0/4",
        ]).Select(range => IPNetwork.Parse(range)),
    ];

    // Public IPv6 addresses are assigned only from this range.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublic6 =
    [
        .. ((string[])
        [
            // Protocol assignments, including Teredo (2001::/32) and ORCHID.
            "2001::/23",
            "2001:db8::/32",
            // 6to4.
            "2002::/16",
            "3fff::/20",
        ]).Select(range => IPNetwork.Parse(range)),
    ];

    // NAT64 (RFC 6052). In networks without IPv4, hosts that have no IPv6 get such addresses.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool Has(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !NotPublic4.Any(range => range.Contains(address)),
        AddressFamily.InterNetworkV6 => HasV6(address),
        _ => false,
    };

    private static bool HasV6(IPAddress address)
    {
        if (address.ScopeId != 0)
            return false;
        if (address.IsIPv4MappedToIPv6)
            return Has(address.MapToIPv4());
        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address) || IsIsatap(bytes))
            return Has(new IPAddress(bytes.AsSpan(12))) && (Nat64.Contains(address) || IsGlobal(address));
        return IsGlobal(address);
    }

    private static bool IsGlobal(IPAddress address) => Global6.Contains(address) && !NotPublic6.Any(range => range.Contains(address));

    // RFC 5214: the interface part is 0:5efe or 200:5efe and an IPv4 address.
    private static bool IsIsatap(byte[] bytes) => bytes is [_, _, _, _, _, _, _, _, 0x00 or 0x02, 0x00, 0x5E, 0xFE, ..];
}
