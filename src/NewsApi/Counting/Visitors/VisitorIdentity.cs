using System.Buffers.Binary;
using System.IO.Hashing;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using NewsApi.Access;
using NewsApi.Http;

namespace NewsApi.Counting.Visitors;

/// <summary>
/// Identifies and classifies visitors. Address and user agent go into a hash under the salt of the day and nowhere else.
/// </summary>
internal sealed class VisitorIdentity(Salts salts, UserAgents agents, IOptions<CountingOptions> options) : IDisposable
{
    private const int LongestAgent = 1_000, LongestAddress = 16;

    private readonly SaltedHash _hash = new();
    private readonly IReadOnlyList<IPNetwork> _staff = [.. options.Value.StaffNetworks.Select(IPNetwork.Parse)];

    /// <exception cref="System.Data.Common.DbException">The day's salt can't be read.</exception>
    public async ValueTask<Visitor> Of(HttpContext context, CancellationToken ct) => Of(context, salts.Known ?? await salts.Get(ct));

    /// <summary>As <c>Of</c>, but without waiting: if this node has not read the day's salt yet, the visitor has no hash.</summary>
    public Visitor OfNow(HttpContext context) => Of(context, salts.Known);

    public VisitorClass ClassOf(HttpContext context)
    {
        if (Prefetch.Is(context.Request))
            return VisitorClass.Prefetch;
        return IsStaff(context) ? VisitorClass.Staff : agents.ClassOf(context.Request.Headers.UserAgent);
    }

    public void Dispose() => _hash.Dispose();

    private Visitor Of(HttpContext context, byte[]? salt)
    {
        var kind = ClassOf(context);
        if (salt is null)
            return new Visitor(kind, 0, 0, 0);
        Span<byte> address = stackalloc byte[LongestAddress];
        var length = Address(context, address);
        var network = NetworkOf(salt, address[..(length == 4 ? 3 : Math.Min(length, 6))]);
        var agent = context.Request.Headers.UserAgent.ToString();
        if (agent.Length > LongestAgent)
            agent = agent[..LongestAgent];
        Span<byte> both = stackalloc byte[LongestAddress + (LongestAgent * 3)];
        address[..length].CopyTo(both);
        length += Encoding.UTF8.GetBytes(agent, both[length..]);
        var hash = _hash.Of(salt, both[..length]);
        return new Visitor(kind, WantsNoTrace(context.Request.Headers) ? 0 : hash, network, hash);
    }

    private bool IsStaff(HttpContext context) =>
        (CallerIdentity.Of(context) is { } user && Caller.From(user).Is(Role.Writer))
        || (_staff.Count > 0 && context.Connection.RemoteIpAddress is { } address
            && _staff.Any(network => network.Contains(Plain(address))));

    private static bool WantsNoTrace(IHeaderDictionary headers) => headers["Sec-GPC"] == "1" || headers["DNT"] == "1";

    private static int Address(HttpContext context, Span<byte> into) =>
        context.Connection.RemoteIpAddress is { } address && Plain(address).TryWriteBytes(into, out var written) ? written : 0;

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    // This hash is never stored, so it does not need to resist a brute-force search.
    private static long NetworkOf(byte[] salt, ReadOnlySpan<byte> network) =>
        (long)XxHash3.HashToUInt64(network, BinaryPrimitives.ReadInt64LittleEndian(salt)) is var hash and not 0 ? hash : 1;
}
