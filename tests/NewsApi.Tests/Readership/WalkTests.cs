using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Readership;

/// <summary>A story from its publication to its numbers, by nothing but HTTP.</summary>
public class WalkTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_story_is_shared_followed_and_read_and_each_number_is_right()
    {
        (await Admin.Put(
            "/v1/editorial/site",
            new { name = "Walk", baseUrl = "https://walk.example", languages = new[] { "en" }, defaultLanguage = "en" },
            (await Admin.Get("/v1/editorial/site")).ETag)).Expect(HttpStatusCode.OK);
        var id = (await Editor.PublishedArticle()).Id;
        var key = (await Anonymous.Get($"/v1/articles/{id}")).Value<string>("viewKey");
        var kit = await Anonymous.Get($"/v1/articles/{id}/share");
        var telegram = kit.Json["channels"]!.AsArray().Single(one => one!["channel"]!.GetValue<string>() == "telegram")!;
        var path = new Uri(telegram["shortUrl"]!.GetValue<string>()).AbsolutePath;
        Assert.That(path, Does.EndWith("-t"));

        var (one, other) = (App.Reader(), App.Reader(Reader.Phone));
        await one.SendAcknowledged(new { kind = "share", article = id, key, channel = "telegram" });
        foreach (var request in (Task<HttpResponseMessage>[])
            [
                one.Get(path), other.Get(path), App.Reader(Reader.Twitterbot).Get(path), one.Head(path),
                App.Reader(Reader.Browser, ("Sec-Purpose", "prefetch")).Get(path),
            ])
        {
            using var answer = await request;
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        }

        await one.SendAcknowledged(new { kind = "view", article = id, key, referrer = "t.me" });
        App.Clock.Advance(TimeSpan.FromMinutes(12));
        await one.SendAcknowledged(new { kind = "view", article = id, key, referrer = "t.me" });
        await other.SendAcknowledged(new { kind = "view", article = id, key, referrer = "t.me" });
        await App.Aggregate();

        var all = (await Writer.Get($"/v1/editorial/articles/{id}/stats?groupBy=class&granularity=total")).Json["points"]!.AsArray()
            .ToDictionary(
                point => point!["group"]!.GetValue<string>(),
                point => $"{point!["views"]} views, {point["clicks"]} clicks, {point["shares"]} shares");
        Assert.That(all, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["human"] = "2 views, 2 clicks, 1 shares", ["previewBot"] = "0 views, 1 clicks, 0 shares",
            ["prefetch"] = "0 views, 1 clicks, 0 shares",
        }));
        var day = (await Writer.Get($"/v1/editorial/articles/{id}/stats")).Json["points"]!.AsArray()[^1]!;
        Assert.That(day["dailyUniques"]!.GetValue<long>(), Is.EqualTo(2));
        var channels = (await Writer.Get($"/v1/editorial/articles/{id}/stats?groupBy=channel&granularity=total")).Json["points"]!.AsArray()
            .Single(point => point!["group"]!.GetValue<string>() == "telegram")!;
        Assert.That((channels["clicks"]!.GetValue<long>(), channels["shares"]!.GetValue<long>()), Is.EqualTo((2, 1)));
    }
}
