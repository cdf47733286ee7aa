using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Migrations;
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
        var site = new SiteMarker(file);
        site.RefuseLost();
        DataFolder.Reserve(file);
        using var connection = new SqliteConnection(SqliteFiles.Creator(file));
        connection.Open();
        // These settings come before the transaction, because SQLite silently ignores journal_mode inside a transaction.
        connection.Execute(SqlitePragmas.Writer);
        connection.Execute("PRAGMA busy_timeout = 60000");
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!HasColumn(connection, "schema_migrations", "name"))
            site.RefuseEmpty();
        connection.Execute(CreateLedger);
        if (!HasColumn(connection, "schema_migrations", "checksum"))
            connection.Execute("ALTER TABLE schema_migrations ADD COLUMN checksum TEXT NULL");
        var applied = connection.Query<AppliedMigration>("SELECT name, checksum FROM schema_migrations").AsList();
        var all = Migration.All(dialect);
        foreach (var migration in MigrationLedger.Pending(all, applied))
        {
            ct.ThrowIfCancellationRequested();
            if (migration.Unless is not var (table, column) || !HasColumn(connection, table, column))
                connection.Execute(migration.Script);
            connection.Execute(
                "INSERT INTO schema_migrations (name, applied_at, checksum) VALUES (@Name, @AppliedAt, @Checksum)",
                new { migration.Name, AppliedAt = time.GetUtcNow(), migration.Checksum });
        }

        foreach (var migration in MigrationLedger.WithoutChecksum(all, applied))
            connection.Execute(
                "UPDATE schema_migrations SET checksum = @Checksum WHERE name = @Name", new { migration.Name, migration.Checksum });
        transaction.Commit();
        site.Write(time.GetUtcNow());
        return Task.CompletedTask;
    }

    private static bool HasColumn(SqliteConnection connection, string table, string column) => connection.ExecuteScalar<bool>(
        "SELECT COUNT(*) FROM pragma_table_info(@Table) WHERE name = @Column", new { Table = table, Column = column });
}
