using System.ComponentModel.DataAnnotations;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Settings under <c>NewsApi:Webhooks</c>.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "NewsApi:Webhooks";

    /// <summary>
    /// Milliseconds between two searches for due deliveries and for work of a node that has crashed. New changes are delivered at once.
    /// </summary>
    [Range(50, 60_000)]
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>Seconds after which another node takes over the work of a node that has crashed.</summary>
    [Range(2, 600)]
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>How many deliveries to one subscription run at once.</summary>
    [Range(1, 32)]
    public int AtOnce { get; set; } = 8;

    /// <summary>Days for which finished deliveries, with requests and answers, are kept.</summary>
    [Range(1, 365)]
    public int LogDays { get; set; } = 14;
}
