using System.Collections.Concurrent;

namespace NewsApi.Media.Files;

/// <summary>
/// Copies of stored files on this machine, up to a number of bytes. The copies that were used least recently are deleted first. A copy
/// that was used in the last minute stays, because a caller may be about to open it.
/// </summary>
internal sealed class LocalCopies
{
    private static readonly TimeSpan InUse = TimeSpan.FromMinutes(1);

    private readonly string _folder;
    private readonly long _most;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly Lock _trimming = new();
    private long _bytes;

    /// <param name="folder">The folder of the copies; copies of a former run are used again.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="time">The clock.</param>
    public LocalCopies(string folder, long most, TimeProvider time)
    {
        (_folder, _most, _time) = (folder, most, time);
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
            return;
        foreach (var file in root.EnumerateFiles("*", SearchOption.AllDirectories))
            Remember(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.Length, DateTimeOffset.MinValue);
        Trim();
    }

    /// <returns>The path of the copy; null if there is no copy.</returns>
    public string? Find(string name)
    {
        if (!_copies.TryGetValue(name, out var copy))
            return null;
        copy.Used = _time.GetUtcNow();
        if (File.Exists(PathOf(name)))
            return PathOf(name);
        Forget(name);
        return null;
    }

    /// <summary>Moves a complete local file into the folder, as the copy of a stored file.</summary>
    /// <returns>The path of the copy.</returns>
    public string Add(string name, string path)
    {
        var (target, length) = (PathOf(name), new FileInfo(path).Length);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(path, target, overwrite: true);
        Remember(name, length, _time.GetUtcNow());
        Trim();
        return target;
    }

    public void Remove(string name)
    {
        Forget(name);
        if (Directory.Exists(Path.GetDirectoryName(PathOf(name))))
            File.Delete(PathOf(name));
    }

    private void Remember(string name, long length, DateTimeOffset used)
    {
        Forget(name);
        if (_copies.TryAdd(name, new Copy(length) { Used = used }))
            Interlocked.Add(ref _bytes, length);
    }

    private void Forget(string name)
    {
        if (_copies.TryRemove(name, out var copy))
            Interlocked.Add(ref _bytes, -copy.Length);
    }

    private void Trim()
    {
        if (Interlocked.Read(ref _bytes) <= _most)
            return;
        lock (_trimming)
        {
            var before = _time.GetUtcNow() - InUse;
            // Deletes copies until a tenth of the limit is free. Otherwise each new copy would have to sort all copies again.
            foreach (var (name, _) in _copies.Where(one => one.Value.Used < before).OrderBy(one => one.Value.Used).ToList())
            {
                if (Interlocked.Read(ref _bytes) <= _most / 10 * 9)
                    return;
                Remove(name);
            }
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private sealed class Copy(long length)
    {
        public long Length => length;

        public DateTimeOffset Used { get; set; }
    }
}
