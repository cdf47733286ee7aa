using System.ComponentModel.DataAnnotations;
using System.Net;

namespace NewsApi.Counting;

/// <summary>Settings under <c>NewsApi:Counting</c>.</summary>
internal sealed class CountingOptions : IValidatableObject
{
    public const string Section = "NewsApi:Counting";

    /// <summary>Milliseconds between two additions of stored events to the counters.</summary>
    [Range(20, 60_000)]
    public int FoldMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// How many events may wait to be stored; further events are refused with 503. Clicks on short links have a separate queue of this
    /// length. The running commit can hold the same number of clicks again, but at most 20,000. Further clicks are not counted.
    /// </summary>
    [Range(100, 1_000_000)]
    public int QueueEvents { get; set; } = 20_000;

    /// <summary>
    /// The number of events whose deduplication keys a node keeps in memory: two keys for each event (visitor and id), about 40 bytes each.
    /// Older keys are looked up in the database until they expire.
    /// </summary>
    [Range(1_000, 100_000_000)]
    public int RememberedEvents { get; set; } = 1_000_000;

    /// <summary>For how many days hourly numbers are kept; daily numbers are never deleted.</summary>
    [Range(32, 3_660)]
    public int HourlyDays { get; set; } = 400;

    /// <summary>The most events of one visitor within ten minutes; further events are counted as suspect.</summary>
    [Range(1, 1_000_000)]
    public int VisitorEvents { get; set; } = 120;

    /// <summary>The most events of one article from one network (/24, IPv6 /48) within ten minutes; further events are suspect.</summary>
    [Range(1, 1_000_000)]
    public int NetworkEventsPerArticle { get; set; } = 300;

    /// <summary>The most requests of one address to <c>/v1/events</c> within a minute.</summary>
    [Range(1, 1_000_000_000)]
    public int EventRequestsPerMinute { get; set; } = 3_000;

    /// <summary>The most wrong codes, articles and keys that one address may send within a minute.</summary>
    [Range(1, 1_000_000_000)]
    public int MissesPerMinute { get; set; } = 60;

    /// <summary>Networks of the newsroom, such as <c>203.0.113.0/24</c>: visitors from there count as staff.</summary>
    public IReadOnlyList<string> StaffNetworks { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var network in StaffNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return new ValidationResult(
                $"'{network}' is not a network in CIDR notation, such as 203.0.113.0/24.", [nameof(StaffNetworks)]);
    }
}
