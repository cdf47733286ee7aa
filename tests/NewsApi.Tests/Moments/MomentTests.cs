using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Fronts;
using NewsApi.Scheduling;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Moments;

/// <summary>What editors see of another time is what readers see at that time.</summary>
public class MomentTests(Database database) : DatabaseFixture(database)
{
    private const string Asked = "language=en&fields=id,title,publishedAt,updatedAt,tags&limit=100";

    private readonly Random _random = new(20261129);
    private int _made;

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Tag("moment");
        await Editor.Tag("other");
    }

    [Test]
    public async Task The_past_is_what_readers_saw()
    {
        var front = await Editor.PublishedFront("past", new { key = "all", limit = 50, backfill = "tag=moment" });
        var articles = new List<long>();
        var seen = new List<(DateTimeOffset At, string List, string Front)>();
        for (var step = 0; step < 30; step++)
        {
            App.Clock.Advance(TimeSpan.FromMinutes(10));
            await Change(articles);
            App.Clock.Advance(TimeSpan.FromMinutes(10));
            seen.Add((
                App.Clock.GetUtcNow(), (await Anonymous.Get($"/v1/articles?{Asked}")).Text,
                Cards(await Anonymous.Get("/v1/fronts/past?language=en"))));
        }

        var seq = (await Anonymous.Get("/v1/site")).Headers["NewsApi-Seq"];
        foreach (var (at, list, cards) in seen)
        {
            Assert.That((await At($"articles?{Asked}", at)).Text, Is.EqualTo(list), $"{at:O}");
            Assert.That(Cards(await At("fronts/past?language=en", at)), Is.EqualTo(cards), $"{at:O}");
        }

        Assert.That((await Anonymous.Get("/v1/site")).Headers["NewsApi-Seq"], Is.EqualTo(seq), "looking writes nothing");
        Assert.That((await Anonymous.Get($"/v1/articles?{Asked}")).Text, Is.EqualTo(seen[^1].List));
        var before = await At("fronts/past", front.Value<DateTimeOffset>("createdAt").AddMinutes(-1));
        Assert.That(before.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_future_is_what_readers_will_see()
    {
        await Editor.Tag("future");
        var (begin, looks) = (Whole(App.Clock.GetUtcNow()).AddHours(1), new List<(DateTimeOffset At, string List, string Front)>());
        var cards = new List<object>();
        for (var number = 0; number < 12; number++)
        {
            var article = await Editor.Article(Makers.Content($"Coming {number}", tags: ["future"]));
            if (number % 3 == 0)
                article = await Editor.Publish(article);
            var due = begin.AddMinutes(10 * _random.Next(30));
            await Editor.Do(article, "schedule", number % 3 == 0 ? new { unpublishAt = due } : new { publishAt = due });
            cards.Add(new { kind = "article", article = article.Id, from = begin.AddMinutes(10 * _random.Next(30)) });
        }

        var released = await Editor.Article(Makers.Content("Released", tags: ["future"]));
        var release = (await Editor.Post(
            "/v1/editorial/releases", new { name = "Together", items = new[] { new { articleId = released.Id } } }))
            .Expect(HttpStatusCode.Created);
        (await Editor.Post($"/v1/editorial/releases/{release.Id}/schedule", new { dueAt = begin.AddMinutes(65) }, release.ETag))
            .Expect(HttpStatusCode.OK);
        await Editor.PublishedFront("future", new { key = "all", limit = 5, cards, backfill = "tag=future" });
        for (var minute = 5; minute < 320; minute += 20)
        {
            var at = begin.AddMinutes(minute);
            looks.Add((at, (await At($"articles?{Asked}&tag=future", at)).Text, Cards(await At("fronts/future?language=en", at))));
        }

        foreach (var (at, list, front) in looks)
        {
            if (at > App.Clock.GetUtcNow())
                App.Clock.SetUtcNow(at);
            await App.Services.GetRequiredService<DueWork>().RunAll(CancellationToken.None);
            await App.Services.GetRequiredService<CardWindowScheduler>().RunAll(DueWork.Clock, CancellationToken.None);
            var now = await Anonymous.Get($"/v1/articles?{Asked}&tag=future");
            Assert.That(WithoutTimes(list), Is.EqualTo(WithoutTimes(now.Text)), $"{at:O}");
            Assert.That(front, Is.EqualTo(Cards(await Anonymous.Get("/v1/fronts/future?language=en"))), $"{at:O}");
        }
    }

    [Test]
    public async Task Any_revision_of_a_front_is_shown_at_any_time_and_only_to_editors()
    {
        var story = await Editor.PublishedArticle(Makers.Content());
        await Editor.Front("drafted", new { key = "all", cards = new[] { new { kind = "article", article = story.Id } } });
        (await Anonymous.Get("/v1/fronts/drafted")).Expect(HttpStatusCode.NotFound);
        Assert.That(Cards(await Writer.Get("/v1/editorial/public/fronts/drafted?language=en&revision=1")), Is.EqualTo($"{story.Id}"));
        (await Writer.Get("/v1/editorial/public/fronts/drafted?revision=2")).Expect(HttpStatusCode.NotFound);
        (await Writer.Get("/v1/editorial/public/articles?at=tomorrow")).Refused(400, "at");
        foreach (var name in (string[])["q=story", "count=true", "facets=tag"])
        {
            (await Writer.Get($"/v1/editorial/public/articles?{name}")).Expect(HttpStatusCode.OK);
            (await Writer.Get($"/v1/editorial/public/articles?at=2026-01-01T00:00:00Z&{name}")).Refused(400, name.Split('=')[0]);
        }

        (await Anonymous.Get("/v1/editorial/public/fronts/drafted")).Expect(HttpStatusCode.Unauthorized);
    }

    private async Task Change(List<long> articles)
    {
        if (articles.Count < 4 || _random.Next(4) == 0)
        {
            // Some were published elsewhere before.
            object? publish = _random.Next(2) == 0
                ? new { publishedAt = new DateTimeOffset(2010, 1, 1 + _made % 28, 0, 0, 0, default) }
                : null;
            articles.Add((await Editor.PublishedArticle(Makers.Content($"New {++_made}", tags: ["moment"]), publish)).Id);
            return;
        }

        var article = await Editor.Get($"/v1/editorial/articles/{articles[_random.Next(articles.Count)]}");
        if (article.Value<string>("state") != "published")
        {
            await Editor.Publish(article);
            return;
        }

        if (_random.Next(2) == 0)
        {
            await Editor.Do(article, "unpublish");
            return;
        }

        var tags = _random.Next(2) == 0 ? (string[])["moment"] : ["other"];
        var edited = (await Editor.Put(
            $"/v1/editorial/articles/{article.Id}", Makers.Content($"Edited {++_made}", tags: tags), article.ETag))
            .Expect(HttpStatusCode.OK);
        if (_random.Next(4) != 0)
            await Editor.Publish(edited, new { kind = _random.Next(2) == 0 ? "typo" : "update" });
    }

    private async Task<Answer> At(string path, DateTimeOffset at) => await Editor.Get(
        $"/v1/editorial/public/{path}{(path.Contains('?') ? '&' : '?')}at={Uri.EscapeDataString(at.ToString("O"))}");

    private static string Cards(Answer front) => string.Join(
        ' ', front.Expect(HttpStatusCode.OK).Json["containers"]!.AsArray().SelectMany(one => one!["cards"]!.AsArray())
            .Select(card => (long)card!["article"]!["id"]!));

    // A schedule runs some milliseconds after its time.
    private static string WithoutTimes(string list) =>
        System.Text.RegularExpressions.Regex.Replace(list, "\"(publishedAt|updatedAt)\":\"[^\"]*\"", "");

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
