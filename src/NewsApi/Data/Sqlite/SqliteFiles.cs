using Microsoft.Data.Sqlite;

namespace NewsApi.Data.Sqlite;

/// <summary>Connection strings for one SQLite file: the writer's, held open by its owner, and the readers', which cannot write.</summary>
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
