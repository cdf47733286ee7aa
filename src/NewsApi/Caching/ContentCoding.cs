using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsApi.Caching;

/// <summary>A content coding (RFC 9110, 8.4) that answers are sent in.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}

internal static class ContentCodings
{
    // Clients send only a few dozen different headers. When the cache is full, new headers are parsed each time.
    private const int CacheCapacity = 500;

    private const int GzipLevel = 6, BrotliQuality = 5, Fast = 1, BrotliWindow = 18;

    private static readonly ConcurrentDictionary<string, ContentCoding> Chosen = new(StringComparer.Ordinal);

    // If several codings have the same weight, the first one is used, because it gives the smallest result.
    private static readonly (ContentCoding Coding, string Name)[] Offered =
        [(ContentCoding.Brotli, "br"), (ContentCoding.Gzip, "gzip"), (ContentCoding.Identity, "identity")];

    public static string Name(this ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        _ => "identity",
    };

    /// <summary>The coding that the client prefers; identity if the client accepts neither Brotli nor gzip.</summary>
    public static ContentCoding Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0)
            return ContentCoding.Identity;
        var header = acceptEncoding.ToString();
        if (Chosen.TryGetValue(header, out var cached))
            return cached;
        var chosen = Read(header);
        if (Chosen.Count < CacheCapacity)
            Chosen[header] = chosen;
        return chosen;
    }

    /// <param name="bytes">The bytes to compress.</param>
    /// <param name="coding">Gzip or Brotli.</param>
    /// <param name="kept">Whether the result is cached, so that better compression is worth its cost.</param>
    public static byte[] Encode(byte[] bytes, ContentCoding coding, bool kept)
    {
        if (coding == ContentCoding.Brotli)
        {
            var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
            BrotliEncoder.TryCompress(bytes, buffer, out var length, kept ? BrotliQuality : Fast, BrotliWindow);
            return buffer.AsSpan(0, length).ToArray();
        }

        using var output = new MemoryStream();
        var options = new ZLibCompressionOptions { CompressionLevel = kept ? GzipLevel : Fast };
        using (var gzip = new GZipStream(output, options, leaveOpen: true))
            gzip.Write(bytes);
        return output.ToArray();
    }

    private static ContentCoding Read(string header)
    {
        if (!StringWithQualityHeaderValue.TryParseList([header], out var wanted))
            return ContentCoding.Identity;
        var best = (Coding: ContentCoding.Identity, Weight: 0.0);
        foreach (var (coding, name) in Offered)
            if (Weight(wanted, coding, name) is var weight && weight > best.Weight)
                best = (coding, weight);
        return best.Coding;
    }

    private static double Weight(IList<StringWithQualityHeaderValue> wanted, ContentCoding coding, string name)
    {
        double? any = null;
        foreach (var one in wanted)
            if (one.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return one.Quality ?? 1;
            else if (one.Value == "*")
                any = one.Quality ?? 1;
        // If the header does not mention identity, identity is acceptable, but any other accepted coding is preferred.
        return any ?? (coding == ContentCoding.Identity ? double.Epsilon : 0);
    }
}
