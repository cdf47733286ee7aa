using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NewsApi.Data.Statements;

namespace NewsApi.Data.Migrations;

/// <summary>
/// A numbered script out of <c>Data/Migrations/{database}</c>; forward only. A script that has been released never changes. Where its first
/// line is <c>-- unless: table.column</c>, it is only recorded in a database that has this column already.
/// </summary>
internal sealed partial record Migration(string Name, string Script)
{
    /// <summary>SHA-256 of the script in hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script.ReplaceLineEndings("\n"))));

    /// <summary>The table and column that make it needless; null where it always runs.</summary>
    public (string Table, string Column)? Unless { get; } =
        UnlessLine().Match(Script) is { Success: true } line ? (line.Groups["table"].Value, line.Groups["column"].Value) : null;

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

    [GeneratedRegex(@"^-- unless: (?<table>\w+)\.(?<column>\w+)\s*$", RegexOptions.Multiline)]
    private static partial Regex UnlessLine();
}
