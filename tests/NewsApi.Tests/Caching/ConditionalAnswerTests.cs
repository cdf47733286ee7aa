using System.Net;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Caching;

public class ConditionalAnswerTests(Database database) : DatabaseFixture(database)
{
    private Answer _article = null!;

    private static readonly string[] Paths =
        ["/v1/articles", "/v1/articles/1", "/v1/articles/1/share", "/v1/tags", "/v1/sections", "/v1/authors", "/v1/site"];

    [TestCaseSource(nameof(Paths))]
    public async Task An_unchanged_answer_is_not_sent_again(string path)
    {
        var full = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        foreach (var header in (string[])[full.ETag, "W/" + full.ETag, $"\"other\", {full.ETag}", "*"])
        {
            var again = (await Anonymous.Get(path, ("If-None-Match", header))).Expect(HttpStatusCode.NotModified);
            Assert.That(again.Body, Is.Empty, header);
            Assert.That(again.ETag, Is.EqualTo(full.ETag));
            Assert.That(again.Headers["Cache-Control"], Is.EqualTo(full.Headers["Cache-Control"]).And.Contain("public"));
        }

        (await Anonymous.Get(path, ("If-None-Match", "\"other\""))).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_change_that_readers_see_changes_the_tag_and_a_draft_does_not()
    {
        var path = $"/v1/articles/{_article.Id}";
        var before = await Anonymous.Get(path);
        var edited =
            (await Editor.Put($"/v1/editorial/articles/{_article.Id}", Makers.Content("Edited"), _article.ETag)).Expect(HttpStatusCode.OK);
        (await Anonymous.Get(path, ("If-None-Match", before.ETag))).Expect(HttpStatusCode.NotModified);
        _article = await Editor.Publish(edited);
        var after = (await Anonymous.Get(path, ("If-None-Match", before.ETag))).Expect(HttpStatusCode.OK);
        Assert.That(after.ETag, Is.Not.EqualTo(before.ETag));
    }

    [Test]
    public async Task HEAD_says_what_GET_says_without_the_bytes()
    {
        var path = $"/v1/articles/{_article.Id}";
        var get = await Anonymous.Get(path);
        var head = await Anonymous.Send(HttpMethod.Head, path, null, []);
        Assert.That((head.ETag, head.Headers["Content-Length"]), Is.EqualTo((get.ETag, get.Headers["Content-Length"])));
    }

    [Test]
    public async Task An_answer_to_a_key_is_not_for_shared_caches()
    {
        var answer = await new Api(await App.As(Role.Partner)).Get("/v1/articles");
        Assert.That(answer.Headers["Cache-Control"], Does.Contain("private").And.Not.Contain("public"));
    }

    [Test]
    public async Task What_is_not_there_is_not_kept()
    {
        var answer = (await Anonymous.Get("/v1/articles/987654", ("If-None-Match", "*"))).Expect(HttpStatusCode.NotFound);
        Assert.That(answer.Headers["Cache-Control"], Is.EqualTo("no-store"));
    }

    protected override async Task Prepare() => _article = await Editor.PublishedArticle();
}
