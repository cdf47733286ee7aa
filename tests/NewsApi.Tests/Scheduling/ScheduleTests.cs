using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Scheduling;

public class ScheduleTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task What_was_scheduled_goes_out_at_its_time_and_not_what_was_written_since()
    {
        var article = await Editor.Article(Makers.Content("As it was decided", slug: "decided"));
        var scheduled = await Editor.Do(article, "schedule", new { publishAt = In(hours: 2), unpublishAt = In(hours: 4) });
        Assert.That((scheduled.Value<string>("state"), scheduled.Json["schedules"]!.AsArray().Count), Is.EqualTo(("scheduled", 2)));
        (await Editor.Put(
            $"/v1/editorial/articles/{article.Id}", Makers.Content("As it was written later", slug: "decided"), scheduled.ETag))
            .Expect(HttpStatusCode.OK);

        App.Clock.Advance(TimeSpan.FromHours(1.9));
        (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.NotFound);
        App.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.That((await Until(article.Id, HttpStatusCode.OK)).Value<string>("title"), Is.EqualTo("As it was decided"));
        var after = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        Assert.That(
            (after.Value<string>("state"), after.Value<bool>("hasUnpublishedChanges"), after.Json["schedules"]!.AsArray().Count),
            Is.EqualTo(("published", true, 1)));

        App.Clock.Advance(TimeSpan.FromHours(2));
        await Until(article.Id, HttpStatusCode.Gone);
    }

    [Test]
    public async Task What_a_person_has_taken_down_does_not_come_back()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Up"));
        var edited =
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Up again"), article.ETag)).Expect(HttpStatusCode.OK);
        var scheduled = await Editor.Do(edited, "schedule", new { publishAt = In(hours: 1) });
        Assert.That(scheduled.Value<string>("state"), Is.EqualTo("published"));
        var down = await Editor.Do(scheduled, "unpublish");
        Assert.That(down.Json["schedules"]!.AsArray(), Is.Empty);
        await OtherGoesOut(hours: 2);
        (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.Gone);
    }

    [Test]
    public async Task A_time_can_be_changed_and_cancelled()
    {
        var article = await Editor.Article();
        var first = await Editor.Do(article, "schedule", new { publishAt = In(hours: 1) });
        var changed = await Editor.Do(first, "schedule", new { publishAt = In(hours: 300) });
        await OtherGoesOut(hours: 2);
        (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.NotFound);
        var cancelled = await Editor.Do(changed, "unschedule");
        Assert.That(cancelled.Value<string>("state"), Is.EqualTo("draft"));
        Assert.That(
            (await Editor.Post($"/v1/editorial/articles/{article.Id}/unschedule", null, cancelled.ETag))
                .Expect(HttpStatusCode.Conflict).Code, Is.EqualTo("not_allowed_in_state"));
    }

    [Test]
    public async Task A_time_in_the_past_publishes_at_once_and_says_so()
    {
        var article = await Editor.Article();
        var published = await Editor.Do(article, "schedule", new { publishAt = In(hours: -1), unpublishAt = In(hours: 500) });
        Assert.That(
            (published.Value<string>("state"), published.Value<string>("notice")),
            Is.EqualTo(("published", "The time to publish was in the past, so the article is public now.")));
        Assert.That(published.Json["schedules"]!.AsArray(), Has.Count.EqualTo(1));
        (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK);
        Assert.That((await Editor.Get($"/v1/editorial/articles/{article.Id}")).Json["notice"], Is.Null);
    }

    [TestCase("{}", "/publishAt")]
    [TestCase("""{"unpublishAt":"2026-02-01T00:00:00Z"}""", "/unpublishAt")]
    [TestCase("""{"unpublishAt":"2036-02-01T00:00:00Z"}""", "/publishAt")]
    [TestCase("""{"publishAt":"2036-02-01T00:00:00Z","unpublishAt":"2036-01-01T00:00:00Z"}""", "/unpublishAt")]
    [TestCase("""{"publishAt":"2036-02-01T00:00:00Z","publication":{"publishedAt":"2024-01-01T00:00:00Z"}}""", "/publication/publishedAt")]
    [TestCase("""{"publishAt":"2036-02-01T00:00:00Z","publication":{"kind":"correction"}}""", "/publication/note")]
    public async Task Times_that_make_no_sense_are_refused_in_their_place(string body, string place)
    {
        var article = await Editor.Article();
        var answer = await Editor.Send(
            HttpMethod.Post, $"/v1/editorial/articles/{article.Id}/schedule",
            new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
            [("If-Match", article.ETag)]);
        answer.Refused(422, place);
    }

    [Test]
    public async Task What_can_not_be_done_when_its_time_comes_says_why()
    {
        var replaced = await Editor.PublishedArticle(Makers.Content("To stand in its place"));
        var article = await Editor.PublishedArticle(Makers.Content("To be replaced"));
        await Editor.Do(
            article, "schedule", new { unpublishAt = In(hours: 1), withdrawal = new { reason = "replaced", replacedBy = replaced.Id } });
        await Editor.Do(replaced, "unpublish");
        await OtherGoesOut(hours: 2);
        var failed = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        Assert.That(failed.Value<string>("state"), Is.EqualTo("published"));
        Assert.That(
            failed.Json["schedules"]![0]!["failure"]!.GetValue<string>(), Does.EndWith($"There is no other public article {replaced.Id}."));
    }

    // What was due before it has been dealt with once a later one is out.
    private async Task OtherGoesOut(int hours)
    {
        var other = await Editor.Article();
        await Editor.Do(other, "schedule", new { publishAt = In(hours) });
        App.Clock.Advance(TimeSpan.FromHours(hours + 0.1));
        await Until(other.Id, HttpStatusCode.OK);
    }

    private DateTimeOffset In(double hours) => App.Clock.GetUtcNow().AddHours(hours);

    private async Task<Answer> Until(long id, HttpStatusCode status)
    {
        Answer answer = null!;
        await Eventually.Is(async () => (answer = await Anonymous.Get($"/v1/articles/{id}")).Status, Is.EqualTo(status));
        return answer;
    }
}
