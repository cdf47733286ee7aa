using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// For benchmarks and tests: SQLite waits for each round trip that a server would need. So the effect of the latency can be measured
/// without a server. Reads wait without a thread, as with the driver of SQL Server; writes block the writer's thread.
/// </summary>
internal sealed class RoundTripDelay : IDisposable
{
    private readonly TimeSpan _time;
    private readonly BlockingCollection<(long Until, TaskCompletionSource Over)> _waiting = [];
    private readonly Thread _thread;

    public RoundTripDelay(TimeSpan time)
    {
        _time = time;
        _thread = new Thread(EndWaits) { IsBackground = true, Name = "round trip delay" };
        _thread.Start();
    }

    /// <summary>How many reads run at once: the default pool size of the SQL Server driver.</summary>
    public const int Readers = 100;

    /// <summary>Waits for one round trip.</summary>
    public Task WaitAsync()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((After(_time), over));
        return over.Task;
    }

    /// <summary>Blocks the thread for some round trips.</summary>
    public void Wait(int trips) => SleepUntil(After(_time * trips));

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
    }

    // All waits have the same length, so the wait that began first also ends first.
    private void EndWaits()
    {
        foreach (var (until, over) in _waiting.GetConsumingEnumerable())
        {
            SleepUntil(until);
            over.SetResult();
        }
    }

    private static long After(TimeSpan time) => Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);

    private static void SleepUntil(long until)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), until) is var left && left > TimeSpan.Zero)
            if (OperatingSystem.IsWindows())
                Thread.Sleep(left);
            else
                _ = Sleep((uint)left.TotalMicroseconds);
    }

    // The sleep of .NET takes whole milliseconds. The POSIX function may end early. The loop then calls it again, so its result is ignored.
    [DllImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sleep(uint microseconds);
}
