using System.ComponentModel.DataAnnotations;
using System.Net;

namespace NewsApi.Counting;

/// <summary>Settings under <c>NewsApi:Counting</c>.</summary>
internal sealed class CountingOptions : IValidatableObject
{
    public const string Section = "NewsApi:Counting";

    /// <summary>How often acknowledged events are added to the counters.</summary>
    [Range(20, 60_000)]
    public int FoldMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// How many events may wait for their commit; more are refused with 503. As many clicks may wait beside them, and as many again (20,000
    /// at most) are being stored; more are not counted.
    /// </summary>
    [Range(100, 1_000_000)]
    public int QueueEvents { get; set; } = 20_000;

    /// <summary>
    /// Half the number of deduplication keys in a node's memory, at some 40 bytes each. An event has one for its visitor and one for
    /// its id. Older keys are looked up in the database while they are of use.
    /// </summary>
    [Range(1_000, 100_000_000)]
    public int RememberedEvents { get; set; } = 1_000_000;

    /// <summary>For how long numbers are kept by the hour; by the day they stay.</summary>
    [Range(32, 3_660)]
    public int HourlyDays { get; set; } = 400;

    /// <summary>Events of one visitor within ten minutes; beyond it they are suspect.</summary>
    [Range(1, 1_000_000)]
    public int VisitorEvents { get; set; } = 120;

    /// <summary>Events of one article out of one network (/24, IPv6 /48) within ten minutes; beyond it they are suspect.</summary>
    [Range(1, 1_000_000)]
    public int NetworkEventsPerArticle { get; set; } = 300;

    /// <summary>Requests of one address to <c>/v1/events</c> within a minute.</summary>
    [Range(1, 1_000_000_000)]
    public int EventRequestsPerMinute { get; set; } = 3_000;

    /// <summary>Codes, articles and keys that one address may name wrongly within a minute.</summary>
    [Range(1, 1_000_000_000)]
    public int MissesPerMinute { get; set; } = 60;

    /// <summary>Networks of the newsroom, such as <c>203.0.113.0/24</c>: who comes from there is staff.</summary>
    public IReadOnlyList<string> StaffNetworks { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var network in StaffNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
            yield return new ValidationResult($"'{network}' is no network such as 203.0.113.0/24.", [nameof(StaffNetworks)]);
    }
}
