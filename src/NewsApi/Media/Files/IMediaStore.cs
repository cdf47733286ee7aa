namespace NewsApi.Media.Files;

/// <summary>
/// Stores files under names. A name is a path of small letters, digits, <c>-</c>, <c>.</c> and <c>/</c> that the program makes. A file is
/// stored completely or not at all, and does not change until it is replaced or deleted.
/// </summary>
internal interface IMediaStore
{
    /// <summary>Stores a local file under a name, and replaces a file of this name. After the return, the file survives a crash.</summary>
    /// <param name="name">The name.</param>
    /// <param name="path">The local file, which the store may move away.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="ct">Cancellation.</param>
    /// <exception cref="NewsApi.Http.Problems.StorageException">The file can't be stored; no part of it is left under its name.</exception>
    Task Put(string name, string path, string type, CancellationToken ct);

    /// <returns>Length and time of a file; null where there is none.</returns>
    Task<StoredFile?> Find(string name, CancellationToken ct);

    /// <summary>
    /// Returns a local path to read a file: the file itself, or a copy that may be deleted later. For a size of a picture, a store
    /// may also record the use, so that the time of the file is at most a day older than its last use.
    /// </summary>
    /// <returns>Its path; null where there is no such file.</returns>
    Task<string?> Fetch(string name, CancellationToken ct);

    /// <summary>Deletes a file that is older than a time; a file that was stored again meanwhile stays.</summary>
    /// <returns>Whether the file was deleted.</returns>
    Task<bool> Delete(string name, DateTimeOffset before, CancellationToken ct);

    /// <summary>Lists the files below a prefix, in no order.</summary>
    IAsyncEnumerable<StoredFile> List(string prefix, CancellationToken ct);
}

/// <summary>A stored file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Bytes.</param>
/// <param name="At">When it was stored, or last marked as used.</param>
internal sealed record StoredFile(string Name, long Length, DateTimeOffset At);
