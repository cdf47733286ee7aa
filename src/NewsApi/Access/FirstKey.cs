using Microsoft.Extensions.Options;
using NewsApi.Data;

namespace NewsApi.Access;

/// <summary>On a start with no key at all: makes an admin key, prints it once, and leaves it in a file only the owner can read.</summary>
internal sealed class FirstKey(ApiKeyRepository keys, IOptions<DataOptions> data)
{
    public const string FileName = "admin-key.txt";

    public string File => Path.Combine(Path.GetFullPath(data.Value.Folder), FileName);

    /// <returns>The new key, or null when keys exist.</returns>
    public async Task<string?> Make(CancellationToken ct)
    {
        var key = await keys.AddFirst("First admin key", ct);
        if (key is not null)
            await Keep(key, ct);
        return key;
    }

    private async Task Keep(string key, CancellationToken ct)
    {
        DataFolder.Make(Path.GetDirectoryName(File)!);
        // The mode applies only while the file is made, so an old one goes first.
        System.IO.File.Delete(File);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(File, options);
        await using var writer = new StreamWriter(stream);
        await writer.WriteLineAsync(key.AsMemory(), ct);
    }
}
