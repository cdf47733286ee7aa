using Microsoft.Extensions.Options;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Access;

/// <summary>Makes the first admin key at the first start, and writes it to a file that only its owner can read.</summary>
internal sealed class FirstKey(ApiKeyRepository keys, IOptions<DataOptions> data)
{
    public const string FileName = "admin-key.txt";

    public string File => Path.Combine(Path.GetFullPath(data.Value.Folder), FileName);

    /// <returns>The new key, or null when an admin key exists or ever existed.</returns>
    public async Task<string?> Make(CancellationToken ct)
    {
        if (await keys.AnyAdmin(ct))
            return null;
        var (stored, key) = keys.Make("First admin key", Role.Admin, expiresAt: null, createdBy: "start");
        // The file is written before the row: if a crash left the row alone, nobody would have an admin key.
        DataFolder.Make(Path.GetDirectoryName(File)!);
        var draft = $"{File}.{stored.Prefix}";
        await Write(draft, key, ct);
        if (!await keys.AddFirst(stored, ct))
        {
            System.IO.File.Delete(draft);
            return null;
        }

        System.IO.File.Move(draft, File, overwrite: true);
        return key;
    }

    private static async Task Write(string file, string key, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, options);
        await using var writer = new StreamWriter(stream);
        await writer.WriteLineAsync(key.AsMemory(), ct);
    }
}
