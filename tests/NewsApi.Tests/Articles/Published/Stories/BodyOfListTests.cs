using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Stories;

/// <summary>A list shows the text where <c>fields</c>, <c>include</c> or <c>body</c> asks for it.</summary>
public class BodyOfListTests(Database database) : DatabaseFixture(database)
{
    private long _id;

    [TestCase("", "")]
    [TestCase("body=html", "html")]
    [TestCase("body=text&fields=id", "text")]
    [TestCase("body=none", "")]
    [TestCase("body=none&fields=id,body", "")]
    [TestCase("include=body", "html text blocks")]
    [TestCase("include=body&body=blocks", "blocks")]
    [TestCase("include=body&fields=id", "html text blocks")]
    [TestCase("fields=body", "html text blocks")]
    public async Task A_list_has_the_text_that_is_asked_for(string query, string forms)
    {
        var item = (await Anonymous.Get($"/v1/articles?{query}")).Expect(HttpStatusCode.OK).Json["items"]![0]!;
        Assert.That(Forms(item["body"]), Is.EqualTo(forms));
    }

    [TestCase("fields=id&body=html", "html")]
    [TestCase("include=body&fields=id", "html text blocks")]
    [TestCase("fields=id", "")]
    [TestCase("body=none", "")]
    public async Task One_article_too(string query, string forms) =>
        Assert.That(Forms((await Anonymous.Get($"/v1/articles/{_id}?{query}")).Expect(HttpStatusCode.OK).Json["body"]), Is.EqualTo(forms));

    [Test]
    public async Task Accept_Language_names_facets_and_chooses_no_articles()
    {
        await Admin.FourLanguages();
        (await Editor.Post("/v1/editorial/tags", new { slug = "river", kind = "topic", names = new { en = "River", ru = "Reka" } }))
            .Expect(HttpStatusCode.Created);
        await Editor.PublishedArticle(Makers.Content(tags: ["river"]));
        foreach (var (header, query, name) in ((string, string, string)[])
            [("ru", "", "Reka"), ("en", "", "River"), ("ru", "", "Reka"), ("fr", "", "River"), ("ru", "&language=en", "River")])
        {
            var answer = (await Anonymous.Get($"/v1/articles?facets=tag{query}", ("Accept-Language", header))).Expect(HttpStatusCode.OK);
            Assert.That(answer.Json["facets"]!["tag"]![0]!["name"]!.GetValue<string>(), Is.EqualTo(name), header + query);
            Assert.That(answer.Ids, Has.Count.EqualTo(2));
            Assert.That(answer.Headers["Vary"].Contains("Accept-Language"), Is.EqualTo(query.Length == 0));
        }

        Assert.That((await Anonymous.Get("/v1/articles", ("Accept-Language", "ru"))).Headers["Vary"], Is.EqualTo("Accept-Encoding"));
    }

    protected override async Task Prepare() => _id = (await Editor.PublishedArticle()).Id;

    private static string Forms(JsonNode? body) => body is null ? "" : string.Join(' ', body.AsObject().Select(form => form.Key));
}
