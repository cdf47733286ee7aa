using System.Collections.Frozen;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using NewsApi.Caching;

namespace NewsApi.NewsReader;

/// <summary>The files of <c>src/NewsReader</c>. They are embedded in the program, and each is served in all content codings.</summary>
internal sealed class ReaderFiles
{
    /// <summary>The start of the path of every file. The rest of the path is <see cref="Version"/> and the name of the file.</summary>
    public const string Folder = "/reader/files";

    private const string Prefix = "NewsReader/";

    private readonly FrozenDictionary<string, ReaderFile> _files;

    public ReaderFiles()
    {
        var assembly = typeof(ReaderFiles).Assembly;
        var hash = new XxHash64();
        var files = new Dictionary<string, ReaderFile>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                     .Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            hash.Append(Encoding.UTF8.GetBytes(name));
            hash.Append(bytes);
            files[name[Prefix.Length..].Replace('\\', '/')] = new ReaderFile(bytes, TypeOf(name));
        }

        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
        Version = Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>A hash of all files. It is part of the addresses of the files, so browsers may cache the files for a year.</summary>
    public string Version { get; }

    public ReaderFile? Find(string name) => _files.GetValueOrDefault(name);

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
}

/// <summary>An embedded file, with its compressed forms.</summary>
internal sealed class ReaderFile(byte[] bytes, string contentType)
{
    private readonly Lazy<byte[]> _gzip = new(() => Compress(bytes, output => new GZipStream(output, CompressionLevel.SmallestSize)));
    private readonly Lazy<byte[]> _brotli = new(() => Compress(bytes, output => new BrotliStream(output, CompressionLevel.SmallestSize)));

    public string ContentType => contentType;

    public string Text => Encoding.UTF8.GetString(bytes);

    public string ETag { get; } = $"\"{XxHash64.HashToUInt64(bytes):x16}\"";

    public byte[] In(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => _brotli.Value,
        ContentCoding.Gzip => _gzip.Value,
        _ => bytes,
    };

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> coding)
    {
        using var output = new MemoryStream();
        using (var compressed = coding(output))
            compressed.Write(bytes);
        return output.ToArray();
    }
}
