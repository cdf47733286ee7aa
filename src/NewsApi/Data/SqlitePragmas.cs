namespace NewsApi.Data;

/// <summary>Settings that belong to a connection, made once when it is opened.</summary>
internal static class SqlitePragmas
{
    // Without busy_timeout the driver sleeps in steps of 150 ms while another process holds the lock.
    public const string Writer = """
        PRAGMA busy_timeout = 5000;
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
