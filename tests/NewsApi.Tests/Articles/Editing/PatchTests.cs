using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

public class PatchTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task What_is_named_changes_null_empties_and_the_rest_stays()
    {
        var article = await Writer.Article(Makers.Content("Title", summary: "Summary", body: "Text"));
        var patched = await Patch(Writer, article, new { title = "Other", summary = (string?)null, body = new { content = "Other text" } });
        var content = patched.Json["content"]!;
        Assert.That(
            (content["title"]!.GetValue<string>(), content["summary"], content["body"]!["content"]!.GetValue<string>(),
                content["body"]!["format"]!.GetValue<string>(), content["slug"]!.GetValue<string>()),
            Is.EqualTo(("Other", (object?)null, "Other text", "markdown", "title")));
    }

    [Test]
    public async Task One_persons_saving_goes_into_one_revision_for_some_minutes()
    {
        var article = await Writer.Article();
        var saved = await Patch(Writer, article, new { title = "First" });
        Assert.That((saved.Value<int>("newestRevision"), saved.Value<int>("version")), Is.EqualTo((1, 2)));
        saved = await Patch(Editor, saved, new { title = "Another person" });
        Assert.That(saved.Value<int>("newestRevision"), Is.EqualTo(2));
        saved = await Patch(Editor, saved, new { title = "The same person" });
        Assert.That(saved.Value<int>("newestRevision"), Is.EqualTo(2));
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        saved = await Patch(Editor, saved, new { title = "Later" });
        Assert.That(saved.Value<int>("newestRevision"), Is.EqualTo(3));
    }

    [Test]
    public async Task What_was_public_or_is_to_go_out_is_never_written_over()
    {
        var published = await Editor.PublishedArticle(Makers.Content("Public", slug: "patched-public"));
        var saved = await Patch(Editor, published, new { title = "Draft over it" });
        Assert.That(saved.Value<int>("newestRevision"), Is.EqualTo(2));
        Assert.That((await Anonymous.Get($"/v1/articles/{published.Id}")).Value<string>("title"), Is.EqualTo("Public"));

        var scheduled = await Editor.Article();
        scheduled = await Editor.Do(scheduled, "schedule", new { publishAt = App.Clock.GetUtcNow().AddHours(1) });
        saved = await Patch(Editor, scheduled, new { title = "After it was scheduled" });
        Assert.That(saved.Value<int>("newestRevision"), Is.EqualTo(2));
        Assert.That(saved.Json["schedules"]![0]!["revision"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [TestCase("""{"title":null}""", "/title")]
    [TestCase("""{"title":"a\u0000b"}""", "/title")]
    [TestCase("""{"translationOf":-1}""", "/translationOf")]
    [TestCase("""{"body":null}""", "/body")]
    [TestCase("""{"body":{"content":null}}""", "/body/content")]
    [TestCase("""{"leadImage":{"width":0}}""", "/leadImage/url", "/leadImage/width")]
    [TestCase("""{"tags":["not there"]}""", "/tags/0")]
    [TestCase("""{"language":"ru"}""", "/language")]
    public async Task What_can_not_become_of_an_article_is_refused_in_its_place(string patch, params string[] places)
    {
        var article = await Editor.Article();
        var path = $"/v1/editorial/articles/{article.Id}";
        (await Editor.Send(HttpMethod.Patch, path, Json(patch), [("If-Match", article.ETag!)])).Refused(422, places);
        Assert.That((await Editor.Get(path)).ETag, Is.EqualTo(article.ETag));
    }

    [Test]
    public async Task A_patch_from_an_older_version_is_refused()
    {
        var article = await Editor.Article();
        await Patch(Editor, article, new { title = "One" });
        var stale =
            await Editor.Send(
                HttpMethod.Patch, $"/v1/editorial/articles/{article.Id}", Json("""{"title":"Two"}"""), [("If-Match", article.ETag!)]);
        Assert.That((stale.Expect(HttpStatusCode.PreconditionFailed).Code, stale.ETag), Is.EqualTo(("stale_version", "\"v2\"")));
    }

    private static StringContent Json(string text) =>
        new(text, new System.Net.Http.Headers.MediaTypeHeaderValue("application/merge-patch+json"));

    private static async Task<Answer> Patch(Api api, Answer article, object patch) => (await api.Send(
        HttpMethod.Patch, $"/v1/editorial/articles/{article.Id}", Json(System.Text.Json.JsonSerializer.Serialize(patch)),
        [("If-Match", article.ETag!)])).Expect(HttpStatusCode.OK);
}
