using System.ComponentModel.DataAnnotations;

namespace NewsApi.Caching;

/// <summary>Settings under <c>NewsApi:Caching</c>.</summary>
internal sealed class CachingOptions
{
    public const string Section = "NewsApi:Caching";

    /// <summary>Memory for cached answers, in megabytes; 0 switches the cache off.</summary>
    [Range(0, 1_000_000)]
    public int Megabytes { get; set; } = 256;

    /// <summary>How many seconds old the numbers in a cached answer, such as views, may be.</summary>
    [Range(1, 86_400)]
    public int NumbersSeconds { get; set; } = 300;

    public long Bytes => Megabytes * 1_000_000L;
}
