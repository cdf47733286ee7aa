using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using NewsApi.Data.Migrations;
using NewsApi.Data.Statements;

namespace NewsApi.Data.SqlServer;

/// <summary>Creates a missing database, then runs each pending script in its own transaction, under an application lock.</summary>
internal sealed partial class SqlServerMigrator(
    SqlServerDialect dialect, DataOptions options, SqlServerConnections connections, TimeProvider time, ILogger<SqlServerMigrator> log)
    : IMigrator
{
    // This timeout is longer than the lock timeout of one minute.
    private const int CommandSeconds = 90;

    // The lock is in master. If two nodes start at the same time, only one of them creates the database.
    // READ_COMMITTED_SNAPSHOT needs exclusive access, which a new database allows.
    private static readonly Sql CreateDatabaseSql = new("""
        EXEC sp_getapplock
            @Resource = 'newsapi-database', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 60000;
        IF DB_ID(@Name) IS NULL
        BEGIN
            DECLARE @statement nvarchar(400) = N'CREATE DATABASE ' + QUOTENAME(@Name);
            EXEC (@statement);
            SET @statement = N'ALTER DATABASE ' + QUOTENAME(@Name) + N' SET READ_COMMITTED_SNAPSHOT ON';
            EXEC (@statement);
        END
        EXEC sp_releaseapplock @Resource = 'newsapi-database', @LockOwner = 'Session';
        """);

    private static readonly Sql LockSql = new("""
        DECLARE @result int;
        EXEC @result = sp_getapplock
            @Resource = 'newsapi-migrations', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 60000;
        SELECT @result;
        """);

    private static readonly Sql UnlockSql = new(
        "EXEC sp_releaseapplock @Resource = 'newsapi-migrations', @LockOwner = 'Session';");

    private static readonly Sql CreateLedgerSql = new("""
        IF OBJECT_ID('schema_migrations') IS NULL
            CREATE TABLE schema_migrations (
                name nvarchar(100) NOT NULL CONSTRAINT schema_migrations_key PRIMARY KEY,
                applied_at bigint NOT NULL);
        """);

    private static readonly Sql AddChecksumSql = new("""
        IF COL_LENGTH('schema_migrations', 'checksum') IS NULL
            ALTER TABLE schema_migrations ADD checksum nvarchar(64) NULL;
        """);

    private static readonly Sql AppliedSql = new("SELECT name, checksum FROM schema_migrations");

    private static readonly Sql HasColumnSql = new("SELECT CASE WHEN COL_LENGTH(@Table, @Column) IS NULL THEN 0 ELSE 1 END");

    private static readonly Sql RecordSql = new(
        "INSERT INTO schema_migrations (name, applied_at, checksum) VALUES (@Name, @AppliedAt, @Checksum)");

    private static readonly Sql RecordChecksumSql = new("UPDATE schema_migrations SET checksum = @Checksum WHERE name = @Name");

    // This statement is for a database that already exists. With NO_WAIT, it fails at once while other nodes are connected.
    private static readonly Sql SnapshotSql = new("""
        IF EXISTS (SELECT 1 FROM sys.databases WHERE name = DB_NAME() AND is_read_committed_snapshot_on = 0)
        BEGIN
            DECLARE @statement nvarchar(400) =
                N'ALTER DATABASE ' + QUOTENAME(DB_NAME()) + N' SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT';
            EXEC (@statement);
        END
        """);

    public async Task MigrateAsync(CancellationToken ct)
    {
        await CreateDatabaseAsync(ct);
        await using var connection = await connections.OpenWriteAsync(ct);
        if (await connection.ExecuteScalarAsync<int>(LockSql.For(dialect), commandTimeout: CommandSeconds) < 0)
            throw new TimeoutException("Another node has held the migration lock for a minute; start again when its migration is done.");
        await EnableSnapshotsAsync(connection);
        await connection.ExecuteAsync(CreateLedgerSql.For(dialect));
        await connection.ExecuteAsync(AddChecksumSql.For(dialect));
        var applied = (await connection.QueryAsync<AppliedMigration>(AppliedSql.For(dialect))).AsList();
        var all = Migration.All(dialect);
        foreach (var migration in MigrationLedger.Pending(all, applied))
            await ApplyAsync(connection, migration, ct);
        foreach (var migration in MigrationLedger.WithoutChecksum(all, applied))
            await connection.ExecuteAsync(RecordChecksumSql.For(dialect), new { migration.Name, migration.Checksum });
        dialect.HasFullText = await SqlServerFullText.EnsureAsync(connection, dialect, log);
        await connection.ExecuteAsync(UnlockSql.For(dialect));
    }

    private async Task ApplyAsync(SqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (migration.Unless is not var (table, column)
            || !await connection.ExecuteScalarAsync<bool>(HasColumnSql.For(dialect), new { Table = table, Column = column }, transaction))
            foreach (var batch in BatchEnd().Split(migration.Script).Where(batch => !string.IsNullOrWhiteSpace(batch)))
                await connection.ExecuteAsync(batch, transaction: transaction);
        await connection.ExecuteAsync(
            RecordSql.For(dialect), new { migration.Name, AppliedAt = time.GetUtcNow(), migration.Checksum }, transaction);
        await transaction.CommitAsync(ct);
    }

    private async Task CreateDatabaseAsync(CancellationToken ct)
    {
        var target = new SqlConnectionStringBuilder(options.ConnectionString);
        var name = target.InitialCatalog;
        if (name.Length == 0)
            return;
        target.InitialCatalog = "master";
        // A pooled connection would keep a lock after an error.
        target.Pooling = false;
        try
        {
            await using var master = new SqlConnection(target.ToString());
            await master.OpenAsync(ct);
            await master.ExecuteAsync(CreateDatabaseSql.For(dialect), new { Name = name }, commandTimeout: CommandSeconds);
        }
        catch (SqlException e)
        {
            // Many logins are not allowed to use master or to create databases. In this case the database usually exists. If it does not
            // exist, or if the server is unreachable, the next connection can't be opened.
            LogCouldNotCreate(e.Message);
        }
    }

    private async Task EnableSnapshotsAsync(SqlConnection connection)
    {
        try
        {
            await connection.ExecuteAsync(SnapshotSql.For(dialect));
        }
        catch (SqlException e)
        {
            LogNoSnapshots(e.Message);
        }
    }

    [GeneratedRegex(@"^\s*GO\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex BatchEnd();

    [LoggerMessage(LogLevel.Warning, "The server did not let this login create the database: {Reason}")]
    private partial void LogCouldNotCreate(string reason);

    [LoggerMessage(LogLevel.Warning, "READ_COMMITTED_SNAPSHOT was refused, so readers may wait for writers: {Reason}")]
    private partial void LogNoSnapshots(string reason);
}
