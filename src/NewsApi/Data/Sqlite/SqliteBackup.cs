using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>SQLite's online backup: one read transaction, during which writers can continue.</summary>
internal sealed class SqliteBackup(SqliteDialect dialect, string database) : IDatabaseBackup
{
    public void CopyTo(string file)
    {
        if (File.Exists(file))
            throw new IOException($"{file} exists already.");
        // The copy gets its final name only when it is complete.
        var partial = $"{file}.partial";
        try
        {
            Copy(partial);
            File.Move(partial, file);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public IReadOnlyList<T> Read<T>(string file, Sql sql, object args)
    {
        using var copy = new SqliteConnection(SqliteFiles.Reader(file));
        return [.. copy.Query<T>(sql.For(dialect), args)];
    }

    private void Copy(string file)
    {
        using var source = new SqliteConnection(SqliteFiles.Reader(database));
        using var copy = new SqliteConnection(SqliteFiles.Creator(file));
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        var state = copy.ExecuteScalar<string>("PRAGMA integrity_check");
        if (state != "ok")
            throw new IOException($"The copy is damaged: {state}");
        // In this mode, the copy is one file without a log next to it.
        copy.Execute("PRAGMA journal_mode = DELETE");
    }
}
