using System.Runtime.CompilerServices;
using SQLitePCL;

namespace NewsApi.Data.Sqlite;

/// <summary>Settings of the SQLite library, which must be set before its first use in the process.</summary>
internal static class SqliteEngine
{
    // No connection is used by two threads at once, so the library needs no locks. Memory statistics are not read.
    [ModuleInitializer]
    internal static void Configure()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
