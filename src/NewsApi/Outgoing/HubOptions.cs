using System.ComponentModel.DataAnnotations;

namespace NewsApi.Outgoing;

/// <summary>Settings under <c>NewsApi:WebSub</c>.</summary>
internal sealed class HubOptions
{
    public const string Section = "NewsApi:WebSub";

    /// <summary>Whether this program is the hub for the site's feeds (W3C WebSub).</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The maximum and default duration of a subscription in days. Subscribers must renew subscriptions before they end.</summary>
    [Range(1, 365)]
    public int LeaseDays { get; set; } = 10;

    /// <summary>Maximum number of subscriptions. The hub refuses further subscriptions.</summary>
    [Range(1, 1_000_000)]
    public int Most { get; set; } = 10_000;

    /// <summary>Maximum requests to the hub per minute from one key, or from one IP address if the request has no key.</summary>
    [Range(1, 100_000)]
    public int RequestsPerMinute { get; set; } = 60;
}
