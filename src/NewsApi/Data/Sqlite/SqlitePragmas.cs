namespace NewsApi.Data.Sqlite;

/// <summary>Settings of a connection, set once after it is opened.</summary>
internal static class SqlitePragmas
{
    // Without busy_timeout the driver sleeps in steps of 150 ms while another process holds the lock.
    // Counters change pages in many places of their indexes. With a larger cache, and with a checkpoint after 40 MB of log instead of
    // 4 MB, these pages are read and written less often.
    public const string Writer = """
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -32000;
        PRAGMA wal_autocheckpoint = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        """;

    // The page cache has 4 MB, twice the default of SQLite. Each page that is not in the cache costs a system call and a copy.
    public const string Reader = """
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -4000;
        PRAGMA query_only = ON;
        """;
}
