namespace NewsApi.Media.Files;

/// <summary>
/// Keeps files by name. A name is a path of small letters, digits, <c>-</c>, <c>.</c> and <c>/</c> that the program makes. A file is there
/// whole or not at all, and stays as it is until it is deleted.
/// </summary>
internal interface IMediaStore
{
    /// <summary>Stores a local file under a name; on return it survives a crash. A file of this name is replaced.</summary>
    /// <param name="name">The name.</param>
    /// <param name="path">The local file, which the store may move away.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="NewsApi.Http.Problems.StorageException">It can't be stored; nothing of it is left under its name.</exception>
    Task Put(string name, string path, string type, CancellationToken ct);

    /// <returns>Length and time of a file; null where there is none.</returns>
    Task<StoredFile?> Find(string name, CancellationToken ct);

    /// <summary>
    /// Has a file on this machine, to read it: itself, or a copy that may be deleted later. A store that can marks a size of a
    /// picture as used: its time is at most a day older than its last use.
    /// </summary>
    /// <returns>Its path; null where there is no such file.</returns>
    Task<string?> Fetch(string name, CancellationToken ct);

    /// <summary>Deletes a file that is older than a time; a file that was stored again meanwhile stays.</summary>
    /// <returns>Whether it was there and is gone.</returns>
    Task<bool> Delete(string name, DateTimeOffset before, CancellationToken ct);

    /// <summary>Lists the files below a prefix, in no order.</summary>
    IAsyncEnumerable<StoredFile> List(string prefix, CancellationToken ct);
}

/// <summary>A stored file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="At">When it was stored, or last marked as used.</param>
internal sealed record StoredFile(string Name, long Length, DateTimeOffset At);
