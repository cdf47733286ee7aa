namespace NewsApi.Data.Migrations;

/// <summary>A row of <c>schema_migrations</c>: a migration that was applied to this database.</summary>
internal sealed record AppliedMigration
{
    public string Name { get; init; } = "";

    /// <summary>Null where a version of the program applied it that kept no checksums.</summary>
    public string? Checksum { get; init; }
}

/// <summary>Compares the migrations of this program with those that a database has.</summary>
internal static class MigrationLedger
{
    /// <summary>The migrations to apply, in their order.</summary>
    /// <exception cref="SchemaMismatchException">The schema is of a newer program, or one of its migrations was another script.</exception>
    public static IReadOnlyList<Migration> Pending(IReadOnlyList<Migration> all, IReadOnlyList<AppliedMigration> applied)
    {
        var known = all.ToDictionary(migration => migration.Name);
        foreach (var row in applied)
            if (!known.TryGetValue(row.Name, out var migration))
                throw new SchemaMismatchException(
                    $"The database was made by a newer version of NewsApi: this version does not know its migration {row.Name}.");
            else if (row.Checksum is not null && row.Checksum != migration.Checksum)
                throw new SchemaMismatchException(
                    $"The database was made by another script: its migration {row.Name} is not the one of this version.");
        return [.. all.ExceptBy(applied.Select(row => row.Name), migration => migration.Name)];
    }

    /// <summary>The applied migrations without a checksum, with that of this program's script.</summary>
    public static IEnumerable<Migration> WithoutChecksum(IReadOnlyList<Migration> all, IReadOnlyList<AppliedMigration> applied) =>
        all.IntersectBy(applied.Where(row => row.Checksum is null).Select(row => row.Name), migration => migration.Name);
}
