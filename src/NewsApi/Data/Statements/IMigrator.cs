namespace NewsApi.Data.Statements;

/// <summary>Brings the database to the schema of this program, under a lock that other nodes wait for.</summary>
internal interface IMigrator
{
    Task MigrateAsync(CancellationToken ct);
}
