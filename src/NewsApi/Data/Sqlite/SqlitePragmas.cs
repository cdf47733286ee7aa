namespace NewsApi.Data.Sqlite;

/// <summary>Settings of a connection, set once after it is opened.</summary>
internal static class SqlitePragmas
{
    // Without busy_timeout the driver sleeps in steps of 150 ms while another process holds the lock.
    // Counters change pages in many places of their indexes. A larger cache and a checkpoint every 40 MB of log instead of 4 read and
    // write those pages less often.
    public const string Writer = """
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -32000;
        PRAGMA wal_autocheckpoint = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        """;

    // 4 MB of page cache, twice SQLite's default: other pages cost a system call and a copy.
    public const string Reader = """
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -4000;
        PRAGMA query_only = ON;
        """;
}
