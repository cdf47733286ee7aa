using System.ComponentModel.DataAnnotations;

namespace NewsApi.Caching;

/// <summary>Settings under <c>NewsApi:Caching</c>.</summary>
internal sealed class CachingOptions
{
    public const string Section = "NewsApi:Caching";

    /// <summary>Memory for ready answers, in megabytes; 0 makes every answer anew.</summary>
    [Range(0, 1_000_000)]
    public int Megabytes { get; set; } = 256;

    public long Bytes => Megabytes * 1_000_000L;
}
