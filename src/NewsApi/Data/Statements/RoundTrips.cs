using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace NewsApi.Data.Statements;

/// <summary>
/// Counts round trips to the database, for the meter <c>NewsApi</c> and for a request that watches its own. SQLite has none; it is
/// counted as if it were a server, so that both databases have the same budgets.
/// </summary>
internal static class RoundTrips
{
    private static readonly Meter Meter = new("NewsApi");

    private static readonly Counter<long> All = Meter.CreateCounter<long>(
        "newsapi.db.round_trips", "{round trip}", "Round trips to the database; a batch of statements is one.");

    private static readonly AsyncLocal<RequestTrips?> Watched = new();

    /// <summary>The watch of the present request; null where nobody watches.</summary>
    public static RequestTrips? Current => Watched.Value;

    /// <summary>Begins to watch the present flow of calls.</summary>
    public static RequestTrips Watch() => Watched.Value = new RequestTrips();

    /// <summary>Begins a round trip.</summary>
    /// <returns>When it began; 0 where nobody wants to know.</returns>
    public static long Begin(RequestTrips? watch) => watch is null ? 0 : Stopwatch.GetTimestamp();

    /// <summary>Counts round trips that end now.</summary>
    public static void End(RequestTrips? watch, long began)
    {
        All.Add(1);
        watch?.Add(1, Stopwatch.GetElapsedTime(began), isWrite: false);
    }

    /// <summary>Counts the round trips of a work that writes, which ends now.</summary>
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

    /// <summary>Those of works that write, with the begin and the commit of their transactions.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>The time that they took together.</summary>
    public TimeSpan Time => new(Volatile.Read(ref _ticks));

    public void Add(int count, TimeSpan time, bool isWrite)
    {
        Interlocked.Add(ref _count, count);
        if (isWrite)
            Interlocked.Add(ref _writes, count);
        Interlocked.Add(ref _ticks, time.Ticks);
    }
}
