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
    // Browsers and programs send a few dozen different headers; what comes beyond that is read anew each time.
    private const int MostRemembered = 500;

    private const int GzipLevel = 6, BrotliQuality = 5, Fast = 1, BrotliWindow = 18;

    private static readonly ConcurrentDictionary<string, ContentCoding> Chosen = new(StringComparer.Ordinal);

    // Brotli first: among equals the smallest wins.
    private static readonly (ContentCoding Coding, string Name)[] Offered =
        [(ContentCoding.Brotli, "br"), (ContentCoding.Gzip, "gzip"), (ContentCoding.Identity, "identity")];

    public static string Name(this ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        _ => "identity",
    };

    /// <summary>The coding that the client likes best; identity where it likes nothing that there is.</summary>
    public static ContentCoding Choose(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0)
            return ContentCoding.Identity;
        var header = acceptEncoding.ToString();
        if (Chosen.TryGetValue(header, out var known))
            return known;
        var chosen = Read(header);
        if (Chosen.Count < MostRemembered)
            Chosen[header] = chosen;
        return chosen;
    }

    /// <param name="bytes">What to compress.</param>
    /// <param name="coding">Gzip or Brotli.</param>
    /// <param name="kept">Whether the result is sent many times and may cost more to make.</param>
    public static byte[] Encode(byte[] bytes, ContentCoding coding, bool kept)
    {
        if (coding == ContentCoding.Brotli)
        {
            var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
            BrotliEncoder.TryCompress(bytes, buffer, out var length, kept ? BrotliQuality : Fast, BrotliWindow);
            return buffer.AsSpan(0, length).ToArray();
        }

        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, new ZLibCompressionOptions { CompressionLevel = kept ? GzipLevel : Fast }, leaveOpen: true))
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
        // Not named, identity is acceptable but nobody's wish.
        return any ?? (coding == ContentCoding.Identity ? double.Epsilon : 0);
    }
}
