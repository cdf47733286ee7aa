using System.Text;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;

namespace NewsApi.Media.Images;

/// <summary>Recognises the format of a file by its first bytes, never by its name or a header.</summary>
internal static class FileSignature
{
    /// <summary>How many bytes at the start of a file are examined.</summary>
    public const int Bytes = 4_096;

    private const string Taken = "JPEG, PNG, WebP, AVIF, GIF, TIFF, MP3, M4A, Ogg, WAV, FLAC, MP4, MOV, WebM or PDF";

    /// <returns>The format, or the problem that says why the file is refused.</returns>
    public static Outcome<FileFormat> Read(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return new Problem(StatusCodes.Status422UnprocessableEntity, "empty_file", "The file is empty.");
        if (Form(head) is { } form)
            return form;
        if (IsHeif(head))
            return Refused(
                "HEIC is not accepted: save the picture as JPEG or AVIF. For JPEG pictures from an iPhone, choose Settings, Camera, "
                + "Formats, Most Compatible.");
        return IsSvg(head)
            ? Refused("SVG is not accepted, because it can contain scripts: export the drawing as PNG or WebP.")
            : Refused($"This file format is not accepted. Send {Taken}.");
    }

    private static FileFormat? Form(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileFormat.Jpeg
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? FileFormat.Png
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? FileFormat.Gif
        : head.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || head.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A])
            ? FileFormat.Tiff
        : head.StartsWith("RIFF"u8) ? At(head, 8, "WEBP"u8) ? FileFormat.Webp : At(head, 8, "WAVE"u8) ? FileFormat.Wav : null
        : head.StartsWith("%PDF-"u8) ? FileFormat.Pdf
        : head.StartsWith("fLaC"u8) ? FileFormat.Flac
        : head.StartsWith("OggS"u8) ? FileFormat.Ogg
        : head.StartsWith("ID3"u8) || head.Length > 1 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 ? FileFormat.Mp3
        : head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? head.IndexOf("webm"u8) > 0 ? FileFormat.Webm : null
        : At(head, 4, "ftyp"u8) ? OfBrands(head)
        : null;

    // ISO/IEC 14496-12: the major brand, its version, and brands that the file is compatible with.
    private static FileFormat? OfBrands(ReadOnlySpan<byte> head) =>
        HasBrand(head, "avif"u8) || HasBrand(head, "avis"u8) ? FileFormat.Avif
        : IsHeif(head) ? null
        : At(head, 8, "M4A "u8) || At(head, 8, "M4B "u8) ? FileFormat.M4a
        : At(head, 8, "qt  "u8) ? FileFormat.QuickTime
        : HasBrand(head, "isom"u8) || HasBrand(head, "mp41"u8) || HasBrand(head, "mp42"u8) || HasBrand(head, "iso5"u8)
            || HasBrand(head, "iso6"u8) || HasBrand(head, "avc1"u8) || At(head, 8, "M4V "u8) || At(head, 8, "dash"u8) ? FileFormat.Mp4
        : null;

    private static bool IsHeif(ReadOnlySpan<byte> head) =>
        At(head, 4, "ftyp"u8) && (HasBrand(head, "heic"u8) || HasBrand(head, "heix"u8) || HasBrand(head, "hevc"u8)
            || HasBrand(head, "heim"u8) || HasBrand(head, "mif1"u8) || HasBrand(head, "msf1"u8));

    private static bool HasBrand(ReadOnlySpan<byte> head, ReadOnlySpan<byte> brand)
    {
        var end = (int)Math.Min(head.Length, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head));
        for (var at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
            if (head.Slice(at, 4).SequenceEqual(brand))
                return true;
        return false;
    }

    private static bool IsSvg(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<svg", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    private static bool At(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> wanted) =>
        head.Length >= offset + wanted.Length && head.Slice(offset, wanted.Length).SequenceEqual(wanted);

    private static Problem Refused(string detail) => new(StatusCodes.Status422UnprocessableEntity, "unsupported_file", detail);
}
