namespace NewsApi.Data.Statements;

/// <summary>A numbered script from <c>Data/Migrations/{database}</c>; there are no down scripts.</summary>
internal sealed record Migration(string Name, string Script)
{
    public static IReadOnlyList<Migration> All(SqlDialect dialect)
    {
        var assembly = typeof(Migration).Assembly;
        var prefix = $"NewsApi.Data.Migrations.{dialect.MigrationFolder}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new Migration(Path.GetFileNameWithoutExtension(name[prefix.Length..]), Read(name))),
        ];

        string Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return reader.ReadToEnd();
        }
    }
}
