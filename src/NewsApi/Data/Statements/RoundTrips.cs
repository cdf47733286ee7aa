using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NewsApi.Data.Statements;

/// <summary>
/// Counts round trips to the database, for the meter <c>NewsApi</c> and for a request that counts its own. SQLite has no round trips, but
/// its statements are counted as on a server, so that the same limits apply to both databases.
/// </summary>
internal static class RoundTrips
{
    private static readonly Meter Meter = new("NewsApi");

    private static readonly Counter<long> All = Meter.CreateCounter<long>(
        "newsapi.db.round_trips", "{round trip}", "Round trips to the database; a batch of statements is one.");

    private static readonly AsyncLocal<RequestTrips?> Watched = new();

    /// <summary>The counter of the present request; null if it does not count its round trips.</summary>
    public static RequestTrips? Current => Watched.Value;

    /// <summary>Starts to count the round trips of the present asynchronous call flow.</summary>
    public static RequestTrips Watch() => Watched.Value = new RequestTrips();

    /// <summary>Begins a round trip.</summary>
    /// <returns>The timestamp of the start; 0 if the request does not count its round trips.</returns>
    public static long Begin(RequestTrips? watch) => watch is null ? 0 : Stopwatch.GetTimestamp();

    /// <summary>Counts round trips that end now.</summary>
    public static void End(RequestTrips? watch, long began)
    {
        All.Add(1);
        watch?.Add(1, Stopwatch.GetElapsedTime(began), isWrite: false);
    }

    /// <summary>Counts the round trips of a write that ends now.</summary>
    public static void EndWrite(RequestTrips? watch, long began, int count)
    {
        All.Add(count);
        watch?.Add(count, Stopwatch.GetElapsedTime(began), isWrite: true);
    }
}

/// <summary>The round trips of one request.</summary>
internal sealed class RequestTrips
{
    private long _ticks;
    private int _count;
    private int _writes;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The round trips of writes, including the begin and commit of their transactions.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>The total time of all round trips.</summary>
    public TimeSpan Time => new(Volatile.Read(ref _ticks));

    public void Add(int count, TimeSpan time, bool isWrite)
    {
        Interlocked.Add(ref _count, count);
        if (isWrite)
            Interlocked.Add(ref _writes, count);
        Interlocked.Add(ref _ticks, time.Ticks);
    }
}
