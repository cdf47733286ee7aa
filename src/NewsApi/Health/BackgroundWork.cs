using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace NewsApi.Health;

/// <summary>All work that runs outside of requests. Readiness and the meter <c>NewsApi</c> show which work fails.</summary>
internal sealed class BackgroundWork
{
    public const string MeterName = "NewsApi";

    private readonly ConcurrentDictionary<string, WorkState> _all = new(StringComparer.Ordinal);
    private readonly TimeSpan _tolerance;

    public BackgroundWork(IOptions<HealthOptions> options, IMeterFactory meters)
    {
        _tolerance = TimeSpan.FromSeconds(options.Value.FailingSeconds);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(
            "newsapi.work.broken", () => Measure(work => work.IsBroken ? 1 : 0),
            description: "1 when this work makes the node not ready, else 0.");
        meter.CreateObservableGauge(
            "newsapi.work.failing", () => Measure(work => work.FailingFor.TotalSeconds), "s",
            "Time since the first failure after the last success; 0 while runs succeed.");
        meter.CreateObservableCounter(
            "newsapi.work.failures", () => Measure(work => work.Failures), description: "Number of failed runs since the start.");
    }

    /// <summary>The work that makes this node not ready, by name.</summary>
    public IReadOnlyList<WorkState> Broken =>
        [.. _all.Values.Where(work => work.IsBroken).OrderBy(work => work.Name, StringComparer.Ordinal)];

    public ICollection<WorkState> All => _all.Values;

    /// <summary>Adds work.</summary>
    /// <param name="name">The name of the work, in snake case.</param>
    /// <param name="tolerance">How long the work may fail before the node is not ready; null for the setting <c>FailingSeconds</c>.</param>
    /// <param name="probe">Tries the work at each health check, or null; see <see cref="WorkState"/>.</param>
    public WorkState Add(string name, TimeSpan? tolerance = null, Func<CancellationToken, Task>? probe = null) =>
        _all[name] = new WorkState(name, tolerance ?? _tolerance, probe);

    private IEnumerable<Measurement<T>> Measure<T>(Func<WorkState, T> value) where T : struct =>
        _all.Values.Select(work => new Measurement<T>(value(work), new KeyValuePair<string, object?>("work", work.Name)));
}
