using System.Globalization;

namespace NewsApi.Counting.Visitors;

/// <summary>
/// The salt of the day (UTC) for the hashes of visitors. It is deleted soon after the day has ended; without it no hash leads back to a
/// person.
/// </summary>
internal sealed class Salts(Secrets secrets, TimeProvider time)
{
    // The salt of the next day is made a few minutes before midnight, so no request waits for it.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    private volatile Salt? _today;
    private volatile Salt? _next;

    public static string NameOf(DateTimeOffset now) => "salt-" + now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Today's salt; null if this node has not read it yet.</summary>
    public byte[]? Known
    {
        get
        {
            var day = Day(time.GetUtcNow());
            if (_today is { } today && today.Day == day)
                return today.Bytes;
            if (_next is not { } next || next.Day != day)
                return null;
            _today = next;
            return next.Bytes;
        }
    }

    public async ValueTask<byte[]> Get(CancellationToken ct)
    {
        if (Known is { } known)
            return known;
        var salt = await Read(time.GetUtcNow(), ct);
        _today = salt;
        return salt.Bytes;
    }

    /// <summary>To be called each minute: reads today's salt, and shortly before midnight the next day's.</summary>
    public async ValueTask Prepare(CancellationToken ct)
    {
        await Get(ct);
        var soon = time.GetUtcNow() + Before;
        if (_today?.Day != Day(soon) && _next?.Day != Day(soon))
            _next = await Read(soon, ct);
    }

    private async ValueTask<Salt> Read(DateTimeOffset day, CancellationToken ct) => new(Day(day), await secrets.Get(NameOf(day), ct));

    private static long Day(DateTimeOffset now) => now.UtcTicks / TimeSpan.TicksPerDay;

    private sealed record Salt(long Day, byte[] Bytes);
}
