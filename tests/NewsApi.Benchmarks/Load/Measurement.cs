namespace NewsApi.Benchmarks.Load;

/// <summary>One turn of one server.</summary>
/// <param name="Requests">The number of answered requests.</param>
/// <param name="PerSecond">Answered requests per second.</param>
/// <param name="CpuMicroseconds">Processor time of the server per request.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile of the latency in milliseconds.</param>
/// <param name="Failures">Answers with a status of 400 and above, and requests without an answer.</param>
internal sealed record Measurement(
    long Requests, double PerSecond, double CpuMicroseconds, double P50, double P99, long Failures)
{
    /// <summary>The growth of the server's counter during the turn.</summary>
    public long Counted { get; init; }

    public static Measurement From(WrkResult result, TimeSpan processor) => new(
        result.Requests,
        result.Requests / (result.Microseconds / 1e6),
        processor.TotalMicroseconds / Math.Max(1, result.Requests),
        result.P50 / 1e3,
        result.P99 / 1e3,
        result.StatusErrors + result.SocketErrors);
}
