using System.Security.Cryptography;
using NewsApi.Http.Problems;

namespace NewsApi.Media.Files;

/// <summary>A received file in a temporary place, until a store moves it away. Disposing deletes the file if it is still there.</summary>
/// <param name="Path">The local file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Hash">SHA-256, as 64 lower-case hexadecimal digits.</param>
internal sealed record IncomingFile(string Path, long Length, string Hash) : IDisposable
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Writes a stream to a new file in a folder, piece by piece.</summary>
    /// <param name="folder">The folder; created if it is missing.</param>
    /// <param name="from">The received bytes.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="ProblemException">There are more bytes than <paramref name="most"/>; no file is left.</exception>
    /// <exception cref="StorageException">The disk is full or can't be written; no file is left.</exception>
    public static async Task<IncomingFile> Receive(string folder, Stream from, long most, CancellationToken ct)
    {
        var path = System.IO.Path.Combine(folder, $"{Guid.NewGuid():n}");
        // This tells failures of the sender from failures of the disk.
        var isReading = false;
        try
        {
            Directory.CreateDirectory(folder);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            await using (var file = new FileStream(
                path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
            {
                var buffer = new byte[BufferBytes];
                while (true)
                {
                    isReading = true;
                    var count = await from.ReadAsync(buffer, ct);
                    isReading = false;
                    if (count == 0)
                        break;
                    if ((length += count) > most)
                        throw new ProblemException(Problem.BodyTooLarge(most));
                    hash.AppendData(buffer.AsSpan(0, count));
                    await file.WriteAsync(buffer.AsMemory(0, count), ct);
                }
            }

            return new IncomingFile(path, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (Exception e)
        {
            Remove(path);
            if (!isReading && StorageException.IsFault(e))
                throw new StorageException(e);
            throw;
        }
    }

    public void Dispose() => Remove(Path);

    // If the file can't be deleted now, the sweep deletes it later.
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (StorageException.IsFault(e))
        {
        }
    }
}
