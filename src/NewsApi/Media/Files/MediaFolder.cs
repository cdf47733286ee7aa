using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NewsApi.Data.Statements;

namespace NewsApi.Media.Files;

/// <summary>Keeps files in a folder of this machine, or of a disk that all nodes share.</summary>
internal sealed class MediaFolder : IMediaStore
{
    private readonly string _root;

    public MediaFolder(IOptions<MediaOptions> options, IOptions<DataOptions> data) =>
        _root = RootOf(options.Value, data.Value);

    public static string RootOf(MediaOptions options, DataOptions data) =>
        Path.GetFullPath(options.Folder is { Length: > 0 } folder ? folder : Path.Combine(data.Folder, "media"));

    // The rename is atomic where both names are on one disk, so the file is copied onto the disk first where they are not.
    public async Task Put(string name, string path, string type, CancellationToken ct)
    {
        var target = PathOf(name);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var near = Path.Combine(folder, $".{Guid.NewGuid():n}");
        try
        {
            File.Move(path, near);
            await using (var file = new FileStream(near, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            File.Move(near, target, overwrite: true);
            FolderSync.Flush(folder);
        }
        catch
        {
            File.Delete(near);
            throw;
        }
    }

    public Task<StoredFile?> Find(string name, CancellationToken ct)
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult(file.Exists ? Stored(name, file) : null);
    }

    public Task<string?> Fetch(string name, CancellationToken ct)
    {
        var path = PathOf(name);
        return Task.FromResult(File.Exists(path) ? path : null);
    }

    public Task Delete(string name, CancellationToken ct)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (DirectoryNotFoundException)
        {
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredFile> List(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        var folder = new DirectoryInfo(PathOf(prefix));
        if (!folder.Exists)
            yield break;
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            yield return Stored(Path.GetRelativePath(_root, file.FullName).Replace('\\', '/'), file);
            await Task.CompletedTask;
        }
    }

    private static StoredFile Stored(string name, FileInfo file) => new(name, file.Length, file.LastWriteTimeUtc);

    private string PathOf(string name) => Path.Combine(_root, name);
}
