using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Counting;
using NewsApi.Counting.Journal;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Stats;

public class StatsTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Numbers_are_those_of_the_events_that_were_sent()
    {
        await Editor.Section("politics");
        var author = await Editor.Author("ilva");
        var section = (await Editor.Get("/v1/editorial/sections")).Ids[0];
        var (id, key) = await Editor.ReadStory(Anonymous, Makers.Content(section: "politics", authors: [new { author = "ilva" }]));
        var link =
            (await Editor.Post("/v1/editorial/share-links", new { articleId = id, alias = "counted-link" })).Expect(HttpStatusCode.Created);
        var one = App.Reader();
        await one.SendAcknowledged(
            new { kind = "view", article = id, key, referrer = "t.me", link = "counted-link" },
            new { kind = "share", article = id, key, channel = "telegram" },
            new { kind = "copy", article = id, key }, new { kind = "print", article = id, key },
            new { kind = "appOpen", article = id, key });
        await App.Reader(Reader.Phone).SendAcknowledged(new { kind = "view", article = id, key });
        await App.Reader(Reader.Twitterbot).SendAcknowledged(new { kind = "view", article = id, key });
        await new Crowd(App).Do(id, EventKind.Click, channel: "x", link: link.Id, section: section, authors: [author.Id]);
        var before = Counts((await Stats("site/stats"))["totals"]!);
        await App.Aggregate();

        foreach (var path in (string[])[$"articles/{id}", $"sections/{section}", $"authors/{author.Id}"])
        {
            var stats = await Stats($"{path}/stats");
            Assert.That(Counts(stats["totals"]!), Is.EqualTo(new long?[] { 2, 1, 1, 1, 1, 1 }), path);
            Assert.That(Counts(stats["allTime"]!), Is.EqualTo(new long?[] { 2, 1, 1, 1, 1, 1 }), path);
            Assert.That(Counts(stats["points"]!.AsArray()[^1]!), Is.EqualTo(new long?[] { 2, 1, 1, 1, 1, 1 }), path);
            Assert.That(stats["points"]!.AsArray()[^1]!["dailyUniques"]!.GetValue<long>(), Is.EqualTo(2), path);
            Assert.That(stats["lagSeconds"]!.GetValue<double>(), Is.Zero);
        }

        var after = Counts((await Stats("site/stats"))["totals"]!);
        Assert.That(after.Zip(before, (now, then) => now - then), Is.EqualTo(new long?[] { 2, 1, 1, 1, 1, 1 }));
        var ofLink = await Stats($"share-links/{link.Id}/stats");
        Assert.That(Counts(ofLink["totals"]!), Is.EqualTo(new long?[] { 1, 0, 0, 0, 0, 1 }));
        Assert.That(ofLink["subject"]!.ToJsonString(), Is.EqualTo($$"""{"kind":"shareLink","id":{{link.Id}}}"""));
        Assert.That((await Stats("site/stats"))["subject"]!.ToJsonString(), Is.EqualTo("""{"kind":"site","id":null}"""));

        Assert.That(Groups(await Stats($"articles/{id}/stats?groupBy=class&kind=view")), Is.EqualTo(new[] { "human 2", "previewBot 1" }));
        Assert.That(
            Groups(await Stats($"articles/{id}/stats?groupBy=channel&kind=share,click")), Is.EqualTo(new[] { "telegram 1", "x 1" }));
        Assert.That(Groups(await Stats($"articles/{id}/stats?groupBy=referrer&kind=view")), Is.EqualTo(new[] { "(none) 1", "t.me 1" }));
        Assert.That(
            Groups(await Stats($"sections/{section}/stats?groupBy=language&kind=view&granularity=total")), Is.EqualTo(new[] { "en 2" }));
        Assert.That(Groups(await Stats($"articles/{id}/stats?groupBy=channel&kind=view")), Is.EqualTo(new[] { "(none) 2" }));
        var ofBots = await Stats($"articles/{id}/stats?class=previewBot,crawler&kind=view,print");
        Assert.That(Counts(ofBots["totals"]!), Is.EqualTo(new long?[] { 1, null, null, 0, null, null }));
        Assert.That(ofBots["points"]![0]!["dailyUniques"], Is.Null);
    }

    [Test]
    public async Task Time_is_cut_into_whole_steps_of_UTC()
    {
        var (id, _) = await Editor.ReadStory(Anonymous);
        var crowd = new Crowd(App);
        DateTimeOffset monday = new(2026, 1, 26, 0, 0, 0, TimeSpan.Zero);
        await crowd.Do(id, at: monday.AddMilliseconds(-1));
        await crowd.Do(id, at: monday, times: 2);
        await crowd.Do(id, at: monday.AddHours(5).AddMinutes(59), times: 4);
        await crowd.Do(id, at: monday.AddDays(6).AddHours(23), times: 8);
        await crowd.Do(id, at: monday.AddDays(7), times: 16);
        await App.Aggregate();

        var path = $"articles/{id}/stats?kind=view";
        Assert.That(
            await Points($"{path}&granularity=hour&from=2026-01-26T04:30:00Z&to=2026-01-26T06:00:00Z"),
            Is.EqualTo(new[] { "2026-01-26T04:00:00.000Z 0", "2026-01-26T05:00:00.000Z 4" }));
        Assert.That(
            await Points($"{path}&granularity=day&from=2026-01-25T12:00:00Z&to=2026-01-27T00:00:00Z"),
            Is.EqualTo(new[] { "2026-01-25T00:00:00.000Z 1", "2026-01-26T00:00:00.000Z 6" }));
        Assert.That(
            await Points($"{path}&granularity=week&from=2026-01-25T12:00:00Z&to=2026-02-02T00:00:00.001Z"),
            Is.EqualTo(new[] { "2026-01-19T00:00:00.000Z 1", "2026-01-26T00:00:00.000Z 14", "2026-02-02T00:00:00.000Z 16" }));
        Assert.That(
            await Points($"{path}&granularity=month&from=2026-01-25T12:00:00Z&to=2026-02-01T00:00:00Z"),
            Is.EqualTo(new[] { "2026-01-01T00:00:00.000Z 7" }));
        Assert.That(
            await Points($"{path}&granularity=month&from=2026-01-25T12:00:00Z&to=2026-02-28T00:00:00Z"),
            Is.EqualTo(new[] { "2026-01-01T00:00:00.000Z 7", "2026-02-01T00:00:00.000Z 24" }));
        Assert.That(
            await Points($"{path}&granularity=total&from=2026-01-26T12:00:00Z&to=2026-02-02T00:00:00Z"),
            Is.EqualTo(new[] { "2026-01-26T00:00:00.000Z 14" }));
    }

    [Test]
    public async Task Without_a_range_it_is_the_last_thirty_days_with_today()
    {
        var (id, _) = await Editor.ReadStory(Anonymous);
        await new Crowd(App).Do(id, times: 3);
        await new Crowd(App).Do(id, at: App.Clock.GetUtcNow().AddDays(-30).AddHours(-13), times: 5);
        await App.Aggregate();
        var stats = await Stats($"articles/{id}/stats");
        Assert.That(stats["points"]!.AsArray(), Has.Count.EqualTo(31));
        Assert.That(stats["totals"]!["views"]!.GetValue<long>(), Is.EqualTo(3));
        Assert.That(stats["allTime"]!["views"]!.GetValue<long>(), Is.EqualTo(8));
        Assert.That((stats["granularity"]!.GetValue<string>(), stats["groupBy"]), Is.EqualTo(("day", (JsonNode?)null)));
    }

    [Test]
    public async Task AsOf_is_the_oldest_event_that_waits()
    {
        var (id, _) = await Editor.ReadStory(Anonymous);
        await App.Aggregate();
        var before = App.Clock.GetUtcNow();
        using (var connection = App.Database.Open())
            await Dapper.SqlMapper.ExecuteAsync(
                connection, "INSERT INTO read_journal (batch, received_at, events, content) VALUES (1, @at, 0, @content)",
                new { at = before.AddSeconds(-90).ToUnixTimeMilliseconds(), content = EventBatch.Write([]) });
        var stats = await Stats($"articles/{id}/stats");
        Assert.That(stats["asOf"]!.GetValue<DateTimeOffset>(), Is.EqualTo(before.AddSeconds(-90)).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That(stats["lagSeconds"]!.GetValue<double>(), Is.EqualTo(90).Within(1));
        await App.Aggregate();
        stats = await Stats($"articles/{id}/stats");
        Assert.That(stats["lagSeconds"]!.GetValue<double>(), Is.Zero);
        Assert.That(stats["asOf"]!.GetValue<DateTimeOffset>(), Is.GreaterThan(before));
    }

    [Test]
    public async Task Referrers_beyond_the_hundred_most_frequent_are_others()
    {
        var (id, _) = await Editor.ReadStory(Anonymous);
        var crowd = new Crowd(App);
        for (var host = 0; host < 120; host++)
            await crowd.Do(id, referrer: $"host{host:D3}.example", times: host < 100 ? 2 : 1);
        await crowd.Do(id, times: 7);
        await App.Aggregate();
        var groups = Groups(await Stats($"articles/{id}/stats?groupBy=referrer&granularity=total"));
        Assert.That(groups, Has.Count.EqualTo(102));
        Assert.That(groups.Take(3), Is.EqualTo(new[] { "(other) 20", "(none) 7", "host000.example 2" }));
    }

    [Test]
    public async Task A_day_that_has_its_share_of_referrers_still_counts_those_it_knows()
    {
        var (id, _) = await Editor.ReadStory(Anonymous);
        var crowd = new Crowd(App);
        for (var host = 0; host < 1_000; host++)
            await crowd.Do(id, referrer: $"host{host:D4}.example", at: App.Clock.GetUtcNow().AddDays(-3));
        await App.Aggregate();
        await crowd.Do(id, referrer: "host0007.example", at: App.Clock.GetUtcNow().AddDays(-3), times: 5);
        await crowd.Do(id, referrer: "late.example", at: App.Clock.GetUtcNow().AddDays(-3), times: 2);
        await crowd.Do(id, referrer: "later.example", at: App.Clock.GetUtcNow().AddDays(-3));
        await App.Aggregate();
        var groups = Groups(await Stats($"articles/{id}/stats?groupBy=referrer&granularity=total"));
        Assert.That(groups.Take(2), Is.EqualTo(new[] { "(other) 903", "host0007.example 6" }));
        Assert.That(groups, Has.None.Contains("late"));
    }

    [Test]
    public async Task What_is_not_there_is_not_found_and_drafts_have_zeros()
    {
        foreach (var path in (string[])["articles", "share-links", "sections", "authors"])
            (await Writer.Get($"/v1/editorial/{path}/987654/stats")).Refused(404);
        var draft = await Editor.Article();
        var stats = await Stats($"articles/{draft.Id}/stats");
        Assert.That(Counts(stats["allTime"]!), Is.EqualTo(new long?[] { 0, 0, 0, 0, 0, 0 }));
        Assert.That(stats["points"]!.AsArray().Sum(point => point!["views"]!.GetValue<long>()), Is.Zero);
    }

    [TestCase("from=2026-01-01", "from")]
    [TestCase("to=2026-01-01T00:00:00", "to")]
    [TestCase("from=1969-12-31T23:59:59Z", "from")]
    [TestCase("to=3000-01-01T00:00:00Z", "to")]
    [TestCase("to=0001-01-01T00:00:00Z", "to")]
    [TestCase("to=9999-12-31T23:59:59Z", "to")]
    [TestCase("to=1970-01-01T00:00:00Z", "to")]
    [TestCase("from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z", "to")]
    [TestCase("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "to")]
    [TestCase("from=2999-01-01T00:00:00Z", "from")]
    [TestCase("granularity=hour&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00.001Z", "from")]
    [TestCase("from=2021-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [TestCase("granularity=week&from=2015-12-31T23:59:59Z&to=2026-01-01T00:00:00Z", "from")]
    [TestCase("granularity=month&from=1970-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from")]
    [TestCase("granularity=total&from=1970-01-01T00:00:00Z", "from")]
    [TestCase("granularity=minute", "granularity")]
    [TestCase("granularity=", "granularity")]
    [TestCase("granularity=Day", "granularity")]
    [TestCase("groupBy=channel,class", "groupBy")]
    [TestCase("groupBy=channel&groupBy=class", "groupBy")]
    [TestCase("groupBy=day", "groupBy")]
    [TestCase("groupBy=referrer&granularity=hour", "granularity")]
    [TestCase("groupBy=referrer&class=crawler", "class")]
    [TestCase("groupBy=referrer&class=human,staff", "class")]
    [TestCase("kind=", "kind")]
    [TestCase("kind=view,", "kind")]
    [TestCase("kind=views", "kind")]
    [TestCase("class=people", "class")]
    public async Task A_question_that_can_not_be_meant_is_refused(string query, string parameter)
    {
        (await Writer.Get($"/v1/editorial/site/stats?{query}")).Refused(400, parameter);
        (await Writer.Get($"/v1/editorial/articles/987654/stats?{query}")).Refused(400, parameter);
    }

    [TestCase("granularity=hour&from=2026-01-01T00:30:00Z&to=2026-02-01T00:30:00Z", 745)]
    [TestCase("granularity=day&from=2023-01-01T00:30:00Z&to=2026-01-05T00:30:00Z", 1_101)]
    [TestCase("granularity=week&from=2016-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", 523)]
    [TestCase("granularity=month&from=2016-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", 120)]
    [TestCase("granularity=total&from=2016-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&kind=view&class=human,staff", 1)]
    [TestCase("granularity=hour&to=2999-12-31T23:59:59Z", 721)]
    public async Task The_longest_ranges_are_answered(string query, int points) =>
        Assert.That((await Stats($"site/stats?{query}"))["points"]!.AsArray(), Has.Count.EqualTo(points));

    // The clock moves at each look; nothing shall be added up between a test's own two steps.
    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Counting:FoldMilliseconds"] = "60000" });

    private static long?[] Counts(JsonNode counts) =>
        [.. ((string[])["views", "shares", "copies", "prints", "appOpens", "clicks"]).Select(name => counts[name]?.GetValue<long>())];

    private static IReadOnlyList<string> Groups(JsonNode stats) =>
        [.. stats["points"]!.AsArray().Select(point => $"{point!["group"]} {Counts(point).Sum()}")];

    private async Task<IReadOnlyList<string>> Points(string path) =>
        [.. (await Stats(path))["points"]!.AsArray().Select(point => $"{point!["from"]} {point["views"]}")];

    private async Task<JsonNode> Stats(string path) => (await Writer.Get($"/v1/editorial/{path}")).Expect(HttpStatusCode.OK).Json;
}
