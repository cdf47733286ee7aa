using System.ComponentModel.DataAnnotations;

namespace NewsApi.Sync;

/// <summary>Settings under <c>NewsApi:Sync</c>.</summary>
internal sealed class SyncOptions
{
    public const string Section = "NewsApi:Sync";

    /// <summary>For how many days the change log is kept; a request with an older token is answered 410.</summary>
    [Range(30, 3_650)]
    public int RetentionDays { get; set; } = 45;

    /// <summary>How many requests of a node wait for changes at the same time; further ones are answered at once.</summary>
    [Range(0, 100_000)]
    public int Waiters { get; set; } = 2_000;

    /// <summary>How many streams a node serves at the same time; further ones are answered 503.</summary>
    [Range(0, 1_000_000)]
    public int Listeners { get; set; } = 10_000;

    /// <summary>Seconds between two <c>ping</c> events in a stream.</summary>
    [Range(1, 300)]
    public int PingSeconds { get; set; } = 20;
}
