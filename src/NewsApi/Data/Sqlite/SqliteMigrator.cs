using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Sqlite;

/// <summary>Runs all pending scripts in one IMMEDIATE transaction, which is also the lock.</summary>
internal sealed class SqliteMigrator(SqlDialect dialect, string file, TimeProvider time) : IMigrator
{
    private const string CreateLedger =
        "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT NOT NULL PRIMARY KEY, applied_at INTEGER NOT NULL)";

    public Task MigrateAsync(CancellationToken ct)
    {
        DataFolder.Make(Path.GetDirectoryName(file)!);
        DataFolder.Reserve(file);
        using var connection = new SqliteConnection(SqliteFiles.Writer(file));
        connection.Open();
        // Before the transaction: inside one, SQLite silently ignores journal_mode.
        connection.Execute(SqlitePragmas.Writer);
        connection.Execute("PRAGMA busy_timeout = 60000");
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute(CreateLedger);
        var applied = connection.Query<string>("SELECT name FROM schema_migrations").ToHashSet();
        foreach (var migration in Migration.All(dialect).Where(migration => !applied.Contains(migration.Name)))
        {
            ct.ThrowIfCancellationRequested();
            connection.Execute(migration.Script);
            connection.Execute(
                "INSERT INTO schema_migrations (name, applied_at) VALUES (@Name, @AppliedAt)",
                new { migration.Name, AppliedAt = time.GetUtcNow() });
        }

        transaction.Commit();
        return Task.CompletedTask;
    }
}
