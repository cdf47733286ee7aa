using System.Runtime.CompilerServices;
using SQLitePCL;

namespace NewsApi.Data.Sqlite;

/// <summary>Settings of the SQLite library itself, which it takes only before its first use in a process.</summary>
internal static class SqliteEngine
{
    // No connection of ours is used by two threads at once, so the locks around every call and the counting of memory are for nothing.
    [ModuleInitializer]
    internal static void Configure()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
