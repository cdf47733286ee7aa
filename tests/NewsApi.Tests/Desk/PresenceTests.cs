using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Desk;

public class PresenceTests(Database database) : DatabaseFixture(database)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Nobody_has_an_article_open_until_somebody_says_so()
    {
        var article = await Writer.Article();
        Assert.That(await Seen(Editor, article), Is.EqualTo("{\"holder\":null,\"since\":null,\"until\":null,\"isYou\":false}"));
        var taken = await Take(Writer, article);
        Assert.That(taken.Value<bool>("isYou"), Is.True);
        Assert.That(taken.Value<DateTimeOffset>("until") - taken.Value<DateTimeOffset>("since"), Is.EqualTo(Lease));
        var seen = (await Editor.Get(Path(article))).Expect(HttpStatusCode.OK);
        Assert.That((seen.Value<string>("holder"), seen.Value<bool>("isYou")), Is.EqualTo((taken.Value<string>("holder"), false)));
    }

    [Test]
    public async Task Who_renews_it_has_it_since_the_first_time()
    {
        var article = await Writer.Article();
        var taken = await Take(Writer, article);
        App.Clock.Advance(Lease / 2);
        var renewed = await Take(Writer, article);
        Assert.That(renewed.Value<DateTimeOffset>("since"), Is.EqualTo(taken.Value<DateTimeOffset>("since")));
        Assert.That(renewed.Value<DateTimeOffset>("until"), Is.GreaterThan(taken.Value<DateTimeOffset>("until")));
    }

    [Test]
    public async Task Another_is_told_who_and_changes_nothing_unless_they_take_over()
    {
        var article = await Writer.Article();
        var holder = (await Take(Writer, article)).Value<string>("holder");
        var seen = await Seen(Writer, article);
        foreach (var body in (object?[])[null, new { }, new { takeOver = false }, new { takeOver = (bool?)null }])
        {
            var told = await Take(Editor, article, body);
            Assert.That((told.Value<string>("holder"), told.Value<bool>("isYou")), Is.EqualTo((holder, false)));
            Assert.That(await Seen(Writer, article), Is.EqualTo(seen));
        }

        var over = await Take(Editor, article, new { takeOver = true });
        Assert.That((over.Value<string>("holder") != holder, over.Value<bool>("isYou")), Is.EqualTo((true, true)));
        Assert.That((await Take(Writer, article)).Value<string>("holder"), Is.EqualTo(over.Value<string>("holder")));
    }

    [Test]
    public async Task After_its_minute_it_is_anybodys()
    {
        var article = await Writer.Article();
        var until = (await Take(Writer, article)).Value<DateTimeOffset>("until");
        // Everybody who looks at the clock moves it by a millisecond.
        App.Clock.SetUtcNow(until.AddSeconds(-5));
        Assert.That((await Take(Editor, article)).Value<bool>("isYou"), Is.False);
        App.Clock.SetUtcNow(until);
        Assert.That(await Seen(Writer, article), Does.StartWith("{\"holder\":null"));
        Assert.That((await Take(Editor, article)).Value<bool>("isYou"), Is.True);
    }

    [Test]
    public async Task One_lets_go_of_what_one_has_and_of_nothing_else()
    {
        var article = await Writer.Article();
        await Take(Writer, article);
        var seen = await Seen(Writer, article);
        (await Editor.Delete(Path(article))).Expect(HttpStatusCode.NoContent);
        Assert.That(await Seen(Writer, article), Is.EqualTo(seen));
        (await Writer.Delete(Path(article))).Expect(HttpStatusCode.NoContent);
        Assert.That((await Take(Editor, article)).Value<bool>("isYou"), Is.True);
    }

    [Test]
    public async Task It_keeps_nobody_from_saving_and_is_no_change_of_the_article()
    {
        var article = await Writer.Article();
        var seq = (await Editor.Get(Path(article))).Headers["NewsApi-Seq"];
        await Take(Writer, article);
        Assert.That((await Editor.Get($"/v1/editorial/articles/{article.Id}")).ETag, Is.EqualTo(article.ETag));
        Assert.That((await Editor.Get(Path(article))).Headers["NewsApi-Seq"], Is.EqualTo(seq));
        var saved = await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Saved by another"), article.ETag);
        saved.Expect(HttpStatusCode.OK);
        // The holder's own text is not lost by that, nor is the other's: who comes second is told.
        var late = await Writer.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Saved by the holder"), article.ETag);
        Assert.That(late.Expect(HttpStatusCode.PreconditionFailed).Code, Is.EqualTo("stale_version"));
    }

    [Test]
    public async Task Nobody_has_open_what_there_is_not()
    {
        (await Writer.Get("/v1/editorial/articles/987654321/presence")).Refused(404);
        (await Writer.Put("/v1/editorial/articles/987654321/presence", new { }, null)).Refused(404);
        (await Writer.Delete("/v1/editorial/articles/987654321/presence")).Refused(404);
    }

    private static string Path(Answer article) => $"/v1/editorial/articles/{article.Id}/presence";

    private static async Task<string> Seen(Api api, Answer article) =>
        (await api.Get(Path(article))).Expect(HttpStatusCode.OK).Text.Replace("\"isYou\":true", "\"isYou\":false");

    private static async Task<Answer> Take(Api api, Answer article, object? body = null) =>
        (await api.Send(HttpMethod.Put, Path(article), body is null ? null : System.Net.Http.Json.JsonContent.Create(body), []))
            .Expect(HttpStatusCode.OK);
}
