using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Claims;
using NewsApi.Collections;
using NewsApi.Http.Problems;

namespace NewsApi.Http;

/// <summary>
/// Limits the requests of each client per minute, in bounded memory, on each node separately. A client is a key, or else an address
/// (IPv6: its /64 network). Answers have the headers <c>RateLimit</c> and <c>RateLimit-Policy</c> (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
internal sealed class Quota(string name, int limit, TimeProvider time)
{
    private const int Window = 60, MaxClients = 100_000;

    private readonly WindowCounters _used = new(TimeSpan.FromSeconds(Window), MaxClients, time);
    private readonly string _policy = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={limit};w={Window}");

    /// <summary>Uses one unit of the client's quota.</summary>
    /// <returns>Null, or the problem when the quota is exceeded.</returns>
    public Problem? Take(HttpContext context)
    {
        var used = Use(context, 1);
        SetHeaders(context, used);
        return used > limit ? Refusal(context) : null;
    }

    /// <summary>Uses some units of the client's quota. The headers are set only if the request is refused.</summary>
    /// <returns>Null, or the problem when the quota was used up before.</returns>
    public Problem? TakeQuietly(HttpContext context, int times) =>
        times > 0 && Use(context, times) - times >= limit ? Refusal(context) : null;

    private Problem Refusal(HttpContext context)
    {
        SetHeaders(context, limit);
        return new Problem(
            StatusCodes.Status429TooManyRequests, "too_many_requests", $"The limit is {limit} requests per minute; try again next minute.")
        {
            RetryAfter = SecondsLeft(),
        };
    }

    private int Use(HttpContext context, int times) => _used.Add(ClientOf(context), times);

    private void SetHeaders(HttpContext context, int used)
    {
        context.Response.Headers["RateLimit-Policy"] = _policy;
        context.Response.Headers["RateLimit"] =
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={Math.Max(0, limit - used)};t={SecondsLeft()}");
    }

    private int SecondsLeft() => Window - (int)(time.GetUtcNow().ToUnixTimeSeconds() % Window);

    private static long ClientOf(HttpContext context)
    {
        if (CallerIdentity.Of(context)?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
            return (uint)id.GetHashCode(StringComparison.Ordinal) | (1L << 63);
        Span<byte> bytes = stackalloc byte[16];
        if (context.Connection.RemoteIpAddress is not { } address || !WithoutIPv4Mapping(address).TryWriteBytes(bytes, out var length))
            return 0;
        return length == 4 ? MemoryMarshal.Read<uint>(bytes) : MemoryMarshal.Read<long>(bytes);
    }

    private static IPAddress WithoutIPv4Mapping(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
