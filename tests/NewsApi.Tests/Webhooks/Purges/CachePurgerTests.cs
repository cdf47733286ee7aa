using System.Text.Json.Nodes;
using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Webhooks.Purges;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Kinds))]
public class CachePurgerTests(Database database)
{
    [Test]
    public async Task A_change_purges_its_keys()
    {
        await using var cdn = await Receiver.Start();
        await using var app = await Start(cdn, "Plain");
        var editor = new Api(await app.As(Role.Editor));
        var article = await editor.PublishedArticle(Makers.Content("Purged"));
        await Eventually.Is(() => Task.FromResult(Keys(cdn)), Is.SupersetOf([$"article:{article.Id}", "lists", "list:en"]));
        var request = cdn.Requests[^1];
        Assert.That((request.Method, request.Path, request.Headers["Authorization"]), Is.EqualTo(("PURGE", "/purge", "Bearer token-7")));
    }

    [Test]
    public async Task Drafts_purge_nothing()
    {
        await using var cdn = await Receiver.Start();
        await using var app = await Start(cdn, "Plain");
        var editor = new Api(await app.As(Role.Editor));
        await editor.Article(Makers.Content("A draft"));
        var tag = await editor.Tag("purge-after");
        await Eventually.Is(() => Task.FromResult(Keys(cdn)), Is.EquivalentTo([$"tag:{tag.Id}", "tags"]));
    }

    [Test]
    public async Task Fastly_gets_its_own_form()
    {
        await using var cdn = await Receiver.Start();
        await using var app = await Start(cdn, "Fastly");
        var tag = await new Api(await app.As(Role.Editor)).Tag("fast");
        await Eventually.Is(() => Task.FromResult(Keys(cdn)), Does.Contain($"tag:{tag.Id}"));
        var request = cdn.Requests[0];
        Assert.That((request.Method, request.Headers["Fastly-Key"]), Is.EqualTo(("POST", "token-7")));
    }

    [Test]
    public async Task Cloudflare_gets_its_own_form()
    {
        await using var cdn = await Receiver.Start();
        await using var app = await Start(cdn, "Cloudflare");
        var tag = await new Api(await app.As(Role.Editor)).Tag("cloudy");
        await Eventually.Is(
            () => Task.FromResult(cdn.Requests.SelectMany(one => JsonNode.Parse(one.Body)!["tags"]!.AsArray()
                .Select(name => name!.GetValue<string>()))),
            Does.Contain($"tag:{tag.Id}"));
        Assert.That(cdn.Requests[0].Headers["Authorization"], Is.EqualTo("Bearer token-7"));
    }

    [Test]
    public async Task A_failed_purge_is_repeated_with_what_has_changed_since()
    {
        var isUp = false;
        await using var cdn = await Receiver.Start(context => Receiver.Status(context, isUp ? 200 : 503));
        await using var app = await Start(cdn, "Plain");
        var editor = new Api(await app.As(Role.Editor));
        var first = await editor.Tag("purge-1");
        await Eventually.Is(() => Task.FromResult(cdn.Requests.Count), Is.GreaterThan(0));
        var second = await editor.Tag("purge-2");
        isUp = true;
        var before = cdn.Requests.Count;
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.Is(
            () => Task.FromResult(cdn.Requests.Skip(before).SelectMany(one => one.Headers["Surrogate-Key"].Split(' '))),
            Is.SupersetOf([$"tag:{first.Id}", $"tag:{second.Id}"]));
    }

    [Test]
    public async Task Of_two_nodes_one_purges_what_both_write()
    {
        using var folder = new ProgramFolder();
        await using var cdn = await Receiver.Start();
        (string, string)[] settings =
        [
            ("NewsApi__Outgoing__AllowedPrivateHosts__0", "127.0.0.1:*"), ("NewsApi__Purge__Kind", "Plain"),
            ("NewsApi__Purge__Address", cdn.At("/purge").ToString()), ("NewsApi__Webhooks__PollMilliseconds", "200"),
            ("NewsApi__Webhooks__LeaseSeconds", "2"),
        ];
        await using var second = await ProgramProcess.Serve(folder, settings);
        var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
        var tags = new List<long>();
        await using (var first = await ProgramProcess.Serve(folder, settings))
            for (var number = 0; number < 20; number++)
                tags.Add((await (number % 2 == 0 ? first : second).Caller(key).Tag($"purged-{number}")).Id);
        // The other node goes on where this one ended.
        tags.Add((await second.Caller(key).Tag("purged-last")).Id);
        await Eventually.Is(() => Task.FromResult(Keys(cdn)), Is.SupersetOf(tags.Select(id => $"tag:{id}")));
    }

    private static IEnumerable<string> Keys(Receiver cdn) =>
        cdn.Requests.SelectMany(one => one.Headers["Surrogate-Key"].Split(' ')).Distinct();

    // The first look makes the cursor; changes before it purge nothing.
    private async Task<AppUnderTest> Start(Receiver cdn, string kind)
    {
        var app = new AppUnderTest(database, new Dictionary<string, string>
        {
            ["NewsApi:Outgoing:AllowedPrivateHosts:0"] = "127.0.0.1:*",
            ["NewsApi:Purge:Kind"] = kind,
            ["NewsApi:Purge:Address"] = cdn.At("/purge").ToString(),
            ["NewsApi:Purge:Token"] = "token-7",
            ["NewsApi:Purge:DelayMilliseconds"] = "0",
        });
        await app.As(Role.Admin);
        await Eventually.Is(
            () => Task.FromResult(Cursors(app)), Is.EqualTo(1));
        return app;
    }

    private static long Cursors(AppUnderTest app)
    {
        using var connection = app.Database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM dispatch_cursors WHERE id = 0");
    }
}
