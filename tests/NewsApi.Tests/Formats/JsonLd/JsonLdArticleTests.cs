using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.JsonLd;

public class JsonLdArticleTests(Database database) : DatabaseFixture(database)
{
    private const string Hostile = "</script><b> \"שלום\" & Мир ע";

    [Test]
    public async Task A_story_is_a_NewsArticle_with_its_terms_its_source_and_its_translations()
    {
        await Admin.FourLanguages();
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new
            {
                name = "The Post", languages = new[] { "en", "ru", "az", "hy" }, defaultLanguage = "en",
                usage = new { priceUrl = "https://h.example/prices", attribution = new { en = "Link to us" } },
                publisher = new { organisation = "Post Ltd", contact = "desk@h.example", ethicsPolicy = "https://h.example/ethics" },
            },
            site.ETag)).Expect(HttpStatusCode.OK);
        await Editor.Section("data-section");
        await Editor.Tag("data-tag");
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = Hostile, slug = "data-story", section = "data-section", tags = new[] { "data-tag" }, summary = "Short",
            source = new { name = "Agency", url = "https://agency.example/1" }, responsible = "Foreign desk",
            aiUse = new { kind = "generated", note = "By a model" }, body = new { format = "markdown", content = "Text" },
        });
        await Editor.PublishedArticle(Makers.Content("Мост", "data-ru", "ru", translationOf: article.Id));
        var answer = (await Anonymous.Get($"/v1/articles/{article.Id}.jsonld")).Expect(HttpStatusCode.OK);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("application/ld+json"));
        Assert.That(answer.Text, Does.Not.Contain("<"));
        var data = answer.Json;
        Assert.That(data["headline"]!.ToString(), Is.EqualTo(Hostile));
        Assert.That(
            (data["@type"]!.ToString(), data["articleSection"]!.ToJsonString(), data["keywords"]!.ToJsonString()),
            Is.EqualTo(("NewsArticle", "[\"data-section\"]", "[\"data-tag\"]")));
        Assert.That(
            (data["isBasedOn"]!["url"]!.ToString(), data["citation"]!["name"]!.ToString()),
            Is.EqualTo(("https://agency.example/1", "Agency")));
        Assert.That(
            (data["creditText"]!.ToString(), data["acquireLicensePage"]!.ToString()),
            Is.EqualTo(("Link to us", "https://h.example/prices")));
        Assert.That(data["usageInfo"]!.ToString(), Does.EndWith($"/v1/articles/{article.Id}/license.xml"));
        Assert.That(data["digitalSourceType"]!.ToString(), Is.EqualTo("https://schema.org/TrainedAlgorithmicMediaDigitalSource"));
        Assert.That(data["accountablePerson"]!["name"]!.ToString(), Is.EqualTo("Foreign desk"));
        Assert.That(data["workTranslation"]![0]!["inLanguage"]!.ToString(), Is.EqualTo("ru"));
        var publisher = data["publisher"]!;
        Assert.That(
            (publisher["legalName"]!.ToString(), publisher["email"]!.ToString(), publisher["ethicsPolicy"]!.ToString()),
            Is.EqualTo(("Post Ltd", "desk@h.example", "https://h.example/ethics")));
        var same = await Anonymous.Get($"/v1/articles/{article.Id}", ("Accept", "application/ld+json"));
        Assert.That((same.Text, same.Headers["Vary"]), Is.EqualTo((answer.Text, "Accept-Encoding, Accept")));
        Assert.That((await Anonymous.Get("/v1/articles/by-slug/en/data-story.jsonld?utm_source=x")).Text, Is.EqualTo(answer.Text));
        (await Anonymous.Get("/v1/articles/999999999.jsonld")).Expect(HttpStatusCode.NotFound);
    }
}
