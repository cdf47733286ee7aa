using System.Buffers.Binary;

namespace NewsApi.Media.Images;

/// <summary>
/// Reads the duration of video and audio: MP4, MOV, M4A and WAV. It reads only the header with the duration. Libraries that read whole
/// files also parse the metadata, and overflow the stack if an attacker nests it deeply.
/// </summary>
internal static class MediaDuration
{
    private const int MostBoxes = 1_000;

    /// <returns>Milliseconds; null where it is not known.</returns>
    public static long? Of(string path, FileFormat form)
    {
        using var file = File.OpenRead(path);
        return form == FileFormat.Wav ? OfWav(file)
            : form == FileFormat.Mp4 || form == FileFormat.QuickTime || form == FileFormat.M4a ? OfMovie(file)
            : null;
    }

    // ISO/IEC 14496-12: the box "moov" holds "mvhd", which has a time scale and a duration.
    private static long? OfMovie(FileStream file)
    {
        var (at, end) = (0L, file.Length);
        Span<byte> head = stackalloc byte[16];
        Span<byte> movie = stackalloc byte[32];
        for (var boxes = 0; boxes < MostBoxes && at + 8 <= end; boxes++)
        {
            file.Position = at;
            if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8)
                return null;
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var headLength = length == 1 ? 16 : 8;
            if (length == 1)
                length = (long)BinaryPrimitives.ReadUInt64BigEndian(head[8..]);
            if (length == 0)
                length = end - at;
            if (length < headLength || length > end - at)
                return null;
            if (head[4..8].SequenceEqual("moov"u8))
            {
                (at, end) = (at + headLength, at + length);
                continue;
            }

            if (head[4..8].SequenceEqual("mvhd"u8))
            {
                file.Position = at + headLength;
                return file.ReadAtLeast(movie, 32, throwOnEndOfStream: false) < 32 ? null : Duration(movie);
            }

            at += length;
        }

        return null;
    }

    private static long? Duration(ReadOnlySpan<byte> movie)
    {
        var isLong = movie[0] == 1;
        var scale = BinaryPrimitives.ReadUInt32BigEndian(movie[(isLong ? 20 : 12)..]);
        var units = isLong ? BinaryPrimitives.ReadUInt64BigEndian(movie[24..]) : BinaryPrimitives.ReadUInt32BigEndian(movie[16..]);
        return scale == 0 || units > long.MaxValue / 1_000 ? null : (long)(units * 1_000 / scale);
    }

    private static long? OfWav(FileStream file)
    {
        Span<byte> head = stackalloc byte[32];
        return file.ReadAtLeast(head, 32, throwOnEndOfStream: false) == 32
            && BinaryPrimitives.ReadUInt32LittleEndian(head[28..]) is > 0 and var rate
            ? file.Length * 1_000 / rate
            : null;
    }
}
