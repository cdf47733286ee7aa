namespace NewsApi.Data.Sqlite;

/// <summary>Settings that belong to a connection, made once when it is opened.</summary>
internal static class SqlitePragmas
{
    // Without busy_timeout the driver sleeps in steps of 150 ms while another process holds the lock.
    // Counters of readers touch pages all over their indexes: kept in memory, and written to the file itself once in 40 MB of log and
    // not in 4, most of those pages are read and written a fraction as often.
    public const string Writer = """
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -32000;
        PRAGMA wal_autocheckpoint = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        """;

    // Kilobytes for pages; SQLite's default is half of it. What is not there comes from the system's cache, by a call and a copy.
    public const string Reader = """
        PRAGMA busy_timeout = 5000;
        PRAGMA cache_size = -4000;
        PRAGMA query_only = ON;
        """;
}
