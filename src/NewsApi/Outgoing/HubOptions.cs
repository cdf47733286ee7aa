using System.ComponentModel.DataAnnotations;

namespace NewsApi.Outgoing;

/// <summary>Settings under <c>NewsApi:WebSub</c>.</summary>
internal sealed class HubOptions
{
    public const string Section = "NewsApi:WebSub";

    /// <summary>Whether the site is a hub of its feeds.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a subscription lasts, in days, where the subscriber does not ask for less; it renews it before.</summary>
    [Range(1, 365)]
    public int LeaseDays { get; set; } = 10;

    /// <summary>How many subscriptions there may be; further ones are refused.</summary>
    [Range(1, 1_000_000)]
    public int Most { get; set; } = 10_000;

    /// <summary>How many requests to the hub an address may send in a minute.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 60;
}
