using Microsoft.Data.Sqlite;

namespace NewsApi.Data.Sqlite;

/// <summary>Connection strings for a SQLite file: for starts and copies, for the writer, and for readers.</summary>
internal static class SqliteFiles
{
    private const int LockTimeoutSeconds = 5;

    public static string Creator(string file) => Connection(file, SqliteOpenMode.ReadWriteCreate);

    /// <summary>The writer's connection string. It never creates the file, so that a deleted file does not come back empty.</summary>
    public static string Writer(string file) => Connection(file, SqliteOpenMode.ReadWrite);

    public static string Reader(string file) => Connection(file, SqliteOpenMode.ReadOnly);

    private static string Connection(string file, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = LockTimeoutSeconds,
    }.ToString();
}
