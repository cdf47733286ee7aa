namespace NewsApi.Data.Migrations;

/// <summary>Migrates the database to the schema of this program, under a lock against other nodes.</summary>
internal interface IMigrator
{
    Task MigrateAsync(CancellationToken ct);
}
