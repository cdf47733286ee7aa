using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Counting;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership.Rankings;

public class RankingTests(Database database) : DatabaseFixture(database)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(62);

    private Crowd _crowd = null!;

    [Test]
    public async Task The_most_read_come_first_and_of_equals_the_later_one()
    {
        var (section, stories) = await Stories(4);
        await _crowd.Do(stories[0], times: 3);
        await _crowd.Do(stories[1], times: 3);
        await _crowd.Do(stories[2], times: 5);
        await _crowd.Do(stories[3], times: 9, visitorClass: VisitorClass.Crawler);
        await _crowd.Do(stories[0], EventKind.Share, times: 2, channel: "x");
        await _crowd.Do(stories[1], EventKind.Click, times: 4);
        await App.Aggregate();
        Assert.That(await Most($"section={section}"), Is.EqualTo(new[] { $"{stories[2]} 5", $"{stories[1]} 3", $"{stories[0]} 3" }));
        Assert.That(await Most($"section={section}&by=shares&period=1h"), Is.EqualTo(new[] { $"{stories[0]} 2" }));
        Assert.That(await Most($"section={section}&by=clicks&period=30d"), Is.EqualTo(new[] { $"{stories[1]} 4" }));
        Assert.That(await Most($"section={section}&limit=1&period=7d"), Is.EqualTo(new[] { $"{stories[2]} 5" }));
        var answer = (await Anonymous.Get($"/v1/articles/most?section={section}&fields=id,slug&limit=1")).Expect(HttpStatusCode.OK).Json;
        Assert.That(
            answer["items"]![0]!.ToJsonString(),
            Is.EqualTo($$$"""{"count":5,"article":{"id":{{{stories[2]}}},"slug":"{{{section}}}-2"}}"""));
        Assert.That(
            (answer["by"]!.GetValue<string>(), answer["period"]!.GetValue<string>(), answer["lagSeconds"]!.GetValue<double>()),
            Is.EqualTo(("views", "1d", 0d)));
    }

    [Test]
    public async Task Windows_move_with_time()
    {
        var (section, stories) = await Stories(2);
        await _crowd.Do(stories[0], times: 3);
        await App.Aggregate();
        App.Clock.Advance(TimeSpan.FromMinutes(70));
        await _crowd.Do(stories[1], times: 2);
        await App.Aggregate();
        Assert.That(await Most($"section={section}&period=1h"), Is.EqualTo(new[] { $"{stories[1]} 2" }));
        Assert.That(await Most($"section={section}&period=1d"), Is.EqualTo(new[] { $"{stories[0]} 3", $"{stories[1]} 2" }));
        App.Clock.Advance(TimeSpan.FromHours(24));
        await App.Aggregate();
        Assert.That(await Most($"section={section}&period=1h"), Is.Empty);
        Assert.That(await Most($"section={section}&period=1d"), Is.EqualTo(new[] { $"{stories[1]} 2" }));
        App.Clock.Advance(TimeSpan.FromHours(2));
        await App.Aggregate();
        Assert.That(await Most($"section={section}&period=1d"), Is.Empty);
        Assert.That(await Most($"section={section}&period=7d"), Has.Count.EqualTo(2));
        App.Clock.Advance(TimeSpan.FromDays(30));
        await App.Aggregate();
        Assert.That(await Most($"section={section}&period=30d"), Is.Empty);
    }

    [Test]
    public async Task Sections_below_count_and_languages_are_told_apart()
    {
        var (above, stories) = await Stories(1);
        await Editor.Section($"{above}-below", parent: above);
        var below = await Editor.PublishedArticle(Makers.Content(slug: $"{above}-deep", language: "ru", section: $"{above}-below"));
        await _crowd.Do(stories[0], times: 2);
        await _crowd.Do(below.Id);
        await App.Aggregate();
        Assert.That(await Most($"section={above}"), Is.EqualTo(new[] { $"{stories[0]} 2", $"{below.Id} 1" }));
        Assert.That(await Most($"section={above}-below"), Is.EqualTo(new[] { $"{below.Id} 1" }));
        Assert.That(await Most($"section={above}&language=ru"), Is.EqualTo(new[] { $"{below.Id} 1" }));
        Assert.That(await Most($"section={above}&language=ru,en"), Has.Count.EqualTo(2));
        Assert.That(await Most($"section={above}&section={above}-below"), Is.EqualTo(new[] { $"{below.Id} 1" }));
        Assert.That(await Most("section=no-such"), Is.Empty);
        Assert.That(await Trending("section=no-such"), Is.Empty);
    }

    [Test]
    public async Task What_is_not_public_is_in_no_ranking_and_goes_at_once()
    {
        var (section, stories) = await Stories(1);
        var draft = await Editor.Article(Makers.Content(slug: $"{section}-draft", section: section));
        (await Editor.Put($"/v1/editorial/articles/{draft.Id}/ranking", new { pinned = true }, "\"v0\"")).Expect(HttpStatusCode.OK);
        await _crowd.Do(draft.Id, times: 30);
        await _crowd.Do(stories[0], times: 20);
        await App.Aggregate();
        Assert.That(await Most($"section={section}"), Is.EqualTo(new[] { $"{stories[0]} 20" }));
        Assert.That(await Trending($"section={section}"), Is.EqualTo(new[] { $"{stories[0]}" }));
        await Editor.Publish(draft);
        Assert.That(await Most($"section={section}"), Is.EqualTo(new[] { $"{draft.Id} 30", $"{stories[0]} 20" }));
        Assert.That(await Trending($"section={section}"), Is.EqualTo(new[] { $"{draft.Id} pinned", $"{stories[0]}" }));
        await Editor.Do(await Editor.Get($"/v1/editorial/articles/{stories[0]}"), "unpublish", new { });
        Assert.That(await Most($"section={section}"), Is.EqualTo(new[] { $"{draft.Id} 30" }));
        Assert.That(await Trending($"section={section}"), Is.EqualTo(new[] { $"{draft.Id} pinned" }));
    }

    [Test]
    public async Task A_ranking_is_made_anew_after_a_minute()
    {
        var (section, stories) = await Stories(1);
        await _crowd.Do(stories[0]);
        await App.Aggregate();
        var path = $"/v1/articles/most?section={section}";
        var first = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        await _crowd.Do(stories[0]);
        App.Clock.Advance(TimeSpan.FromSeconds(30));
        await App.Aggregate();
        Assert.That((await Anonymous.Get(path)).ETag, Is.EqualTo(first.ETag));
        // Another question about the same ranking shows the same moment, and no longer than the first.
        var other = (await Anonymous.Get(path + "&limit=5")).Expect(HttpStatusCode.OK);
        Assert.That(other.Json["asOf"]!.ToJsonString(), Is.EqualTo(first.Json["asOf"]!.ToJsonString()));
        App.Clock.Advance(TimeSpan.FromSeconds(32));
        foreach (var again in (Answer[])[await Anonymous.Get(path), await Anonymous.Get(path + "&limit=5")])
        {
            Assert.That(again.Json["items"]![0]!["count"]!.GetValue<long>(), Is.EqualTo(2));
            Assert.That(again.Value<DateTimeOffset>("asOf"), Is.GreaterThan(first.Value<DateTimeOffset>("asOf").AddSeconds(60)));
        }

        Assert.That(
            first.Headers["Surrogate-Key"].Split(' '),
            Is.SupersetOf(new[] { "lists", "sections", "rankings", "site", $"article:{stories[0]}" }));
    }

    [Test]
    public async Task An_article_trends_from_twenty_views_on_and_the_newer_events_weigh_more()
    {
        var (section, stories) = await Stories(4);
        await _crowd.Do(stories[0], times: 30);
        await _crowd.Do(stories[3], times: 19);
        await _crowd.Do(stories[3], EventKind.Share, times: 50, channel: "x");
        await App.Aggregate();
        App.Clock.Advance(TimeSpan.FromHours(6));
        await _crowd.Do(stories[1], times: 20);
        await _crowd.Do(stories[2], times: 20);
        await _crowd.Do(stories[2], EventKind.Click, times: 2);
        await _crowd.Do(stories[2], EventKind.Share, channel: "x");
        await App.Aggregate();
        Assert.That(await Trending($"section={section}"), Is.EqualTo(new[] { $"{stories[2]}", $"{stories[1]}", $"{stories[0]}" }));
        Assert.That(await Scores(section), Is.EqualTo(new[] { 29.0, 20.0, 15.0 }).Within(0.05));

        App.Clock.Advance(TimeSpan.FromHours(12));
        await _crowd.Do(stories[3]);
        await App.Aggregate();
        Assert.That(
            await Trending($"section={section}"), Is.EqualTo(new[] { $"{stories[3]}", $"{stories[2]}", $"{stories[1]}", $"{stories[0]}" }));
        Assert.That(await Scores(section), Is.EqualTo(new[] { (269 / 8.0) + 1, 7.25, 5.0, 3.75 }).Within(0.05));
    }

    [Test]
    public async Task Pins_come_first_in_their_order_and_end_in_time()
    {
        var (section, stories) = await Stories(5);
        await _crowd.Do(stories[0], times: 25);
        await _crowd.Do(stories[1], times: 40);
        await App.Aggregate();
        await Rank(stories[2], new { pinned = true });
        await Rank(stories[3], new { pinned = true, position = 2 });
        await Rank(stories[1], new { pinned = true, position = 1, until = App.Clock.GetUtcNow().AddHours(1) });
        Assert.That(
            await Trending($"section={section}"),
            Is.EqualTo(new[] { $"{stories[1]} pinned", $"{stories[3]} pinned", $"{stories[2]} pinned", $"{stories[0]}" }));
        Assert.That(await Trending($"section={section}&limit=2"), Is.EqualTo(new[] { $"{stories[1]} pinned", $"{stories[3]} pinned" }));
        Assert.That(await Most($"section={section}"), Is.EqualTo(new[] { $"{stories[1]} 40", $"{stories[0]} 25" }));
        App.Clock.Advance(TimeSpan.FromHours(1) + Kept);
        Assert.That(
            await Trending($"section={section}"),
            Is.EqualTo(new[] { $"{stories[3]} pinned", $"{stories[2]} pinned", $"{stories[1]}", $"{stories[0]}" }));
    }

    [Test]
    public async Task What_is_excluded_is_in_no_ranking_at_once_and_comes_back()
    {
        var (section, stories) = await Stories(2);
        await _crowd.Do(stories[0], times: 25);
        await _crowd.Do(stories[1], times: 24);
        await App.Aggregate();
        Assert.That(await Most($"section={section}"), Has.Count.EqualTo(2));
        var rule = await Rank(stories[0], new { excluded = true });
        Assert.That(await Most($"section={section}"), Is.EqualTo(new[] { $"{stories[1]} 24" }));
        Assert.That(await Trending($"section={section}"), Is.EqualTo(new[] { $"{stories[1]}" }));
        (await Editor.Delete($"/v1/editorial/articles/{stories[0]}/ranking", rule.ETag)).Expect(HttpStatusCode.NoContent);
        Assert.That(await Most($"section={section}"), Has.Count.EqualTo(2));
        Assert.That(await Trending($"section={section}"), Has.Count.EqualTo(2));
        await Rank(stories[0], new { excluded = true, until = App.Clock.GetUtcNow().AddMinutes(5) }, "\"v2\"");
        Assert.That(await Trending($"section={section}"), Has.Count.EqualTo(1));
        App.Clock.Advance(TimeSpan.FromMinutes(5) + Kept);
        Assert.That(await Trending($"section={section}"), Has.Count.EqualTo(2));
    }

    [TestCase("by=likes", "by")]
    [TestCase("by=Views", "by")]
    [TestCase("by=views,shares", "by")]
    [TestCase("period=2h", "period")]
    [TestCase("period=1H", "period")]
    [TestCase("period=", "period")]
    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("language=", "language")]
    [TestCase("section=a,", "section")]
    [TestCase("fields=nothing", "fields")]
    [TestCase("include=text", "include")]
    [TestCase("cursor=e30", "cursor")]
    [TestCase("tag=a", "tag")]
    public async Task A_question_that_can_not_be_meant_is_refused(string query, string parameter)
    {
        (await Anonymous.Get($"/v1/articles/most?{query}")).Refused(400, parameter);
        (await Anonymous.Get($"/v1/articles/trending?{query}")).Refused(400, parameter);
    }

    protected override Task Prepare()
    {
        _crowd = new Crowd(App);
        return Admin.FourLanguages();
    }

    // A section of its own for each test, because all of them share one clock and one site.
    private async Task<(string Section, IReadOnlyList<long> Ids)> Stories(int count)
    {
        var section = $"s{Guid.NewGuid():N}"[..12];
        await Editor.Section(section);
        var ids = new List<long>();
        for (var number = 0; number < count; number++)
            ids.Add((await Editor.PublishedArticle(Makers.Content(slug: $"{section}-{number}", section: section))).Id);
        return (section, ids);
    }

    private async Task<Answer> Rank(long article, object rule, string version = "\"v0\"") =>
        (await Editor.Put($"/v1/editorial/articles/{article}/ranking", rule, version)).Expect(HttpStatusCode.OK);

    private async Task<IReadOnlyList<string>> Most(string query) =>
        [.. (await Items($"/v1/articles/most?{query}")).Select(item => $"{item!["article"]!["id"]} {item["count"]}")];

    private async Task<IReadOnlyList<string>> Trending(string query) =>
        [.. (await Items($"/v1/articles/trending?{query}")).Select(
            item => $"{item!["article"]!["id"]}{(item["pinned"]!.GetValue<bool>() ? " pinned" : "")}")];

    private async Task<IReadOnlyList<double>> Scores(string section) =>
        [.. (await Items($"/v1/articles/trending?section={section}")).Select(item => item!["score"]!.GetValue<double>())];

    private async Task<JsonArray> Items(string path) => (await Anonymous.Get(path)).Expect(HttpStatusCode.OK).Json["items"]!.AsArray();
}
