using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Claims;
using NewsApi.Collections;
using NewsApi.Http.Problems;

namespace NewsApi.Http;

/// <summary>
/// How much each client may do within a minute, in bounded memory and on this node alone: per key, else per address (IPv6: its /64).
/// Answers say so in <c>RateLimit</c> and <c>RateLimit-Policy</c> (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
internal sealed class Quota(string name, int most, TimeProvider time)
{
    private const int Window = 60, MostClients = 100_000;

    private readonly WindowCounters _used = new(TimeSpan.FromSeconds(Window), MostClients, time);
    private readonly string _policy = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={most};w={Window}");

    /// <summary>Takes one of the client's.</summary>
    /// <returns>Null, or the refusal.</returns>
    public Problem? Take(HttpContext context)
    {
        var used = Use(context, 1);
        Tell(context, used);
        return used > most ? Refusal(context) : null;
    }

    /// <summary>Takes some of the client's; what comes of it shows at the next <see cref="IsSpent"/>.</summary>
    public void Note(HttpContext context, int times = 1)
    {
        if (times > 0)
            Use(context, times);
    }

    /// <summary>The refusal where the client has nothing left.</summary>
    public Problem? IsSpent(HttpContext context) => Use(context, 0) is var used && used >= most ? Refusal(context) : null;

    private Problem Refusal(HttpContext context)
    {
        Tell(context, most);
        return new Problem(
            StatusCodes.Status429TooManyRequests, "too_many_requests", $"No more than {most} a minute are answered; try again after it.")
        {
            RetryAfter = Left(),
        };
    }

    private int Use(HttpContext context, int times) => _used.Add(ClientOf(context), times);

    private void Tell(HttpContext context, int used)
    {
        context.Response.Headers["RateLimit-Policy"] = _policy;
        context.Response.Headers["RateLimit"] =
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={Math.Max(0, most - used)};t={Left()}");
    }

    private int Left() => Window - (int)(time.GetUtcNow().ToUnixTimeSeconds() % Window);

    private static long ClientOf(HttpContext context)
    {
        if (CallerIdentity.Of(context)?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
            return (uint)id.GetHashCode(StringComparison.Ordinal) | (1L << 63);
        Span<byte> bytes = stackalloc byte[16];
        if (context.Connection.RemoteIpAddress is not { } address || !Plain(address).TryWriteBytes(bytes, out var length))
            return 0;
        return length == 4 ? MemoryMarshal.Read<uint>(bytes) : MemoryMarshal.Read<long>(bytes);
    }

    private static IPAddress Plain(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
