using System.IO.Compression;
using System.Net;
using System.Text;
using Dapper;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Data;

/// <summary>
/// Databases that older versions left when they were killed: commits 311f23f (2026-11-22), 6778a42 (2026-11-23, with events that were
/// acknowledged and not counted) and 30bda17 (2026-11-28, whose migration 0011 was another script). Each has one published article.
/// </summary>
public class UpgradeTests
{
    [TestCase("2026-11-22", 0, Category = "Slow")]
    [TestCase("2026-11-23", 3, Category = "Slow")]
    [TestCase("2026-11-28", 3)]
    public async Task It_starts_counts_and_edits(string made, int views)
    {
        using var database = Unpack(made);
        using var folder = new ProgramFolder();
        (string, string)[] settings = [.. database.Environment().Select(setting => (setting.Key, setting.Value))];
        var added = await ProgramProcess.Run(folder, ["keys", "create", "--name", "upgrade", "--role", "admin"], settings);
        Assert.That(added.ExitCode, Is.Zero, added.Errors);
        await using var program = await ProgramProcess.Serve(folder, settings);
        var editor = program.Caller(added.Output.Trim());

        var article = (await editor.Get("/v1/articles/1")).Expect(HttpStatusCode.OK);
        using var reader = program.Caller().Client;
        reader.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Reader.Browser);
        using var body = new StringContent(
            $$"""[{"kind":"view","article":1,"key":"{{article.Value<string>("viewKey")}}"}]""", Encoding.UTF8, "text/plain");
        using var answer = await reader.PostAsync("/v1/events", body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await Eventually.Is(() => Task.FromResult(Views(database)), Is.EqualTo(views + 1));

        var draft = (await editor.Get("/v1/editorial/articles/1")).Expect(HttpStatusCode.OK);
        var edited = (await editor.Put("/v1/editorial/articles/1", Makers.Content("A new title", slug: "a-bridge-opens"), draft.ETag))
            .Expect(HttpStatusCode.OK);
        (await editor.Post("/v1/editorial/articles/1/publish", new { }, edited.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await editor.Get("/v1/articles/1")).Value<string>("title"), Is.EqualTo("A new title"));
    }

    private static TestDatabase Unpack(string made)
    {
        var database = new TestDatabase(Database.Sqlite);
        Directory.CreateDirectory(Path.GetDirectoryName(database.File)!);
        using var packed = new GZipStream(
            File.OpenRead(Repository.Path("tests", "NewsApi.Tests", "Data", "OldDatabases", $"{made}.db.gz")), CompressionMode.Decompress);
        using var file = File.Create(database.File);
        packed.CopyTo(file);
        return database;
    }

    private static long Views(TestDatabase database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>(
            "SELECT COALESCE(SUM(events), 0) FROM read_totals WHERE subject = 'article' AND subject_id = 1 AND kind = 'view'");
    }
}
