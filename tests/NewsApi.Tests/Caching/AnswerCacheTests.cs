using System.IO.Compression;
using System.Net;
using System.Text;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Caching;

public class AnswerCacheTests(Database database) : DatabaseFixture(database)
{
    private const string Hit = "NewsApi; hit";

    private Answer _article = null!;

    private string Path => $"/v1/articles/{_article.Id}";

    [TestCase("/v1/articles")]
    [TestCase("/v1/articles/1")]
    [TestCase("/v1/articles/1/share")]
    [TestCase("/v1/tags")]
    [TestCase("/v1/tags/river")]
    [TestCase("/v1/sections")]
    [TestCase("/v1/authors")]
    [TestCase("/v1/site")]
    public async Task The_second_reader_is_answered_from_memory(string path)
    {
        var made = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        var kept = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That(kept.Headers["Cache-Status"], Is.EqualTo(Hit));
        Assert.That(
            (kept.Text, kept.ETag, kept.Headers["Surrogate-Key"]), Is.EqualTo((made.Text, made.ETag, made.Headers["Surrogate-Key"])));
        Assert.That(kept.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task A_write_is_seen_by_whoever_asks_after_it()
    {
        await Anonymous.Get(Path);
        await Anonymous.Get("/v1/articles");
        _article =
            await Editor.Publish(
                (await Editor.Put($"/v1/editorial{Path[3..]}", Makers.Content("Changed", tags: ["river"]), _article.ETag))
                    .Expect(HttpStatusCode.OK));
        Assert.That((await Anonymous.Get(Path)).Value<string>("title"), Is.EqualTo("Changed"));
        Assert.That((await Anonymous.Get("/v1/articles")).Text, Does.Contain("Changed"));
    }

    [Test]
    public async Task A_renamed_tag_shows_in_articles_and_lists()
    {
        await Anonymous.Get(Path);
        await Anonymous.Get("/v1/articles");
        var tag = await Editor.Get($"/v1/editorial/tags/{(await Anonymous.Get("/v1/tags/river")).Id}");
        (await Editor.Put(
            $"/v1/editorial/tags/{tag.Id}", new { slug = "river", kind = "topic", names = new { en = "The Murmuring" } }, tag.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get(Path)).Text, Does.Contain("The Murmuring"));
        Assert.That((await Anonymous.Get("/v1/articles")).Text, Does.Contain("The Murmuring"));
    }

    [Test]
    public async Task A_draft_leaves_what_is_kept_alone()
    {
        await Anonymous.Get(Path);
        await Editor.Article(Makers.Content("A draft"));
        Assert.That((await Anonymous.Get(Path)).Headers["Cache-Status"], Is.EqualTo(Hit));
    }

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task A_compressed_answer_says_the_same_under_an_ETag_of_its_own(string coding)
    {
        var plain = await Anonymous.Get("/v1/articles?limit=100");
        var packed = (await Anonymous.Get("/v1/articles?limit=100", ("Accept-Encoding", coding))).Expect(HttpStatusCode.OK);
        Assert.That((packed.Headers["Content-Encoding"], packed.Headers["Vary"]), Is.EqualTo((coding, "Accept-Encoding")));
        Assert.That(Unpack(packed.Body, coding), Is.EqualTo(plain.Text));
        Assert.That(packed.ETag, Is.Not.EqualTo(plain.ETag));
        Assert.That(packed.Body, Has.Length.LessThan(plain.Body.Length));
        (await Anonymous.Get("/v1/articles?limit=100", ("Accept-Encoding", coding), ("If-None-Match", packed.ETag)))
            .Expect(HttpStatusCode.NotModified);
        (await Anonymous.Get("/v1/articles?limit=100", ("Accept-Encoding", coding), ("If-None-Match", plain.ETag)))
            .Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task HEAD_is_answered_from_memory_too()
    {
        var get = await Anonymous.Get(Path);
        var head = await Anonymous.Send(HttpMethod.Head, Path, null, []);
        Assert.That(
            (head.Headers["Cache-Status"], head.ETag, head.Headers["Content-Length"], head.Body.Length),
            Is.EqualTo((Hit, get.ETag, get.Headers["Content-Length"], 0)));
    }

    [Test]
    public async Task The_number_of_a_write_gets_an_answer_that_knows_of_it_and_a_higher_one_is_refused()
    {
        var edited = await Editor.Post("/v1/editorial/tags", new { slug = "min-seq", kind = "topic", names = new { en = "x" } });
        var seq = long.Parse(edited.Headers["NewsApi-Seq"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(seq, Is.EqualTo(Ledger.Seq(App)));
        var known = (await Anonymous.Get($"/v1/tags/min-seq?minSeq={seq}")).Expect(HttpStatusCode.OK);
        Assert.That(
            long.Parse(known.Headers["NewsApi-Seq"], System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(seq));
        Assert.That(
            (await Anonymous.Get("/v1/tags/min-seq")).Headers["Cache-Status"], Is.EqualTo(Hit), "one answer for all who ask the same");
        var future = (await Anonymous.Get($"/v1/tags/min-seq?minSeq={seq + 1_000}")).Expect(HttpStatusCode.ServiceUnavailable);
        Assert.That((future.Code, future.Headers["Retry-After"]), Is.EqualTo(("not_caught_up", "1")));
    }

    [TestCase("minSeq=x")]
    [TestCase("minSeq=-1")]
    [TestCase("minSeq=")]
    [TestCase("minSeq=1&minSeq=2")]
    public async Task A_minSeq_that_is_no_number_is_refused(string query) =>
        Assert.That((await Anonymous.Get($"/v1/tags?{query}")).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(["minSeq"]));

    [Test]
    public async Task If_Modified_Since_serves_who_has_no_ETag()
    {
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var full = await Anonymous.Get("/v1/articles?limit=3");
        (await Anonymous.Get("/v1/articles?limit=3", ("If-Modified-Since", full.Headers["Last-Modified"])))
            .Expect(HttpStatusCode.NotModified);
        (await Anonymous.Get("/v1/articles?limit=3", ("If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT"))).Expect(HttpStatusCode.OK);
        (await Anonymous.Get("/v1/articles?limit=3", ("If-Modified-Since", full.Headers["Last-Modified"]), ("If-None-Match", "\"other\"")))
            .Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task Every_answer_carries_the_number()
    {
        foreach (var path in (string[])
        [
            "/v1/articles", "/v1/nothing", "/v1/articles/987654", "/health/live", "/s/nothing", "/v1/editorial/articles",
        ])
            Assert.That((await Editor.Get(path)).Headers, Does.ContainKey("NewsApi-Seq"), path);
    }

    [Test]
    public async Task A_reader_with_a_key_gets_the_kept_answer_for_themselves()
    {
        await Editor.Get("/v1/tags?kind=topic");
        var kept = await Editor.Get("/v1/tags?kind=topic");
        Assert.That((kept.Headers["Cache-Status"], kept.Headers["Cache-Control"]), Is.EqualTo((Hit, "max-age=15, private")));
    }

    protected override async Task Prepare()
    {
        await Editor.Tag("river");
        _article = await Editor.PublishedArticle(Makers.Content(tags: ["river"]));
        for (var more = 0; more < 3; more++)
            await Editor.PublishedArticle();
    }

    private static string Unpack(byte[] body, string coding)
    {
        using var packed = new MemoryStream(body);
        using Stream plain =
            coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
