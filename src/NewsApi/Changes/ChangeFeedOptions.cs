using System.ComponentModel.DataAnnotations;

namespace NewsApi.Changes;

/// <summary>Settings under <c>NewsApi:Changes</c>.</summary>
internal sealed class ChangeFeedOptions
{
    public const string Section = "NewsApi:Changes";

    /// <summary>Milliseconds between two looks at the log for what other nodes wrote.</summary>
    [Range(10, 10_000)]
    public int PollMilliseconds { get; set; } = 100;

    /// <summary>After this long without a look, a reader's request looks itself before it is answered from memory.</summary>
    public TimeSpan MostLate => TimeSpan.FromMilliseconds(PollMilliseconds * 3);
}
