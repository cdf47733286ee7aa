namespace NewsApi.Media.Images;

/// <summary>Detects a C2PA manifest in a file. The manifest is neither checked nor changed.</summary>
internal static class ContentCredentials
{
    private const int MostBytes = 16 * 1024 * 1024;

    // The start of a JUMBF description box with a type that begins with "c2pa". It is the same in all file formats.
    private static ReadOnlySpan<byte> Mark => "jumdc2pa"u8;

    public static async Task<bool> AreIn(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var buffer = new byte[1 << 16];
        var kept = 0;
        for (var total = 0; total < MostBytes;)
        {
            var count = await file.ReadAsync(buffer.AsMemory(kept), ct);
            if (count == 0)
                return false;
            total += count;
            var filled = kept + count;
            if (buffer.AsSpan(0, filled).IndexOf(Mark) >= 0)
                return true;
            kept = Math.Min(filled, Mark.Length - 1);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
