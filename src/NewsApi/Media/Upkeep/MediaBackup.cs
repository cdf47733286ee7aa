using NewsApi.Data.Statements;
using NewsApi.Media.Files;

namespace NewsApi.Media.Upkeep;

/// <summary>
/// Copies the originals that a copy of the database names, and checks each against its hash. Files that are in the folder already stay, so
/// one folder can be used for many backups.
/// </summary>
internal sealed class MediaBackup(IDatabaseBackup databases, IMediaStore store)
{
    /// <param name="database">The copy of the database.</param>
    /// <param name="folder">The folder to write to; created if it is missing and there is something to copy.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<CopiedOriginals> Copy(string database, string folder, CancellationToken ct)
    {
        var (present, copied, bytes, missing) = (0, 0, 0L, new List<string>());
        var args = new { After = 0L, Take = OriginalRow.PageSize };
        while (databases.Read<OriginalRow>(database, OriginalRow.ListSql, args) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var target = Path.Combine(folder, MediaNames.Original(row.Hash));
                if (new FileInfo(target) is { Exists: true } there && there.Length == row.Bytes)
                {
                    present++;
                }
                else if (await Copy(row, target, ct))
                {
                    copied++;
                    bytes += row.Bytes;
                }
                else if (!row.MayBeGone)
                {
                    missing.Add($"file {row.Id} has no original, or a damaged one");
                }
            }

            args = args with { After = rows[^1].Id };
        }

        return new CopiedOriginals(present, copied, bytes, missing);
    }

    private async Task<bool> Copy(OriginalRow row, string target, CancellationToken ct)
    {
        if (await store.Fetch(MediaNames.Original(row.Hash), ct) is not { } path)
            return false;
        await using var original = File.OpenRead(path);
        using var copy = await IncomingFile.Receive(Path.GetDirectoryName(target)!, original, long.MaxValue, ct);
        if (copy.Hash != row.Hash)
            return false;
        File.Move(copy.Path, target, overwrite: true);
        return true;
    }
}

/// <summary>What a backup of originals did.</summary>
/// <param name="Present">Originals that were in the folder already.</param>
/// <param name="Copied">Originals that were copied.</param>
/// <param name="Bytes">Bytes that were copied.</param>
/// <param name="Missing">A sentence for each row whose original is missing or damaged.</param>
internal sealed record CopiedOriginals(int Present, int Copied, long Bytes, IReadOnlyList<string> Missing);
