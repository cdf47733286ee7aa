using Microsoft.Data.Sqlite;

namespace NewsApi.Data.Sqlite;

/// <summary>Connection strings for a SQLite file: for the writer, and for readers, which can't write.</summary>
internal static class SqliteFiles
{
    private const int LockTimeoutSeconds = 5;

    public static string Writer(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = false,
        DefaultTimeout = LockTimeoutSeconds,
    }.ToString();

    public static string Reader(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
        DefaultTimeout = LockTimeoutSeconds,
    }.ToString();
}
