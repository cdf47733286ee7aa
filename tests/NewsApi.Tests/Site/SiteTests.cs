using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Site;

public class SiteTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task The_site_is_replaced_whole_and_read_in_the_readers_language()
    {
        var before = await Admin.Get("/v1/editorial/site");
        var after = (await Admin.Put("/v1/editorial/site", new
        {
            name = "The Harbour Post", baseUrl = "https://harbour.example/", articlePath = "/{language}/news/{id}-{slug}",
            languages = new[] { "EN", "az-latn" }, defaultLanguage = "en",
            social = new { youtube = "https://www.youtube.com/@harbour", x = "https://x.com/harbour" },
            appStores = new { apple = "https://apps.apple.com/app/id1" },
            licence = new { en = "Link to us.", az = "Bizə keçid verin." }, licenceUrl = "https://harbour.example/terms",
            logo = new { url = "https://harbour.example/logo.svg", alt = "A harbour", width = 100, height = 50 },
        }, before.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(after.Json["languages"]!.ToJsonString(), Is.EqualTo("""["en","az-Latn"]"""));

        var site = await Anonymous.Get("/v1/site?language=az");
        Assert.That(site.Value<string>("licence"), Is.EqualTo("Bizə keçid verin."));
        Assert.That(site.Json["social"]!["youtube"]!.GetValue<string>(), Is.EqualTo("https://www.youtube.com/@harbour"));
        Assert.That(site.Json["social"]!["telegram"], Is.Null);

        var article = await Editor.PublishedArticle(Makers.Content(slug: "at-sea"));
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{article.Id}")).Value<string>("url"),
            Is.EqualTo($"https://harbour.example/en/news/{article.Id}-at-sea"));
        (await Admin.Put("/v1/editorial/site", new { name = "x", languages = new[] { "en" }, defaultLanguage = "en" }, before.ETag))
            .Expect(HttpStatusCode.PreconditionFailed);
    }

    [Test]
    public async Task The_default_language_is_one_of_the_sites()
    {
        var site = await Admin.Get("/v1/editorial/site");
        var answer =
            await Admin.Put("/v1/editorial/site", new { name = "x", languages = new[] { "en" }, defaultLanguage = "ru" }, site.ETag);
        Assert.That(answer.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/defaultLanguage" }));
    }
}
