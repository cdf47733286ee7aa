using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

/// <summary>Each write of an article tells what it left out or changed.</summary>
public class NoticeTests(Database database) : DatabaseFixture(database)
{
    private const string Lossy = "<p>Before.</p><canvas></canvas>";

    [Test]
    public async Task Post_put_patch_and_the_check_before_publication_tell_and_a_read_does_not()
    {
        var created = (await Writer.Post("/v1/editorial/articles", Content(Lossy))).Expect(HttpStatusCode.Created);
        var path = $"/v1/editorial/articles/{created.Value<long>("id")}";
        Assert.That(Codes(created), Is.EqualTo(new[] { "element_removed" }));
        Assert.That(Codes((await Writer.Get(path)).Expect(HttpStatusCode.OK)), Is.Empty);
        var put = (await Writer.Put(path, Content("<h1>x</h1>"), created.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(Codes(put), Is.EqualTo(new[] { "element_changed" }));
        var patched = (await Writer.Patch(path, new { body = new { content = Lossy } }, put.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(Codes(patched), Is.EqualTo(new[] { "element_removed" }));
        Assert.That(Codes((await Writer.Get(path + "/share-check")).Expect(HttpStatusCode.OK)), Is.EqualTo(new[] { "element_removed" }));
    }

    [Test]
    public async Task Relative_addresses_are_taken_as_relative_to_the_base_that_the_author_gives_and_it_stays()
    {
        var created = (await Writer.Post(
            "/v1/editorial/articles", Content("<a href='/a'>x</a>", "https://old.example/2019/"))).Expect(HttpStatusCode.Created);
        Assert.That(created.Json["rendered"]!["html"]!.GetValue<string>(), Is.EqualTo("<a href=\"https://old.example/a\">x</a>"));
        Assert.That(created.Json["content"]!["body"]!["baseUrl"]!.GetValue<string>(), Is.EqualTo("https://old.example/2019/"));
        (await Writer.Post("/v1/editorial/articles", Content("x", "/a"))).Expect(HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task Addresses_outside_the_text_are_escaped_once_and_told()
    {
        var content = new
        {
            language = "en", title = "Addresses", body = new { format = "html", content = "x" },
            leadImage = new { url = "https://img.example/мост 1%20.jpg" },
        };
        var created = (await Writer.Post("/v1/editorial/articles", content)).Expect(HttpStatusCode.Created);
        Assert.That(
            created.Json["content"]!["leadImage"]!["url"]!.GetValue<string>(),
            Is.EqualTo("https://img.example/%D0%BC%D0%BE%D1%81%D1%82%201%20.jpg"));
        Assert.That(created.Json["notices"]![0]!["where"]!.GetValue<string>(), Is.EqualTo("/leadImage/url"));
    }

    private static object Content(string html, string? baseUrl = null) =>
        new { language = "en", title = "A text", body = new { format = "html", content = html, baseUrl } };

    private static IReadOnlyList<string> Codes(Answer answer) =>
        [.. answer.Json["notices"]!.AsArray().Select(notice => notice!["code"]!.GetValue<string>())];
}
