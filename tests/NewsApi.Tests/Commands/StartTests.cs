using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Commands;

/// <summary>The built program as an operator meets it: started in an empty folder, stopped, and told wrong things.</summary>
[Platform(Exclude = "Win", Reason = "Signals and file modes are those of Unix.")]
[UnsupportedOSPlatform("windows")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class StartTests : IDisposable
{
    private static readonly (string, string) Development = ("ASPNETCORE_ENVIRONMENT", "Development");

    private readonly ProgramFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_first_start_says_what_to_open_and_prints_a_key_that_works_and_is_kept_for_the_owner_alone()
    {
        await using var program = await ProgramProcess.Serve(_folder);
        var key = (await program.Line("  admin key")).Split(' ')[^1];

        Assert.That(program.Output, Does.Contain($"{program.Url}/v1/articles").And.Contain($"{program.Url}/docs"));
        (await program.Caller().Get("/docs/index.html")).Expect(HttpStatusCode.OK);
        (await program.Caller(key).Get("/v1/editorial/keys")).Expect(HttpStatusCode.OK);
        Assert.That((await File.ReadAllTextAsync(_folder.KeyFile)).Trim(), Is.EqualTo(key));
        Assert.That(File.GetUnixFileMode(_folder.KeyFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task The_second_start_prints_no_key()
    {
        await using (var first = await ProgramProcess.Serve(_folder))
            await first.Terminate();
        await using var second = await ProgramProcess.Serve(_folder);
        var end = await second.Terminate();

        Assert.That(Key().IsMatch(end.Output + end.Errors), Is.False, end.Output);
    }

    [Test]
    public async Task In_development_there_is_something_to_read_and_a_stop_leaves_nothing_in_the_home_folder()
    {
        await using var program = await ProgramProcess.Serve(_folder, Development);
        foreach (var language in (string[])["en", "ru", "az", "hy"])
            Assert.That((await program.Caller().Get($"/v1/articles?language={language}")).Ids, Is.Not.Empty, language);
        var end = await program.Terminate();

        Assert.That(end.ExitCode, Is.Zero, end.Errors);
        Assert.That(end.Errors, Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Home), Is.Empty);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Work).Select(Path.GetFileName), Is.EqualTo(["data"]));
    }

    [Test]
    [Category("Slow")]
    public async Task In_development_there_is_something_that_people_read()
    {
        await using (var program = await ProgramProcess.Serve(_folder, Development))
        {
            // At once, because a ranking is kept for a minute.
            foreach (var ranking in (string[])["trending", "most", "most?period=1h", "most?language=hy", "most?by=shares"])
                Assert.That(await Ranked(program, ranking), Is.Positive, ranking);
            await program.Terminate();
        }

        await using var again = await ProgramProcess.Serve(_folder, Development);
        Assert.That(await Ranked(again, "trending"), Is.Positive);
    }

    [Test]
    [Category("Slow")]
    public async Task Addresses_are_those_where_it_listens_also_when_it_warms_up_with_stories_and_pictures()
    {
        await using (var program = await ProgramProcess.Serve(_folder, Development))
            await program.Terminate();

        await using var again = await ProgramProcess.Serve(_folder, Development);
        Assert.That(new Uri(again.Url).Port, Is.Not.EqualTo(80));
        var newest = (await again.Caller().Get("/v1/articles?limit=1")).Json["items"]![0]!;
        Assert.That((string)newest["leadImage"]!["url"]!, Does.StartWith(again.Url + "/media/"));
        Assert.That((string)newest["url"]!, Does.StartWith(again.Url + "/"));
    }

    [Test]
    public async Task In_production_a_new_site_is_empty()
    {
        await using var program = await ProgramProcess.Serve(_folder);

        Assert.That((await program.Caller().Get("/v1/articles")).Expect(HttpStatusCode.OK).Ids, Is.Empty);
    }

    [TestCase("NewsApi:Data:Provider", "NewsApi__Data__Provider=Oracle")]
    [TestCase("NewsApi:Data:Foldr", "NewsApi__Data__Foldr=x")]
    [TestCase("NewsApi:Dta", "NewsApi__Dta__Folder=x", Category = "Slow")]
    [TestCase("NewsApi:Http:MaxBodyBytes", "NewsApi__Http__MaxBodyBytes=5")]
    [TestCase("NewsApi:Http:MaxBodyBytes", "NewsApi__Http__MaxBodyBytes=many", Category = "Slow")]
    [TestCase("NewsApi:Http:PublicUrl", "NewsApi__Http__PublicUrl=nonsense")]
    [TestCase("NewsApi:Http:PublicUrl", "NewsApi__Http__PublicUrl=https://news.example/v1", Category = "Slow")]
    [TestCase("NewsApi:Http:PublicUrl", "NewsApi__Http__PublicUrl=https://news.example/S/more", Category = "Slow")]
    [TestCase("NewsApi:Http:PublicUrl", "NewsApi__Http__PublicUrl=https://news.example/api?x=1", Category = "Slow")]
    [TestCase("NewsApi:Data:ConnectionString", "NewsApi__Data__Provider=SqlServer", Category = "Slow")]
    [TestCase("NewsApi:Data:ConnectionString", "NewsApi__Data__Provider=SqlServer", "NewsApi__Data__ConnectionString=nonsense")]
    [TestCase("NewsApi:Access:JwtAudience", "NewsApi__Access__JwtAuthority=https://issuer.example", Category = "Slow")]
    [TestCase("NewsApi:Http:TrustedProxies:0", "NewsApi__Http__TrustedProxies=10.0.0.0/8")]
    [TestCase("Logging:Console:FormatterName", "Logging__Console__FormatterName=jsno")]
    [TestCase("Logging:LogLevel:Default", "Logging__LogLevel__Default=Loud", Category = "Slow")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string name, params string[] settings)
    {
        var end = await Start([], settings);

        Assert.That(end.ExitCode, Is.EqualTo(2), end.Errors);
        Assert.That(end.Errors, Does.Contain(name));
        Assert.That(end.Errors.Split('\n'), Has.Length.EqualTo(1));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Work), Is.Empty);
    }

    [Test]
    public async Task All_wrong_settings_are_named_at_once()
    {
        var end = await Start([], "NewsApi__Data__Provider=SqlServer", "NewsApi__Access__JwtAuthority=https://issuer.example");

        Assert.That(end.ExitCode, Is.EqualTo(2));
        Assert.That(end.Errors, Does.Contain("NewsApi:Data:ConnectionString").And.Contain("NewsApi:Access:JwtAudience"));
        Assert.That(end.Errors.Split('\n'), Has.Length.EqualTo(2));
    }

    [TestCase("nonsense")]
    [TestCase("http://127.0.0.1:99999", Category = "Slow")]
    [TestCase("http://192.0.2.1:80", Description = "An address of nobody's, kept for documentation.")]
    [TestCase("https://127.0.0.1:0", Description = "There is no certificate.")]
    public async Task An_address_that_cannot_be_listened_at_is_named(string address) => await IsRefused(address);

    [Test]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await IsRefused($"http://{other.LocalEndpoint}");
    }

    [Test]
    public async Task A_data_folder_that_cannot_be_written_is_said()
    {
        var file = Path.Combine(_folder.Work, "file");
        await File.WriteAllTextAsync(file, "");
        var end = await Start([], $"NewsApi__Data__Folder={file}/data");

        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That(end.Errors, Does.StartWith("NewsApi could not go on:").And.Not.Contain("   at "));
    }

    private static async Task<int> Ranked(ProgramProcess program, string ranking) =>
        (await program.Caller().Get($"/v1/articles/{ranking}")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray().Count;

    private async Task IsRefused(string address)
    {
        var end = await Start(["--urls", address]);

        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That(end.Errors, Does.StartWith($"NewsApi can't listen at {address}: ").And.Not.Contain("   at "));
        Assert.That(end.Output, Does.Not.Contain("   at "));
    }

    private Task<ProgramProcess.Ended> Start(string[] arguments, params string[] settings) =>
        ProgramProcess.Run(_folder, arguments, [.. settings.Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

    [GeneratedRegex("na_[a-z0-9]+_[a-z0-9]+")]
    private static partial Regex Key();

    [Test]
    public async Task A_first_key_whose_file_has_no_place_is_not_lost()
    {
        using var folder = new ProgramFolder();
        var inTheWay = Directory.CreateDirectory(folder.KeyFile);
        var failed = await ProgramProcess.Run(folder, ["--urls", "http://127.0.0.1:0"]);
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.Output + failed.Errors);
        inTheWay.Delete();
        var draft = Directory.GetFiles(Path.GetDirectoryName(folder.KeyFile)!, "admin-key.txt.*").Single();
        await using var program = await ProgramProcess.Serve(folder);
        (await program.Caller((await File.ReadAllTextAsync(draft)).Trim()).Get("/v1/editorial/keys")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_lesser_key_from_the_command_line_does_not_stand_in_for_the_first_admin_key()
    {
        using var folder = new ProgramFolder();
        Assert.That((await ProgramProcess.Run(folder, ["keys", "create", "--name", "Site", "--role", "Partner"])).ExitCode, Is.Zero);
        await using var program = await ProgramProcess.Serve(folder);
        (await program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim()).Get("/v1/editorial/keys")).Expect(HttpStatusCode.OK);
    }
}
