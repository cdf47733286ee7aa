namespace NewsApi.Benchmarks.Load;

/// <summary>One turn of one server.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="PerSecond">The same per second.</param>
/// <param name="CpuMicroseconds">Processor time of the server per request.</param>
/// <param name="P50">Milliseconds within which half of the answers were there.</param>
/// <param name="P99">Milliseconds within which 99 of 100 were.</param>
/// <param name="Failures">Answers of 400 and above, and requests that got none.</param>
internal sealed record Measurement(
    long Requests, double PerSecond, double CpuMicroseconds, double P50, double P99, long Failures)
{
    /// <summary>By how much a counter of the server's own grew meanwhile.</summary>
    public long Counted { get; init; }

    public static Measurement From(WrkResult result, TimeSpan processor) => new(
        result.Requests,
        result.Requests / (result.Microseconds / 1e6),
        processor.TotalMicroseconds / Math.Max(1, result.Requests),
        result.P50 / 1e3,
        result.P99 / 1e3,
        result.StatusErrors + result.SocketErrors);
}
