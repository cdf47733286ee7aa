using System.Buffers.Text;
using System.IO.Hashing;
using Microsoft.Net.Http.Headers;
using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// A public answer as it goes out: its bytes, its validators, and what it depends on. Compressed forms are made when somebody
/// first wants them, and then kept with it.
/// </summary>
internal sealed class Answer
{
    // Below this the headers of a compressed answer weigh more than what it saves.
    private const int LeastToCompress = 1_000;

    // Objects, header texts and the cache's own entry.
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
        // Not for secrets: what matters is that two answers hardly ever have the same one.
        Span<byte> hash = stackalloc byte[sizeof(ulong) * 2];
        XxHash128.Hash(body, hash);
        Tag = Base64Url.EncodeToString(hash[..TagBytes]);
        (ETag, GzipETag, BrotliETag) = ($"\"{Tag}\"", $"\"{Tag}-gz\"", $"\"{Tag}-br\"");
    }

    public string ContentType { get; }

    public string? ContentLanguage { get; init; }

    public string? Link { get; init; }

    /// <summary>What a page may load and do; null where the answer is none.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>For how long caches may keep it, where that is not what is usual.</summary>
    public string? CacheControl { get; init; }

    public required string Vary { get; init; }

    /// <summary>Names of all that it depends on, for caches in front; null where it is not to be kept.</summary>
    public string? SurrogateKey { get; init; }

    /// <summary>Keys of all that it depends on.</summary>
    public required ulong[] DependsOn { get; init; }

    /// <summary>Every change up to this number was known before the database was read for it.</summary>
    public required long Seq { get; init; }

    /// <summary>When the numbers in it become too old, on the clock of <see cref="TimeProvider.GetTimestamp"/>; null without any.</summary>
    public long? GoodUntil { get; init; }

    /// <summary>
    /// When something that it depends on last changed; null within that second, since the header can't tell two changes in it apart.
    /// </summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The same as a header says it.</summary>
    public string? LastModifiedText => field ??= LastModified is { } changed ? HeaderUtilities.FormatDate(changed) : null;

    /// <summary>Whether it may be given to others who ask the same.</summary>
    public bool CanBeKept => DependsOn.Length > 0;

    /// <summary>Bytes that it takes up, as near as one can tell.</summary>
    public long Size => Overhead + _plain.Length + (_gzip?.Length ?? 0) + (_brotli?.Length ?? 0)
        + (2L * ((SurrogateKey?.Length ?? 0) + (Link?.Length ?? 0))) + (sizeof(ulong) * DependsOn.Length);

    private string Tag { get; }

    private string ETag { get; }

    private string GzipETag { get; }

    private string BrotliETag { get; }

    /// <summary>The value of <see cref="Freshness.Version"/> at which it was last found good.</summary>
    public long GoodAt
    {
        get => Volatile.Read(ref _goodAt);
        set => Volatile.Write(ref _goodAt, value);
    }

    /// <summary>The coding in which it goes to a client who likes <paramref name="liked"/> best.</summary>
    public ContentCoding CodingFor(ContentCoding liked) => _plain.Length < LeastToCompress ? ContentCoding.Identity : liked;

    public string ETagOf(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => BrotliETag,
        ContentCoding.Gzip => GzipETag,
        _ => ETag,
    };

    /// <summary>The bytes in a coding.</summary>
    /// <param name="coding">As <see cref="CodingFor"/> chose it.</param>
    /// <param name="kept">Whether this answer is kept, so that better compression pays.</param>
    /// <param name="grew">Whether it takes up more room than before.</param>
    public byte[] Bytes(ContentCoding coding, bool kept, out bool grew)
    {
        grew = false;
        if (coding == ContentCoding.Identity)
            return _plain;
        ref var form = ref coding == ContentCoding.Brotli ? ref _brotli : ref _gzip;
        if (Volatile.Read(ref form) is { } ready)
            return ready;
        lock (_gate)
        {
            grew = form is null;
            return form ??= ContentCodings.Encode(_plain, coding, kept);
        }
    }
}
