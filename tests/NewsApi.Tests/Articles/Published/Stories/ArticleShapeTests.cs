using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Articles.Published.Stories;
using NewsApi.Json;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Stories;

/// <summary>What an answer shows of an article, and that it is what the contract promises.</summary>
public class ArticleShapeTests(Database database) : DatabaseFixture(database)
{
    private static readonly string Everything = string.Join(',', ArticleFields.All.Select(field => field.Name));

    private long _id;

    [Test]
    public async Task Values_are_written_as_the_serialiser_writes_their_types_and_null_only_where_the_contract_says_so()
    {
        foreach (var query in (string[])["", "?include=share", "?include=translations", "?include=related", "?fields=" + Everything])
        {
            Compare((await Anonymous.Get($"/v1/articles/{_id}{query}")).Expect(HttpStatusCode.OK).Json);
            foreach (var item in (await Anonymous.Get($"/v1/articles{query}")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray())
                Compare(item!);
        }
    }

    [Test]
    public async Task What_the_contract_always_promises_is_there()
    {
        var one = (JsonObject)(await Anonymous.Get($"/v1/articles/{_id}")).Json;
        Assert.That(one.Select(pair => pair.Key), Is.EquivalentTo(ArticleFields.OfResponse));
        foreach (var item in (await Anonymous.Get("/v1/articles")).Json["items"]!.AsArray())
            Assert.That(item!.AsObject().Select(pair => pair.Key), Is.EquivalentTo(ArticleFields.OfSummary));
    }

    [Test]
    public async Task Each_property_can_be_asked_for_alone_and_says_what_it_says_among_the_others()
    {
        var whole = (JsonObject)(await Anonymous.Get($"/v1/articles/{_id}?include=share,related,breadcrumbs")).Json;
        foreach (var field in ArticleFields.All)
        {
            var alone = (JsonObject)(await Anonymous.Get($"/v1/articles/{_id}?fields={field.Name}")).Expect(HttpStatusCode.OK).Json;
            Assert.That(alone.Select(pair => pair.Key), Is.EqualTo(new[] { field.Name }));
            Assert.That(JsonNode.DeepEquals(alone[field.Name], whole[field.Name]), Is.True, field.Name);
            var listed = (JsonObject)(await Anonymous.Get($"/v1/articles?fields={field.Name},id&tag=shaped&tag=second")).Json["items"]![0]!;
            Assert.That(JsonNode.DeepEquals(listed[field.Name], whole[field.Name]), Is.True, $"{field.Name} in a list");
        }
    }

    [TestCase("fields=title,id", "id,title")]
    [TestCase("fields=id&fields=title,id", "id,title")]
    [TestCase("fields=id,title&include=tags", "id,title,tags")]
    [TestCase(
        "fields=id&include=tags,section,breadcrumbs,authors,translations,related,share",
        "id,section,breadcrumbs,tags,authors,translations,related,share")]
    [TestCase("fields=id,body&body=text", "id,body")]
    [TestCase("fields=id,body&body=none", "id")]
    [TestCase("fields=body&body=none", "")]
    [TestCase("fields=id&body=html", "id,body")]
    public async Task Fields_and_include_say_which_properties_there_are(string query, string expected)
    {
        var one = (JsonObject)(await Anonymous.Get($"/v1/articles/{_id}?{query}")).Expect(HttpStatusCode.OK).Json;
        Assert.That(string.Join(',', one.Select(pair => pair.Key)), Is.EqualTo(expected));
        foreach (var item in (await Anonymous.Get($"/v1/articles?{query}")).Expect(HttpStatusCode.OK).Json["items"]!.AsArray())
            Assert.That(string.Join(',', item!.AsObject().Select(pair => pair.Key)), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_list_leaves_out_what_is_long_and_an_article_shows_it()
    {
        var one = (JsonObject)(await Anonymous.Get($"/v1/articles/{_id}")).Json;
        Assert.That(
            one.Select(pair => pair.Key),
            Is.SupersetOf(new[] { "seo", "translations", "body" }).And.Not.Contain("share").And.Not.Contain("related"));
        var item = (JsonObject)(await Anonymous.Get("/v1/articles")).Json["items"]![0]!;
        Assert.That(item.Select(pair => pair.Key), Has.None.AnyOf("seo", "translations", "body", "share", "related"));
    }

    [TestCase("html")]
    [TestCase("text")]
    [TestCase("blocks")]
    public async Task The_text_comes_in_one_form_where_one_is_asked_for(string form)
    {
        var whole = (await Anonymous.Get($"/v1/articles/{_id}")).Json["body"]!;
        Assert.That(whole.AsObject().Select(pair => pair.Key), Is.EqualTo(new[] { "html", "text", "blocks" }));
        var body = (await Anonymous.Get($"/v1/articles/{_id}?body={form}")).Json["body"]!.AsObject();
        Assert.That(body.Select(pair => pair.Key), Is.EqualTo(new[] { form }));
        Assert.That(JsonNode.DeepEquals(body[form], whole[form]), Is.True);
    }

    [TestCase("fields=titles", "did you mean 'title'?")]
    [TestCase("fields=Title", "did you mean 'title'?")]
    [TestCase("fields=", "no name may be empty")]
    [TestCase("fields=id,,title", "no name may be empty")]
    [TestCase("fields=id,wholly-unknown-thing", "the allowed names are")]
    [TestCase("include=blocks", "the allowed names are")]
    [TestCase("include=tag", "did you mean 'tags'?")]
    [TestCase("body=markdown", "Takes one of: html, text, blocks, none.")]
    public async Task What_is_not_there_is_refused_and_the_nearest_named(string query, string expected)
    {
        foreach (var path in (string[])[$"/v1/articles/{_id}", "/v1/articles", "/v1/articles/by-slug/en/shaped"])
        {
            var answer = (await Anonymous.Get($"{path}?{query}")).Expect(HttpStatusCode.BadRequest);
            Assert.That(answer.Places, Is.EqualTo(new[] { query.Split('=')[0] }));
            Assert.That(answer.Json["errors"]![0]!["detail"]!.GetValue<string>(), Does.Contain(expected));
        }
    }

    [TestCase("/v1/articles?tag=shaped&limit=1", 2)]
    [TestCase("/v1/articles?tag=shaped&tag=second", 1)]
    [TestCase("/v1/articles?tag=nothing", 0)]
    [TestCase("/v1/tags?limit=1", 3)]
    [TestCase("/v1/tags?kind=place", 1)]
    [TestCase("/v1/sections?limit=1", 1)]
    [TestCase("/v1/authors", 1)]
    public async Task A_list_says_how_many_there_are_only_where_that_is_asked(string path, int expected)
    {
        var separator = path.Contains('?') ? '&' : '?';
        var counted = (await Anonymous.Get($"{path}{separator}count=true")).Expect(HttpStatusCode.OK);
        Assert.That(counted.Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(expected));
        foreach (var plain in (string[])[path, $"{path}{separator}count=false"])
            Assert.That((await Anonymous.Get(plain)).Json["page"]!.AsObject().Select(pair => pair.Key), Does.Not.Contain("total"));
        if (counted.Json["page"]!["next"]?.GetValue<string>() is { } next)
            Assert.That(
                (await Anonymous.Get($"{path}&count=true&cursor={next}")).Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(expected));
        (await Anonymous.Get($"{path}{separator}count=yes")).Expect(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task A_cursor_goes_on_when_other_properties_are_asked_for()
    {
        var next = (await Anonymous.Get("/v1/articles?limit=1")).Json["page"]!["next"]!.GetValue<string>();
        (await Anonymous.Get($"/v1/articles?limit=1&fields=id&include=tags&count=true&body=none&cursor={next}")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task An_article_says_its_language_in_its_head() =>
        Assert.That((await Anonymous.Get($"/v1/articles/{_id}?fields=id")).Headers["Content-Language"], Is.EqualTo("en"));

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Section("world");
        await Editor.Tag("shaped", "place", "Ağrı «\"\\/");
        await Editor.Tag("second");
        await Editor.Tag("third");
        await Editor.Author("writer");
        var article = await Editor.PublishedArticle(
            new
            {
                language = "en", slug = "shaped", title = "A \"title\" with <signs> & Ə, Ж, 𝒳", summary = "Summary\nof two lines",
                section = "world",
                tags = new[] { "shaped", "second" }, authors = new[] { new { author = "writer", role = "photographer" } },
                byline = "By hand", source = new { name = "regional media", url = "https://media.example/x" }, placeLine = "ANKARA",
                leadImage = new { url = "https://img.example/a.jpg", alt = "A", credit = "C", width = 10, height = 20 },
                canonicalUrl = "https://elsewhere.example/a?b=c&d", rights = new { licence = "L", attribution = "A", syndicatable = false },
                seo = new { title = "T", description = "D" },
                body = new { format = "markdown", content = "One **bold** \"word\".\n\n> Quoted\n\n- a\n- b" },
            },
            new { publishedAt = "2024-12-02T09:57:00.007+04:00" });
        _id = article.Id;
        await Editor.PublishedArticle(Makers.Content("По-русски", language: "ru", translationOf: _id, tags: ["shaped"]));
        await Editor.PublishedArticle(Makers.Content("Plain", tags: ["third"]));
    }

    private static void Compare(JsonNode article)
    {
        var fields = ArticleFields.All.Where(field => article.AsObject().ContainsKey(field.Name)).ToList();
        Assert.That(article.AsObject().Select(pair => pair.Key), Is.EqualTo(fields.Select(field => field.Name)));
        foreach (var field in fields)
        {
            var value = article[field.Name];
            Assert.That(value is not null || field.IsNullable, field.Name);
            if (field.Name == "related")
                foreach (var other in value!.AsArray())
                    Compare(other!);
            else
                Assert.That(
                    JsonSerializer.Serialize(value.Deserialize(field.Type, ApiJson.Stored), field.Type, ApiJson.Stored),
                    Is.EqualTo(value?.ToJsonString(ApiJson.Stored) ?? "null"), field.Name);
        }
    }
}
