using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>What names a thing that is not there, is there already, or can't stand together.</summary>
public class BadInputReferenceTests(Database database) : RefusalFixture(database)
{
    private static readonly long[] NoIds = [0, -1, 999_999, long.MaxValue, long.MinValue];

    private static readonly string[] NoNumbers =
    [
        "9223372036854775808", "-9223372036854775809", "abc", "1.0", "1e3", "0x1", "%D9%A3", "%2F", "1;", "99999999999999999999999",
    ];

    private Answer _article = null!;
    private Answer _russian = null!;

    [Test]
    public async Task Every_missing_thing_of_an_article_is_named_at_once() => (await Editor.Post("/v1/editorial/articles", new
    {
        language = "xx",
        title = "t",
        body = new { format = "html", content = "" },
        section = "missing",
        tags = new[] { "kept", "missing" },
        authors = new object[] { new { author = "kept" }, new { author = "missing" } },
        translationOf = 999_999,
    })).Refused(422, "/language", "/section", "/tags/1", "/authors/1/author", "/translationOf");

    [Test]
    public async Task A_tag_stands_once_in_an_article() =>
        (await Editor.Post("/v1/editorial/articles", Makers.Content(tags: ["kept", "kept"]))).Refused(422, "/tags");

    [TestCaseSource(nameof(NoIds))]
    public async Task A_translation_is_of_an_article_that_there_is(long id) =>
        (await Editor.Post("/v1/editorial/articles", Makers.Content(translationOf: id))).Refused(422, "/translationOf");

    [Test]
    public async Task A_story_has_one_version_in_a_language()
    {
        (await Editor.Post("/v1/editorial/articles", Makers.Content(language: "ru", translationOf: _article.Id)))
            .Refused(422, "/translationOf");
        (await Editor.Post("/v1/editorial/articles", Makers.Content(translationOf: _russian.Id))).Refused(422, "/translationOf");
    }

    [Test]
    public async Task An_article_stays_in_its_language() =>
        (await Editor.Put($"/v1/editorial/articles/{_article.Id}", Makers.Content(language: "az"), _article.ETag))
            .Refused(422, "/language");

    [TestCase("articles", """{"language":"en","title":"t","slug":"kept","body":{"format":"html","content":""}}""")]
    [TestCase("tags", """{"slug":"kept","kind":"topic","names":{"en":"Kept"}}""")]
    [TestCase("tags", """{"kind":"topic","names":{"en":"Kept"}}""")]
    [TestCase("sections", """{"slug":"kept","names":{"en":"Kept"}}""")]
    [TestCase("authors", """{"slug":"kept","names":{"en":"Kept"}}""")]
    [TestCase("menus", """{"slug":"kept","names":{"en":"Kept"}}""")]
    public async Task A_slug_is_given_once(string room, string body) =>
        Assert.That((await Editor.PostRaw($"/v1/editorial/{room}", body)).Refused(409, "/slug").Code, Is.EqualTo("slug_taken"));

    [TestCase("kept-code")]
    [TestCase("Kept-CODE")]
    public async Task A_code_is_given_once_whatever_its_case(string alias) =>
        (await Editor.Post("/v1/editorial/share-links", new { articleId = _article.Id, alias })).Refused(409, "/alias");

    [TestCaseSource(nameof(NoIds))]
    public async Task A_link_leads_to_an_article_that_there_is(long id) =>
        (await Editor.Post("/v1/editorial/share-links", new { articleId = id })).Refused(422, "/articleId");

    [TestCase("tags", """{"kind":"topic","names":{"en":"a","EN":"b"}}""", "/names/EN")]
    [TestCase("tags", """{"kind":"topic","names":{"english!":"a"}}""", "/names/english!")]
    [TestCase("tags", """{"kind":"topic","names":{"a/b~c":"a"}}""", "/names/a~1b~0c")]
    [TestCase("tags", """{"slug":"blank","kind":"topic","names":{"en":" "}}""", "/names/en")]
    [TestCase("tags", """{"kind":"topic","names":{"en":null}}""", "/names/en")]
    [TestCase("tags", """{"kind":"topic","names":{"en":"!!"}}""", "/slug")]
    [TestCase("tags", """{"kind":"topic","names":{}}""", "/names")]
    [TestCase("sections", """{"names":{"en":"a"},"parent":"missing"}""", "/parent")]
    [TestCase("authors", """{"names":{"en":"a"},"profiles":[null]}""", "/profiles/0")]
    [TestCase("authors", """{"names":{"en":"a"},"profiles":[{"network":"x"}]}""", "/profiles/0/url")]
    [TestCase("share-links", """{"articleId":1,"language":"english!"}""", "/language")]
    [TestCase("share-links", """{"articleId":1,"startsAt":"2026-01-02T00:00:00Z","expiresAt":"2026-01-02T00:00:00Z"}""", "/expiresAt")]
    [TestCase("keys", """{"name":"n","role":"partner","expiresAt":"2020-01-01T00:00:00Z"}""", "/expiresAt")]
    public async Task What_can_not_stand_together_is_refused_in_its_place(string room, string body, string pointer) =>
        (await Admin.PostRaw($"/v1/editorial/{room}", body)).Refused(422, pointer);

    [TestCase("upper", "upper")]
    [TestCase("upper", "lower")]
    [TestCase("upper", "missing")]
    public async Task A_section_does_not_belong_to_itself(string slug, string parent)
    {
        var section =
            (await Writer.Get("/v1/editorial/sections")).Json["items"]!.AsArray()
                .Single(item => item!["slug"]!.GetValue<string>() == slug)!;
        var path = $"/v1/editorial/sections/{section["id"]}";
        (await Editor.Put(path, new { slug, parent, names = new { en = slug } }, $"\"v{section["version"]}\"")).Refused(422, "/parent");
    }

    [TestCase("""{"reason":"replaced"}""", "/replacedBy")]
    [TestCase("""{"reason":"replaced","replacedBy":0}""", "/replacedBy")]
    [TestCase("""{"reason":"replaced","replacedBy":9223372036854775807}""", "/replacedBy")]
    [TestCase("""{"reason":"legal","replacedBy":1}""", "/replacedBy")]
    [TestCase("""{"replacedBy":1}""", "/replacedBy")]
    public async Task A_replacement_is_another_article_that_there_is(string body, string pointer)
    {
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await Editor.Send(HttpMethod.Post, $"/v1/editorial/articles/{_article.Id}/unpublish", content, [("If-Match", _article.ETag)]))
            .Refused(422, pointer);
    }

    [Test]
    public async Task A_wrong_id_is_not_found_whatever_the_method()
    {
        foreach (var id in NoIds.Select(number => $"{number}").Concat(NoNumbers))
        {
            // Of a number that is none the answer says so.
            string[] places = long.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out _) ? [] : ["id"];
            foreach (var path in (string[])
            [
                "/v1/articles/#", "/v1/articles/#/share", "/v1/editorial/articles/#", "/v1/editorial/tags/#", "/v1/editorial/sections/#",
                "/v1/editorial/authors/#", "/v1/editorial/share-links/#", "/v1/editorial/keys/#",
            ])
                (await Admin.Get(path.Replace("#", id))).Refused(404, places);
            foreach (var room in (string[])["tags", "sections", "authors", "share-links", "keys"])
                (await Admin.Delete($"/v1/editorial/{room}/{id}", "\"v1\"")).Refused(404, places);
            (await Admin.Put($"/v1/editorial/articles/{id}", Makers.Content(), "\"v1\"")).Refused(404, places);
            (await Admin.Post($"/v1/editorial/articles/{id}/publish", new { }, "\"v1\"")).Refused(404, places);
        }
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Tag("kept");
        await Editor.Author("kept");
        await Editor.Section("kept");
        (await Editor.Post("/v1/editorial/menus", new { slug = "kept", names = new { en = "Kept" } })).Expect(HttpStatusCode.Created);
        await Editor.Section("upper");
        await Editor.Section("lower", "upper");
        _article = await Editor.PublishedArticle(Makers.Content(slug: "kept"));
        _russian = await Editor.Article(Makers.Content(language: "ru", translationOf: _article.Id));
        (await Editor.Post("/v1/editorial/share-links", new { articleId = _article.Id, alias = "kept-code" }))
            .Expect(HttpStatusCode.Created);
    }
}
