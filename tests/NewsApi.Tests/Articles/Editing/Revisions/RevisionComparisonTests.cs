using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Revisions;

public class RevisionComparisonTests(Database database) : DatabaseFixture(database)
{
    private Answer _article = null!;

    private string Path => $"/v1/editorial/articles/{_article.Id}/revisions/compare";

    [Test]
    public async Task Only_what_differs_is_there_and_texts_word_by_word()
    {
        var compared = (await Writer.Get($"{Path}?from=1&to=2")).Expect(HttpStatusCode.OK).Json;
        var differences = compared["differences"]!.AsObject();
        Assert.That(
            differences.Select(pair => pair.Key),
            Is.EqualTo(
                new[] { "slug", "title", "summary", "text", "body", "bodyFormat", "section", "tags", "authors", "byline", "leadImage" }));
        Assert.That(
            differences["title"]!["segments"]!.ToJsonString(),
            Is.EqualTo("""[{"op":"equal","text":"A bridge "},{"op":"delete","text":"opens"},{"op":"insert","text":"closes"}]"""));
        Assert.That(differences["tags"]!.ToJsonString(), Is.EqualTo("""{"from":["compared"],"to":["second-compared","compared"]}"""));
        Assert.That(differences["section"]!.ToJsonString(), Is.EqualTo("""{"from":null,"to":"compared"}"""));
        Assert.That(differences["bodyFormat"]!.ToJsonString(), Is.EqualTo("""{"from":"markdown","to":"html"}"""));
        Assert.That(differences["leadImage"]!["to"]!["url"]!.GetValue<string>(), Is.EqualTo("https://example.com/a.jpg"));
        Assert.That(
            (compared["articleId"]!.GetValue<long>(), compared["from"]!.GetValue<int>(), compared["to"]!.GetValue<int>()),
            Is.EqualTo((_article.Id, 1, 2)));
    }

    [Test]
    public async Task The_other_way_round_what_was_inserted_is_deleted()
    {
        var forth = (await Writer.Get($"{Path}?from=1&to=2")).Json["differences"]!["text"]!["segments"]!.AsArray();
        var back = (await Writer.Get($"{Path}?from=2&to=1")).Json["differences"]!["text"]!["segments"]!.AsArray();
        Assert.That(Side(forth, "delete"), Is.EqualTo(Side(back, "insert")).And.EqualTo("The bridge opened on Monday."));
    }

    [Test]
    public async Task A_revision_does_not_differ_from_itself() =>
        Assert.That((await Writer.Get($"{Path}?from=2&to=2")).Expect(HttpStatusCode.OK).Json["differences"]!.AsObject(), Is.Empty);

    [Test]
    public async Task A_browser_gets_a_page_in_which_nothing_of_the_text_is_markup()
    {
        var page =
            (await Writer.Get($"{Path}?from=1&to=2", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"))).Expect(HttpStatusCode.OK);
        Assert.That(page.Headers["Content-Type"], Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(page.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
        Assert.That(page.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'; style-src 'sha256-"));
        Assert.That((page.Headers["Vary"], page.Headers["Cache-Control"]), Is.EqualTo(("Accept", "no-store")));
        Assert.That(page.Text, Does.Contain("A bridge <del>opens</del><ins>closes</ins>"));
        Assert.That(page.Text, Does.Contain("<ins>&lt;script&gt;alert(1)&lt;/script&gt; в Ереване</ins>"));
        Assert.That(page.Text, Does.Not.Contain("<script").And.Not.Contain("<img"));
        var same = (await Writer.Get($"{Path}?from=1&to=1", ("Accept", "text/html"))).Expect(HttpStatusCode.OK);
        Assert.That(same.Text, Does.Contain("Both revisions are equal."));
    }

    [TestCase("*/*", "application/json; charset=utf-8")]
    [TestCase("", "application/json; charset=utf-8")]
    [TestCase("application/*", "application/json; charset=utf-8")]
    [TestCase("text/html;q=0.5, application/json", "application/json; charset=utf-8")]
    [TestCase("text/*, application/json;q=0.2", "text/html; charset=utf-8")]
    [TestCase("application/json;q=0, */*", "text/html; charset=utf-8")]
    [TestCase("/", "application/json; charset=utf-8")]
    public async Task Accept_chooses_the_form(string accept, string expected) =>
        Assert.That(
            (await Writer.Get($"{Path}?from=1&to=2", ("Accept", accept))).Expect(HttpStatusCode.OK).Headers["Content-Type"],
            Is.EqualTo(expected));

    [TestCase("image/png")]
    [TestCase("application/xml, text/plain")]
    [TestCase("text/html;q=0")]
    public async Task What_it_does_not_come_in_is_not_acceptable(string accept) =>
        Assert.That(
            (await Writer.Get($"{Path}?from=1&to=2", ("Accept", accept))).Refused(406, "Accept").Code, Is.EqualTo("not_acceptable"));

    [TestCase("", "from", "to")]
    [TestCase("from=1", "to")]
    [TestCase("from=0&to=x", "from", "to")]
    [TestCase("from=1&from=1&to=2", "from")]
    public async Task Both_revisions_are_named(string query, params string[] places) =>
        (await Writer.Get($"{Path}?{query}")).Refused(400, places);

    [Test]
    public async Task A_revision_that_there_is_not_is_not_found()
    {
        (await Writer.Get($"{Path}?from=1&to=99")).Refused(404);
        (await Writer.Get($"{Path}?from=99&to=1")).Refused(404);
        (await Writer.Get("/v1/editorial/articles/987654321/revisions/compare?from=1&to=1")).Refused(404);
    }

    protected override async Task Prepare()
    {
        await Editor.Tag("compared");
        await Editor.Tag("second-compared");
        await Editor.Section("compared");
        await Editor.Author("compared");
        _article = await Editor.Article(Makers.Content(tags: ["compared"]));
        await Editor.Put($"/v1/editorial/articles/{_article.Id}", new
        {
            language = "en", slug = "another-slug", title = "A bridge closes", summary = "<script>alert(1)</script> в Ереване",
            section = "compared",
            tags = new[] { "second-compared", "compared" }, authors = new[] { new { author = "compared" } }, byline = "By <img src=x>",
            leadImage = new { url = "https://example.com/a.jpg" },
            body = new { format = "html", content = "<p>Wholly <b>other</b> words</p>" },
        }, _article.ETag);
    }

    private static string Side(JsonArray segments, string op) => string.Concat(
        segments.Where(segment => segment!["op"]!.GetValue<string>() is var it && (it == "equal" || it == op))
            .Select(segment => segment!["text"]!.GetValue<string>()));
}
