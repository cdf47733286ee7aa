using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>
/// Detects that the database file was deleted, replaced or made read-only while the program runs. A deleted file can still be written
/// while it is open, but everything written to it is lost. If the original file comes back, the program continues.
/// </summary>
internal sealed class SqliteFileGuard(string file) : IDisposable
{
    // SQLITE_FCNTL_HAS_MOVED, https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html
    private const int HasMoved = 20;

    private static readonly byte[] Main = "main\0"u8.ToArray();

    private readonly Lock _lock = new();

    // This connection stays open, so it can distinguish the first file from a file that replaces it.
    private SqliteConnection? _first;

    /// <summary>Checks that the file is the one that was opened first.</summary>
    /// <exception cref="DatabaseUnavailableException">The file was deleted, moved or replaced.</exception>
    public void CheckSame()
    {
        lock (_lock)
        {
            _first ??= Open();
            var moved = 0;
            if (FileControl(_first.Handle!.DangerousGetHandle(), Main, HasMoved, ref moved) == 0 && moved != 0)
                throw Unavailable("was deleted, moved or replaced while the program ran; stop the program and restore the file");
        }
    }

    /// <summary>Checks that the commits of now will still be in the file at the next start.</summary>
    /// <exception cref="DatabaseUnavailableException">The file is not the first one, is read-only, or its log was deleted.</exception>
    public void CheckWritable()
    {
        CheckSame();
        if (File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly))
            throw Unavailable("was made read-only");
        if (!File.Exists($"{file}-wal") || !File.Exists($"{file}-shm"))
            throw Unavailable(
                "has lost its log, newsapi.db-wal or newsapi.db-shm; stop the program, so that it writes the log into the database");
    }

    public void Dispose() => _first?.Dispose();

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(SqliteFiles.Reader(file));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private DatabaseUnavailableException Unavailable(string what) => new(new IOException($"The database file {file} {what}."));

    // Microsoft.Data.Sqlite has no method for this.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(IntPtr database, byte[] name, int operation, ref int argument);
}
