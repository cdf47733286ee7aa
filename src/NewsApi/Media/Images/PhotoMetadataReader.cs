using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.IO;
using NetVips;

namespace NewsApi.Media.Images;

/// <summary>
/// Reads XMP, IPTC and EXIF of a picture. If several have the same value, XMP comes first, then IPTC, then EXIF. Metadata that can't be
/// read is ignored: it is no reason to refuse a picture.
/// </summary>
internal static class PhotoMetadataReader
{
    private const int LongestBlock = 4_000_000;

    /// <param name="path">The file.</param>
    public static PhotoMetadata Read(string path)
    {
        Vips.Start();
        try
        {
            using var header = Image.NewFromFile(path, access: Enums.Access.Sequential);
            return XmpMetadata.Read(Block(header, "xmp-data"))
                .Over(OfIptc(Block(header, "iptc-data")))
                .Over(OfExif(header));
        }
        catch (VipsException)
        {
            return PhotoMetadata.None;
        }
    }

    private static byte[]? Block(Image header, string name) =>
        header.Contains(name) && header.Get(name) is byte[] { Length: > 0 and <= LongestBlock } block ? block : null;

    private static PhotoMetadata OfIptc(byte[]? block)
    {
        if (block is null)
            return PhotoMetadata.None;
        try
        {
            var start = Math.Max(0, block.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x1C]));
            var directory = new IptcReader().Extract(new SequentialByteArrayReader(block[start..]), block.Length - start);
            return new PhotoMetadata
            {
                Credit = Text(directory, IptcDirectory.TagCredit),
                Caption = Text(directory, IptcDirectory.TagCaption),
                Creator = Text(directory, IptcDirectory.TagByLine),
                Rights = Text(directory, IptcDirectory.TagCopyrightNotice),
                Source = Text(directory, IptcDirectory.TagSource),
                TakenAt = directory.GetDateCreated(),
            };
        }
        catch (Exception e) when (IsBadData(e))
        {
            return PhotoMetadata.None;
        }
    }

    // libvips gives the needed values as text. A reader of the whole block would also parse the XMP in it, with any depth of nesting.
    private static PhotoMetadata OfExif(Image header) => new()
    {
        Caption = ExifText(header, "exif-ifd0-ImageDescription"),
        Creator = ExifText(header, "exif-ifd0-Artist"),
        Rights = ExifText(header, "exif-ifd0-Copyright"),
        TakenAt = DateTimeOffset.TryParseExact(
            ExifText(header, "exif-ifd2-DateTimeOriginal"), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null,
    };

    // libvips gives a text such as "value (value, ASCII, 6 components, 6 bytes)".
    private static string? ExifText(Image header, string name)
    {
        if (!header.Contains(name) || header.Get(name) is not string shown)
            return null;
        var type = shown.LastIndexOf(", ASCII, ", StringComparison.Ordinal);
        return type < 3 ? null : Clean(shown[..((type - 2) / 2)]);
    }

    private static string? Text(MetadataExtractor.Directory? directory, int tag) => Clean(directory?.GetString(tag));

    /// <summary>A text without control characters and white space around it; null where nothing is left.</summary>
    internal static string? Clean(string? text) =>
        text is null ? null
        : new string([.. text.Where(letter => !char.IsControl(letter) || letter == '\n')]).Trim() is { Length: > 0 } clean ? clean : null;

    // On bad data, the metadata libraries throw many different exceptions.
    private static bool IsBadData(Exception e) =>
        e is ImageProcessingException or IOException or ArgumentException or FormatException or OverflowException
            or InvalidOperationException or IndexOutOfRangeException or MetadataException;
}
