using System.ComponentModel.DataAnnotations;

namespace NewsApi.Changes;

/// <summary>Settings under <c>NewsApi:Changes</c>.</summary>
internal sealed class ChangeFeedOptions
{
    public const string Section = "NewsApi:Changes";

    /// <summary>Milliseconds between two reads of the change log.</summary>
    [Range(10, 10_000)]
    public int PollMilliseconds { get; set; } = 100;

    /// <summary>If the last read is older than this, a request reads the log itself before it is answered from memory.</summary>
    public TimeSpan MaxAge => TimeSpan.FromMilliseconds(PollMilliseconds * 3);
}
