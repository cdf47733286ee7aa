using System.Globalization;

namespace NewsApi.Counting;

/// <summary>
/// The salt of the day (UTC), under which visitors are told apart. It is deleted soon after the day has ended, and with it goes the only
/// way back from a hash to who it was.
/// </summary>
internal sealed class Salts(Secrets secrets, TimeProvider time)
{
    private volatile Salt? _today;

    public static string NameOf(DateTimeOffset now) => "salt-" + now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Null where nobody has asked for it today yet; then <see cref="Get"/> does.</summary>
    public byte[]? Known => _today is { } salt && salt.Day == Day(time.GetUtcNow()) ? salt.Bytes : null;

    public async ValueTask<byte[]> Get(CancellationToken ct)
    {
        if (Known is { } known)
            return known;
        var now = time.GetUtcNow();
        var bytes = await secrets.Get(NameOf(now), ct);
        _today = new Salt(Day(now), bytes);
        return bytes;
    }

    private static long Day(DateTimeOffset now) => now.UtcTicks / TimeSpan.TicksPerDay;

    private sealed record Salt(long Day, byte[] Bytes);
}
