using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Usage;

public class UsageTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Each_field_comes_from_the_article_else_its_sections_else_the_site()
    {
        await Site(new
        {
            linkRequired = true, attribution = new { en = "Link to us.", AZ = "Bizə keçid verin." }, aiTraining = "denied",
            aiAnswers = "conditional", search = "allowed", commercialUse = "conditional", contact = "desk@harbour.example",
            priceUrl = "https://harbour.example/prices ü",
        });
        await Section("usage-top", null, new { aiTraining = "conditional", contact = "https://top.example/" });
        var below = await Section("usage-below", "usage-top", new { aiAnswers = "denied", attribution = new { ru = "Ссылка" } });
        var article = await Editor.PublishedArticle(Story("usage-own", "usage-below", new { aiAnswers = "allowed", linkRequired = false }));
        Assert.That(await Usage(article.Id), Is.EqualTo(
            """
            {"linkRequired":false,"attribution":"Link to us.","commercialUse":"conditional","aiTraining":"conditional",
            "aiAnswers":"allowed","search":"allowed","syndication":null,"contact":"https://top.example/",
            "priceUrl":"https://harbour.example/prices%20%C3%BC"}
            """.ReplaceLineEndings("")));
        var site = (await Anonymous.Get("/v1/site?language=az")).Json["usage"]!;
        Assert.That((site["attribution"]!.ToString(), site["aiTraining"]!.ToString()), Is.EqualTo(("Bizə keçid verin.", "denied")));
        var section = (await Anonymous.Get("/v1/sections/usage-below?language=ru")).Json["usage"]!;
        Assert.That((section["aiAnswers"]!.ToString(), section["aiTraining"]), Is.EqualTo(("denied", (JsonNode?)null)));

        // A section that changes its mind is heard at once.
        (await Editor.Put(
            $"/v1/editorial/sections/{below.Id}",
            new { slug = "usage-below", parent = "usage-top", names = new { en = "x" }, usage = new { aiTraining = "allowed" } },
            below.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(await Usage(article.Id), Does.Contain("\"aiTraining\":\"allowed\",\"aiAnswers\":\"allowed\""));
    }

    [Test]
    public async Task Rights_and_usage_agree()
    {
        await Site(new { attribution = new { en = "The site's line" }, syndication = "allowed" });
        var plain = await Editor.PublishedArticle(Story("usage-plain", null, null, new { attribution = "Credit us" }));
        Assert.That(await Usage(plain.Id), Does.Contain("\"attribution\":\"Credit us\"").And.Contain("\"syndication\":\"allowed\""));
        var closed = await Editor.PublishedArticle(Story("usage-closed", null, null, new { syndicatable = false }));
        Assert.That(await Usage(closed.Id), Does.Contain("\"syndication\":\"denied\""));
        var denied = await Editor.PublishedArticle(Story("usage-denied", null, new { syndication = "denied" }));
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{denied.Id}")).Json["rights"]!["syndicatable"]!.GetValue<bool>(), Is.False);
        var both = await Writer.Post(
            "/v1/editorial/articles", Story("usage-both", null, new { syndication = "conditional" }, new { syndicatable = false }));
        Assert.That(both.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/usage/syndication" }));
    }

    [Test]
    public async Task A_patch_changes_one_field_and_the_revision_keeps_the_others()
    {
        var article = await Writer.Article(Story("usage-patched", null, new { search = "denied", aiTraining = "denied" }));
        var patched = (await Writer.Patch(
            $"/v1/editorial/articles/{article.Id}",
            new
            {
                usage = new { search = (string?)null, priceUrl = "https://a.example/" }, responsible = "שולחן החדשות",
                aiUse = new { kind = "assisted", note = "Translated by a model" },
            },
            article.ETag)).Expect(HttpStatusCode.OK);
        var usage = patched.Json["content"]!["usage"]!;
        Assert.That(
            (usage["search"], usage["aiTraining"]!.ToString(), usage["priceUrl"]!.ToString()),
            Is.EqualTo(((JsonNode?)null, "denied", "https://a.example/")));
        await Editor.Publish(patched);
        var shown = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json;
        Assert.That(shown["responsible"]!.ToString(), Is.EqualTo("שולחן החדשות"));
        Assert.That(shown["aiUse"]!.ToJsonString(), Is.EqualTo("""{"kind":"assisted","note":"Translated by a model"}"""));
    }

    [TestCase("""{"contact":"not an address"}""", "/usage/contact")]
    [TestCase("""{"contact":"a@b"}""", "/usage/contact")]
    [TestCase("""{"contact":"javascript:alert(1)"}""", "/usage/contact")]
    [TestCase("""{"contact":"a b@c.example"}""", "/usage/contact")]
    [TestCase("""{"priceUrl":"//x"}""", "/usage/priceUrl")]
    [TestCase("""{"attribution":{"e_n":"x"}}""", "/usage/attribution/e_n")]
    [TestCase("""{"attribution":{"en":"a\nb"}}""", "/usage/attribution/en")]
    [TestCase("""{"attribution":{"en":""}}""", "/usage/attribution/en")]
    public async Task What_is_wrong_is_named(string usage, string place)
    {
        foreach (var (path, body) in (IEnumerable<(string, JsonObject)>)
        [
            ("/v1/editorial/sections", new() { ["slug"] = "usage-wrong", ["names"] = new JsonObject { ["en"] = "x" } }),
            ("/v1/editorial/articles", JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Makers.Content()))!.AsObject()),
        ])
        {
            body["usage"] = JsonNode.Parse(usage);
            Assert.That((await Editor.Post(path, body)).Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { place }));
        }
    }

    [Test]
    public async Task Unknown_members_and_values_are_refused()
    {
        foreach (var usage in (object[])[new { training = "denied" }, new { aiTraining = "no" }, new { linkRequired = "yes" }])
            (await Editor.Post("/v1/editorial/articles", Story("usage-unknown", null, usage))).Expect(HttpStatusCode.BadRequest);
    }

    private static object Story(string slug, string? section, object? usage, object? rights = null) => new
    {
        language = "en", title = "Terms", slug, section, usage, rights, body = new { format = "markdown", content = "Text" },
    };

    private async Task<string> Usage(long id) =>
        (await Anonymous.Get($"/v1/articles/{id}?fields=usage")).Expect(HttpStatusCode.OK).Json["usage"]!.ToJsonString();

    private async Task<Answer> Section(string slug, string? parent, object usage) =>
        (await Editor.Post("/v1/editorial/sections", new { slug, parent, names = new { en = slug }, usage }))
        .Expect(HttpStatusCode.Created);

    private async Task Site(object usage)
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new { name = "Test site", languages = new[] { "en", "ru", "az", "hy" }, defaultLanguage = "en", usage }, site.ETag))
            .Expect(HttpStatusCode.OK);
    }
}
