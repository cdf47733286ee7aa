using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Migrations;
using NewsApi.Data.Sqlite;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Benchmarks.Content;

/// <summary>A data folder with a database of a given number of articles.</summary>
internal sealed record Dataset(string Folder, int Articles)
{
    // Increase it when the generator makes different content.
    private const int GeneratorVersion = 1;

    public string File => new DataOptions { Folder = Folder }.SqliteFile;

    private string FingerprintFile => Path.Combine(Folder, "generated.txt");

    /// <summary>Reuses the database if its fingerprint matches; otherwise generates it.</summary>
    public static async Task<Dataset> Prepare(string root, int articles, CancellationToken ct)
    {
        var dataset = new Dataset(Path.Combine(root, $"articles-{articles}"), articles);
        var fingerprint = Fingerprint(articles);
        if (System.IO.File.Exists(dataset.FingerprintFile)
            && await System.IO.File.ReadAllTextAsync(dataset.FingerprintFile, ct) == fingerprint)
            return dataset;
        if (Directory.Exists(dataset.Folder))
            Directory.Delete(dataset.Folder, recursive: true);
        Console.WriteLine($"Generating {articles:N0} articles in {dataset.Folder}");
        var watch = Stopwatch.StartNew();
        await new Generator(dataset.File, articles).Run(ct);
        // Written last, so that an interrupted run is not reused.
        await System.IO.File.WriteAllTextAsync(dataset.FingerprintFile, fingerprint, ct);
        Console.WriteLine($"  done in {watch.Elapsed:h\\:mm\\:ss}, {new FileInfo(dataset.File).Length / 1e9:N2} GB");
        return dataset;
    }

    /// <summary>Picks random articles; each run picks the same ones.</summary>
    public IReadOnlyList<Address> Pick(int count)
    {
        var random = new Random(Articles);
        var ids = new HashSet<int>();
        while (ids.Count < Math.Min(count, Articles))
            ids.Add(random.Next(1, Articles + 1));
        using var connection = new SqliteConnection(SqliteFiles.Reader(File));
        var rows = connection.Query<Address>(
            "SELECT id, language, slug FROM published_articles WHERE id IN (SELECT value FROM json_each(@Ids))",
            new { Ids = ApiJson.Write(ids) }).ToArray();
        random.Shuffle(rows);
        return rows;
    }

    private static string Fingerprint(int articles)
    {
        var schema = string.Concat(Migration.All(new SqliteDialect()).Select(migration => migration.Name + migration.Script));
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(schema)))[..16];
        return $"{articles} articles, generator {GeneratorVersion}, schema {hash}";
    }

    /// <summary>The addresses of an article.</summary>
    internal sealed record Address
    {
        public long Id { get; init; }

        public string Language { get; init; } = "";

        public string Slug { get; init; } = "";

        public string ById => $"/v1/articles/{Id}";

        public string BySlug => $"/v1/articles/by-slug/{Language}/{Slug}";
    }
}
