using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

/// <summary>Switches, files of settings and forms of the log, as the built program takes them.</summary>
[Platform(Exclude = "Win", Reason = "The program is tested as it runs on Unix.")]
[UnsupportedOSPlatform("windows")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StartSettingsTests : IDisposable
{
    private static readonly string[] AnyPort = ["--urls", "http://127.0.0.1:0"];

    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("'Oracle' is not one of Sqlite, SqlServer.", "NewsApi__Data__Provider", "Oracle")]
    [TestCase("'many' is not a whole number from 100000 to 100000000.", "NewsApi__Http__MaxBodyBytes", "many")]
    [TestCase("'Closed' is not one of Open, Key.", "NewsApi__Access__ContentApi", "Closed", Category = "Slow")]
    [TestCase("'wide' is not a whole number.", "NewsApi__Media__Presets__wide__Width", "wide")]
    [TestCase("'jsno' is not one of simple, json, systemd.", "Logging__Console__FormatterName", "jsno")]
    public async Task A_wrong_value_is_told_what_it_may_be_and_no_type_of_the_program(string sentence, string name, string value)
    {
        var end = await ProgramProcess.Run(_folder, [], (name, value));

        Assert.That(end.Errors, Does.StartWith(name.Replace("__", ":", StringComparison.Ordinal)));
        Assert.That(end.Errors, Does.EndWith(sentence).And.Not.Contain("System."));
    }

    [TestCase("'--port'", "--urls http://localhost:8080", "--port", "99")]
    [TestCase("'--url'", "--urls http://localhost:8080", "--url=http://localhost:9", Category = "Slow")]
    [TestCase("'--enviroment'", "--environment", "--enviroment", "Production")]
    [TestCase("'-v'", "--help", "-v", Category = "Slow")]
    [TestCase("'verbose'", "--help", "serve", "verbose")]
    [TestCase("'--urls' needs a value", "--urls http://localhost:8080", "--urls")]
    public async Task An_unknown_switch_is_refused_with_what_was_meant(string name, string meant, params string[] arguments)
    {
        var end = await ProgramProcess.Run(_folder, arguments);

        Assert.That(end.ExitCode, Is.EqualTo(2), end.Output);
        Assert.That(end.Errors, Does.Contain(name).And.Contain(meant));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Work), Is.Empty);
    }

    [Test]
    public async Task Settings_may_stand_in_a_file_and_the_environment_overrides_it()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Work, Settings.FileName),
            """{ "NewsApi": { "Data": { "Folder": "of-the-file" }, "Access": { "ContentApi": "Key" } } }""");
        await using var program = await ProgramProcess.Serve(_folder, ("NewsApi__Data__Folder", "of-the-environment"));

        Assert.That((int)(await program.Caller().Get("/v1/articles")).Status, Is.EqualTo(401));
        Assert.That(Directory.Exists(Path.Combine(_folder.Work, "of-the-environment")));
        Assert.That(Directory.Exists(Path.Combine(_folder.Work, "of-the-file")), Is.False);
    }

    [Test]
    public async Task A_file_of_settings_beside_the_program_is_read_and_gives_way_to_all_others()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Work, Settings.FileName),
            """{ "NewsApi": { "Data": { "Folder": "file" }, "Http": { "StopSeconds": 9 } } }""");
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("NewsApi:Data:Folder", "switch")]);
        configuration.AddDefaults(_folder.Work);

        Assert.That(configuration["NewsApi:Http:StopSeconds"], Is.EqualTo("9"));
        Assert.That(configuration["NewsApi:Data:Folder"], Is.EqualTo("switch"));
    }

    [Test]
    public async Task A_file_of_settings_that_is_not_JSON_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Work, Settings.FileName), "{ \"NewsApi\": ");
        var end = await ProgramProcess.Run(_folder, []);

        Assert.That(end.ExitCode, Is.EqualTo(2));
        Assert.That(end.Errors, Does.Contain(Settings.FileName).And.Contain("LineNumber").And.Not.Contain("   at "));
    }

    [Test]
    public async Task With_a_public_address_the_start_still_says_where_it_listens()
    {
        await using var program = ProgramProcess.Start(_folder, AnyPort, ("NewsApi__Http__PublicUrl", "https://news.example/api"));
        await program.Line("  try it out");

        Assert.That(program.Output, Does.Contain("NewsApi answers at https://news.example/api"));
        Assert.That(program.Output, Does.Match(@"listens at  http://127\.0\.0\.1:[1-9]"));
    }

    [Test]
    public async Task What_dotnet_run_sets_gives_way_to_the_shell()
    {
        await using var program = ProgramProcess.Start(
            _folder, [],
            ("NEWSAPI_DOTNET_RUN", "true"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("ASPNETCORE_ENVIRONMENT", "Production"));
        await program.Line("  try it out");
        await Eventually.Is(() => Task.FromResult(program.Output), Does.Contain("(Production)"));

        Assert.That(program.Output, Does.Match(@"NewsApi answers at http://127\.0\.0\.1:[1-9]"));
    }

    [Test]
    public async Task The_log_may_be_JSON_and_every_line_is()
    {
        await using var program = ProgramProcess.Start(_folder, AnyPort, ("Logging__Console__FormatterName", "json"));
        await Eventually.Is(() => Task.FromResult(program.Output), Does.Contain(" started on "));
        await program.Terminate();

        var lines = program.Output.Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        var times = lines.Select(line => line["Timestamp"]!.GetValue<string>());
        Assert.That(times, Has.All.Match("^[0-9-]{10}T[0-9:.]{12}Z$"));
        var start = lines.Single(line => line["State"]?["Database"] is not null)["State"]!;
        Assert.That(start["Version"]!.GetValue<string>(), Is.EqualTo(Repository.Version));
        Assert.That(start["Database"]!.GetValue<string>(), Is.EqualTo($"SQLite {_folder.Work}/data/newsapi.db"));
        Assert.That(start["Addresses"]!.GetValue<string>(), Does.Match("^http://127.0.0.1:[1-9]"));
        var key = (await File.ReadAllTextAsync(_folder.KeyFile)).Trim();
        Assert.That(program.Output, Does.Contain(_folder.KeyFile).And.Not.Contain(key));
    }
}
