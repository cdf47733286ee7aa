using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;

namespace NewsApi.Media.Files;

/// <summary>Keeps files in a folder of this machine, or of a disk that all nodes share.</summary>
internal sealed class MediaFolder(IOptions<MediaOptions> options, IOptions<DataOptions> data, TimeProvider time) : IMediaStore
{
    private const int MostTries = 5;

    private static readonly TimeSpan BetweenMarks = TimeSpan.FromDays(1);

    private readonly string _root = RootOf(options.Value, data.Value);

    public static string RootOf(MediaOptions options, DataOptions data) =>
        Path.GetFullPath(options.Folder is { Length: > 0 } folder ? folder : Path.Combine(data.Folder, "media"));

    // A rename is atomic only within one disk. So the file is first moved to a temporary name in the target folder.
    public async Task Put(string name, string path, string type, CancellationToken ct)
    {
        var target = PathOf(name);
        var folder = Path.GetDirectoryName(target)!;
        var near = Path.Combine(folder, $".{Guid.NewGuid():n}");
        try
        {
            MoveInto(folder, path, near);
            await using (var file = new FileStream(near, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            File.Move(near, target, overwrite: true);
            DirectoryFsync.Flush(folder);
        }
        catch (Exception e)
        {
            if (Directory.Exists(folder))
                File.Delete(near);
            if (StorageException.IsFault(e))
                throw new StorageException(e);
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
        var file = new FileInfo(PathOf(name));
        if (!file.Exists)
            return Task.FromResult<string?>(null);
        if (name.StartsWith(MediaNames.Renditions, StringComparison.Ordinal))
            MarkUsed(file);
        return Task.FromResult<string?>(file.FullName);
    }

    // The file is renamed before its age is checked again. If a new file is stored at this moment, it is either checked itself, or it keeps
    // its name.
    public Task<bool> Delete(string name, DateTimeOffset before, CancellationToken ct)
    {
        var path = PathOf(name);
        if (!IsOlder(path, before))
            return Task.FromResult(false);
        var folder = Path.GetDirectoryName(path)!;
        var aside = Path.Combine(folder, $".{Guid.NewGuid():n}");
        try
        {
            File.Move(path, aside);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult(false);
        }

        if (!IsOlder(aside, before))
        {
            File.Move(aside, path, overwrite: true);
            return Task.FromResult(false);
        }

        File.Delete(aside);
        RemoveIfEmpty(folder);
        return Task.FromResult(true);
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

    // The sweep may delete the empty folder between the two steps. Then both steps run again.
    private static void MoveInto(string folder, string path, string target)
    {
        for (var tries = 1; ; tries++)
            try
            {
                Directory.CreateDirectory(folder);
                File.Move(path, target);
                return;
            }
            catch (DirectoryNotFoundException) when (tries < MostTries)
            {
            }
    }

    private static bool IsOlder(string path, DateTimeOffset before) =>
        new FileInfo(path) is { Exists: true } file && file.LastWriteTimeUtc < before.UtcDateTime;

    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // The folder is not empty.
        }
    }

    private void MarkUsed(FileInfo file)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - file.LastWriteTimeUtc < BetweenMarks)
            return;
        try
        {
            file.LastWriteTimeUtc = now;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The sweep has just deleted the file, or the disk is read-only. A file that still exists is served anyway.
        }
    }

    private static StoredFile Stored(string name, FileInfo file) => new(name, file.Length, file.LastWriteTimeUtc);

    private string PathOf(string name) => Path.Combine(_root, name);
}
