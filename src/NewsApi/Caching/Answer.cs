using System.Buffers.Text;
using System.IO.Hashing;
using Microsoft.Net.Http.Headers;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// A public answer: its bytes, its validators (ETag, Last-Modified) and its dependencies. A compressed form is made at the first request
/// for it and stays with the answer.
/// </summary>
internal sealed class Answer
{
    // Below this size, compression saves fewer bytes than its headers add.
    private const int LeastToCompress = 1_000;

    // Estimated bytes of the objects, the header texts and the cache entry.
    private const int Overhead = 1_200;

    private const int TagBytes = 12;

    private readonly Lock _gate = new();
    private readonly byte[] _plain;
    private byte[]? _gzip;
    private byte[]? _brotli;
    private long _goodAt = -1;

    public Answer(byte[] body, string contentType)
    {
        (_plain, ContentType) = (body, contentType);
        // The hash needs no cryptographic strength, only rare collisions.
        Span<byte> hash = stackalloc byte[sizeof(ulong) * 2];
        XxHash128.Hash(body, hash);
        Tag = Base64Url.EncodeToString(hash[..TagBytes]);
        (ETag, GzipETag, BrotliETag) = ($"\"{Tag}\"", $"\"{Tag}-gz\"", $"\"{Tag}-br\"");
    }

    public string ContentType { get; }

    public string? ContentLanguage { get; init; }

    public string? Link { get; init; }

    /// <summary>The headers that say what the content may be used for; see <see cref="AnswerBuffering"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> UsageHeaders { get; init; } = [];

    /// <summary>The Content-Security-Policy of an HTML page; null for other answers.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>The Cache-Control header where it differs from the default.</summary>
    public string? CacheControl { get; init; }

    public required string Vary { get; init; }

    /// <summary>The names of the answer's dependencies, for caches in front of this server; null if the answer has none.</summary>
    public string? SurrogateKey { get; init; }

    /// <summary>The keys of the answer's dependencies; empty if the answer must not be cached.</summary>
    public required ulong[] DependsOn { get; init; }

    /// <summary>This node had seen every change up to this number before it read the database for the answer.</summary>
    public required long Seq { get; init; }

    /// <summary>
    /// When numbers in the answer become too old, as a <see cref="TimeProvider.GetTimestamp"/>; null if it shows no such numbers.
    /// </summary>
    public long? GoodUntil { get; init; }

    /// <summary>
    /// The time of the last change of a dependency. Null until that second is over: the header has whole seconds, so it could not show
    /// another change in the same second.
    /// </summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary><see cref="LastModified"/> in the format of the header.</summary>
    public string? LastModifiedText => field ??= LastModified is { } changed ? HeaderUtilities.FormatDate(changed) : null;

    /// <summary>Whether the answer may be cached and sent to other readers.</summary>
    public bool CanBeKept => DependsOn.Length > 0;

    /// <summary>Its estimated size in memory, in bytes.</summary>
    public long Size => Overhead + _plain.Length + (_gzip?.Length ?? 0) + (_brotli?.Length ?? 0)
        + (2L * ((SurrogateKey?.Length ?? 0) + (Link?.Length ?? 0))) + (sizeof(ulong) * DependsOn.Length);

    private string Tag { get; }

    private string ETag { get; }

    private string GzipETag { get; }

    private string BrotliETag { get; }

    /// <summary>The value of <see cref="Freshness.Version"/> at which the answer was last found fresh.</summary>
    public long GoodAt
    {
        get => Volatile.Read(ref _goodAt);
        set => Volatile.Write(ref _goodAt, value);
    }

    /// <summary>The coding to send to a client that prefers <paramref name="preferred"/>.</summary>
    public ContentCoding CodingFor(ContentCoding preferred) => _plain.Length < LeastToCompress ? ContentCoding.Identity : preferred;

    public string ETagOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => BrotliETag,
        ContentCoding.Gzip => GzipETag,
        _ => ETag,
    };

    /// <summary>The bytes in a coding.</summary>
    /// <param name="coding">The result of <see cref="CodingFor"/>.</param>
    /// <param name="kept">Whether this answer is cached, so that better compression is worth its cost.</param>
    /// <param name="hasGrown">Whether this call made a compressed form, so that the answer needs more memory.</param>
    public byte[] Bytes(ContentCoding coding, bool kept, out bool hasGrown)
    {
        hasGrown = false;
        if (coding == ContentCoding.Identity)
            return _plain;
        ref var form = ref coding == ContentCoding.Brotli ? ref _brotli : ref _gzip;
        if (Volatile.Read(ref form) is { } ready)
            return ready;
        lock (_gate)
        {
            hasGrown = form is null;
            return form ??= ContentCodings.Encode(_plain, coding, kept);
        }
    }
}
