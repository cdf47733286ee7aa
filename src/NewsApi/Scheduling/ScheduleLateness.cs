using System.Diagnostics.Metrics;
using NewsApi.Health;

namespace NewsApi.Scheduling;

/// <summary>How late scheduled actions are carried out, as the metric <c>newsapi.schedule.lateness</c>.</summary>
internal sealed class ScheduleLateness(TimeProvider time, IMeterFactory meters)
{
    private readonly Histogram<double> _lateness = meters.Create(BackgroundWork.MeterName).CreateHistogram<double>(
        "newsapi.schedule.lateness", "s", "Seconds from the due time of a schedule or release to the end of its run, successful or not.");

    /// <summary>Records the lateness of an action that has just ended.</summary>
    public void Add(DateTimeOffset dueAt) => _lateness.Record(Math.Max(0, (time.GetUtcNow() - dueAt).TotalSeconds));
}
