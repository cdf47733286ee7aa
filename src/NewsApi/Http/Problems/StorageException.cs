namespace NewsApi.Http.Problems;

/// <summary>The disk or the service that keeps files failed: an outage, answered with 503.</summary>
internal sealed class StorageException : IOException
{
    // The codes for a full disk: ENOSPC and EDQUOT on Linux, and the code of Windows.
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070070)];

    /// <param name="cause">The exception of the disk or service.</param>
    public StorageException(Exception cause) : this(cause, Full.Contains(cause.HResult))
    {
    }

    /// <param name="cause">The exception of the disk or service.</param>
    /// <param name="isFull">Whether there is no space left.</param>
    public StorageException(Exception cause, bool isFull) : base(cause.Message, cause) => IsFull = isFull;

    public bool IsFull { get; }

    /// <summary>Whether an exception comes from the file system and is not yet a <see cref="StorageException"/>.</summary>
    public static bool IsFault(Exception e) => e is IOException and not StorageException or UnauthorizedAccessException;

    /// <summary>The problem to answer with.</summary>
    public Problem ToProblem() => IsFull
        ? new Problem(
            StatusCodes.Status503ServiceUnavailable, "storage_full", "There is no space left for files, so nothing was stored.")
        {
            RetryAfter = 60,
        }
        : new Problem(
            StatusCodes.Status503ServiceUnavailable, "storage_unavailable",
            "Files can't be read or stored now; try again in a moment.")
        {
            RetryAfter = 5,
        };
}
