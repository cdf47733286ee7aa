using System.ComponentModel.DataAnnotations;

namespace NewsApi.Scheduling;

/// <summary>Settings under <c>NewsApi:Scheduling</c>.</summary>
internal sealed class SchedulingOptions
{
    public const string Section = "NewsApi:Scheduling";

    /// <summary>
    /// Milliseconds between two searches for schedules set on other nodes. Scheduled actions start at most this much late.
    /// </summary>
    [Range(20, 1_000)]
    public int PollMilliseconds { get; set; } = 250;
}
