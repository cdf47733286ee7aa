using System.Diagnostics;

namespace NewsApi.Health;

/// <summary>Whether one kind of background work succeeds. Times are measured by a monotonic clock.</summary>
/// <param name="name">The name in readiness, metrics and the log.</param>
/// <param name="tolerance">How long the work may fail before it counts as broken.</param>
/// <param name="probe">Tries the work at each health check. Null for work that itself repeats a failed run.</param>
internal sealed class WorkState(string name, TimeSpan tolerance, Func<CancellationToken, Task>? probe)
{
    // After an outage, a run often takes longer than the tolerance. A run that takes much longer than that hangs.
    private const int HangFactor = 10;

    private static readonly TimeSpan LeastHang = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _hang = tolerance * HangFactor > LeastHang ? tolerance * HangFactor : LeastHang;
    private long _beganAt;
    private long _failingSince;
    private long _failures;

    public string Name => name;

    public Func<CancellationToken, Task>? Probe => probe;

    /// <summary>How many runs have failed since the start.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>The message of the last failure.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The time since the first failure after the last success; zero while runs succeed.</summary>
    public TimeSpan FailingFor => Since(ref _failingSince);

    /// <summary>Whether the work has failed for longer than the tolerance, or its current run takes too long.</summary>
    public bool IsBroken => FailingFor > tolerance || Since(ref _beganAt) > _hang;

    /// <summary>Runs the work once. An exception of the work is caught, except <see cref="OperationCanceledException"/>.</summary>
    /// <param name="work">The work.</param>
    /// <param name="log">Logs a failure. It is called only for the first failure after a success.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task Run(Func<CancellationToken, Task> work, Action<Exception> log, CancellationToken ct)
    {
        try
        {
            Began();
            await work(ct);
            Succeeded();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var isFirst = FailingFor == TimeSpan.Zero;
            Failed(e);
            if (isFirst)
                log(e);
        }
    }

    public void Began() => Volatile.Write(ref _beganAt, Stopwatch.GetTimestamp());

    public void Succeeded()
    {
        Volatile.Write(ref _beganAt, 0);
        Volatile.Write(ref _failingSince, 0);
    }

    public void Failed(Exception e)
    {
        Volatile.Write(ref _beganAt, 0);
        Reason = e.Message;
        Interlocked.Increment(ref _failures);
        Interlocked.CompareExchange(ref _failingSince, Stopwatch.GetTimestamp(), 0);
    }

    private static TimeSpan Since(ref long timestamp) =>
        Volatile.Read(ref timestamp) is var at and not 0 ? Stopwatch.GetElapsedTime(at) : TimeSpan.Zero;
}
