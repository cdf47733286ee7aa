using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using NewsApi.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

/// <summary>The verbs of the built program, with the exit codes that scripts go by.</summary>
[Platform(Exclude = "Win", Reason = "The program is tested as it runs on Unix.")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class VerbTests : IDisposable
{
    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    [Category("Slow")]
    public async Task Openapi_writes_the_document_without_a_database()
    {
        await Run(0, "openapi", "written.yaml");

        Assert.That(await File.ReadAllTextAsync(Path.Combine(_folder.Work, "written.yaml")), Does.StartWith("openapi: \"3.1.0\""));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Work), Has.Exactly(1).Items);
        Assert.That((await Run(1, "openapi", "no/such/folder.yaml")).Errors, Does.Contain("no/such/folder.yaml"));
    }

    [Test]
    public async Task A_key_is_made_listed_and_revoked_while_the_program_runs()
    {
        await using var program = await ProgramProcess.Serve(_folder);
        var made = (await Run(0, "keys", "create", "--name", "Night desk", "--role", "editor", "--days", "30")).Output.Trim();
        (await program.Caller(made).Get("/v1/editorial/articles")).Expect(HttpStatusCode.OK);

        var listed = await Run(0, "keys", "list");
        var line = listed.Output.Split('\n').Single(row => row.EndsWith("Night desk", StringComparison.Ordinal));
        var id = long.Parse(line.Trim().Split(' ')[0], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        Assert.That(listed.Output, Does.Not.Contain(made));

        await Run(0, "keys", "revoke", id);
        (await program.Caller(made).Get("/v1/editorial/articles")).Expect(HttpStatusCode.Unauthorized);
        Assert.That((await Run(1, "keys", "revoke", id)).Errors, Does.Contain($"no key {id}"));
    }

    [TestCase(2, "keys", "create", "--name", "x", "--role", "editor", "--days", "0")]
    [TestCase(1, "keys", "create", "--name", "x", "--role", "king")]
    [TestCase(1, "keys", "create", "--role", "editor")]
    [TestCase(1, "nonsense")]
    public async Task What_is_asked_wrongly_is_refused(int exitCode, params string[] arguments)
    {
        var end = await Run(exitCode, arguments);

        Assert.That(end.Errors, Is.Not.Empty.And.Not.Contain("   at "));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Work), Is.Empty);
    }

    [Test]
    public async Task Check_finds_what_readers_should_not_see_and_repairs_it()
    {
        await Publish();
        Assert.That((await Run(0, "check")).Output, Does.Contain("match the published revisions"));

        await using (var connection = new SqliteConnection($"Data Source={_folder.Work}/data/newsapi.db;Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM published_tags";
            Assert.That(await command.ExecuteNonQueryAsync(), Is.Positive);
        }

        await Run(1, "check");
        await Run(0, "check", "--repair");
        await Run(0, "check");
    }

    [TestCase("serve")]
    [TestCase("check", Category = "Slow")]
    public async Task An_older_database_is_searched_as_soon_as_the_program_answers(string verb)
    {
        await Publish();
        await using (var connection = new SqliteConnection($"Data Source={_folder.Work}/data/newsapi.db;Pooling=False"))
        {
            await connection.OpenAsync();
            OldDatabase.BeforeSearch(connection, new SqliteDialect());
        }

        if (verb == "check")
            await Run(0, verb);
        await using var program = await ProgramProcess.Serve(_folder);
        var word =
            (await program.Caller().Get("/v1/articles?language=en&limit=1")).Json["items"]![0]!["title"]!.GetValue<string>().Split(' ')[0];
        Assert.That((await program.Caller().Get($"/v1/articles?q={word}")).Ids, Is.Not.Empty);
    }

    [Test]
    public async Task Health_tells_a_node_that_answers_from_one_that_does_not()
    {
        await using var program = await ProgramProcess.Serve(_folder);
        // As a container engine does, for the verb has little patience with a machine that is busy.
        for (var tries = 1; (await ProgramProcess.Run(_folder, ["health", "--url", program.Url])).ExitCode != 0; tries++)
            Assert.That(tries, Is.LessThan(5));
        await program.Terminate();

        Assert.That((await Run(1, "health", "--url", program.Url)).Errors, Is.Not.Empty);
        Assert.That((await Run(1, "health", "--url", "nonsense")).Errors, Is.Not.Empty.And.Not.Contain("   at "));
    }

    [Test]
    [Category("Slow")]
    public async Task A_backup_made_under_load_is_whole_and_has_all_that_was_acknowledged_before()
    {
        var copy = Path.Combine(_folder.Work, "copies");
        Directory.CreateDirectory(copy);
        var file = Path.Combine(copy, "newsapi.db");
        long last;
        await using (var program = await ProgramProcess.Serve(_folder))
        {
            var editor = program.Caller((await File.ReadAllTextAsync(_folder.KeyFile)).Trim());
            last = (await editor.PublishedArticle()).Id;
            using var done = new CancellationTokenSource();
            var load = Task.Run(async () =>
            {
                while (!done.IsCancellationRequested)
                    await editor.PublishedArticle();
            });
            await Run(0, "backup", file);
            await done.CancelAsync();
            await load;
        }

        Assert.That(Directory.GetFiles(copy), Is.EqualTo([file]));
        Assert.That((await Run(1, "backup", file)).Errors, Does.Contain("exists already"));
        var settings = ("NewsApi__Data__Folder", copy);
        Assert.That((await ProgramProcess.Run(_folder, ["check"], settings)).ExitCode, Is.Zero);
        await using var restored = await ProgramProcess.Serve(_folder, settings);
        (await restored.Caller().Get($"/v1/articles/{last}")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task Help_and_version_need_nothing()
    {
        Assert.That((await Run(0, "--help")).Output, Does.Contain("keys"));
        Assert.That((await Run(0, "--version")).Output, Is.EqualTo(Repository.Version));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Work), Is.Empty);
    }

    [Test]
    public async Task Help_names_every_command_and_every_setting()
    {
        var help = (await Run(0, "--help")).Output;
        Assert.That((await Run(0, "serve", "--help")).Output, Does.Contain("--urls").And.Contain("NewsApi__Data__Provider"));
        foreach (var command in (string[])["serve", "keys", "check", "purge", "backup", "media", "new-site", "openapi", "health", "--urls"])
            Assert.That(help, Does.Contain($"  {command} "));
        foreach (var row in File.ReadLines(Repository.Path("src", "docs", "operations.md")).Where(IsSetting))
        {
            var name = row.Split('`')[1];
            Assert.That(help, Does.Contain($"  {name}"));
            if (row.Split('|')[2].Trim('`', ' ') is { Length: > 0 } value && !value.Contains(' ', StringComparison.Ordinal))
                Assert.That(help, Does.Contain($"  {name} = {value}"));
        }
    }

    private static bool IsSetting(string row) => row.StartsWith("| `NewsApi__", StringComparison.Ordinal);

    // A site that has one public article with a tag.
    private async Task Publish()
    {
        await using var program = await ProgramProcess.Serve(_folder);
        var editor = program.Caller((await File.ReadAllTextAsync(_folder.KeyFile)).Trim());
        await editor.Tag("harbour");
        await editor.PublishedArticle(Makers.Content(tags: ["harbour"]));
        await program.Terminate();
    }

    private async Task<ProgramProcess.Ended> Run(int exitCode, params string[] arguments)
    {
        var end = await ProgramProcess.Run(_folder, arguments);
        Assert.That(end.ExitCode, Is.EqualTo(exitCode), $"{end.Output}\n{end.Errors}");
        return end;
    }
}
