using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NewsApi.Counting.Visitors;

/// <summary>
/// The view key: an article's answer contains it, and events of this article must send it. It proves that the sender has fetched the
/// article recently. A key is valid in the week in which it was made and in the next week.
/// </summary>
internal sealed class ViewKeys(Secrets secrets, TimeProvider time)
{
    private const int MacBytes = 12;

    // Many events send the same key, so keys that were made are remembered.
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<(long Article, long Week), string> _made = [];
    private volatile byte[]? _secret;
    private int _count;

    /// <summary>To be called once, before the first answer.</summary>
    public async ValueTask Prepare(CancellationToken ct) => _secret ??= await secrets.Get("view-key", ct);

    public string Of(long articleId) => Make(articleId, Week());

    public bool IsGood(long articleId, string key)
    {
        var week = Week();
        return IsSame(key, Known(articleId, week)) || IsSame(key, Known(articleId, week - 1));
    }

    private string Known(long articleId, long week)
    {
        if (_made.TryGetValue((articleId, week), out var known))
            return known;
        if (Interlocked.Increment(ref _count) > MostRemembered)
        {
            _made.Clear();
            _count = 1;
        }

        return _made[(articleId, week)] = Make(articleId, week);
    }

    private static bool IsSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(left.AsSpan()), MemoryMarshal.AsBytes(right.AsSpan()));

    private string Make(long articleId, long week)
    {
        Span<byte> text = stackalloc byte[sizeof(long) * 2];
        BinaryPrimitives.WriteInt64LittleEndian(text, articleId);
        BinaryPrimitives.WriteInt64LittleEndian(text[sizeof(long)..], week);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret ?? throw new InvalidOperationException("View keys were not prepared."), text, mac);
        return Base64Url.EncodeToString(mac[..MacBytes]);
    }

    private long Week() => time.GetUtcNow().ToUnixTimeSeconds() / (7 * 24 * 3_600);
}
