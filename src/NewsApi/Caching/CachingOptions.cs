using System.ComponentModel.DataAnnotations;

namespace NewsApi.Caching;

/// <summary>Settings under <c>NewsApi:Caching</c>.</summary>
internal sealed class CachingOptions
{
    public const string Section = "NewsApi:Caching";

    /// <summary>Memory for ready answers, in megabytes; 0 makes every answer anew.</summary>
    [Range(0, 1_000_000)]
    public int Megabytes { get; set; } = 256;

    /// <summary>How old numbers may be that move all the time, such as views, in an answer that is kept.</summary>
    [Range(1, 86_400)]
    public int NumbersSeconds { get; set; } = 300;

    public long Bytes => Megabytes * 1_000_000L;
}
