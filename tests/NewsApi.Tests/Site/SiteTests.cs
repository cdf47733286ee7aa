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
    public async Task Hosts_of_embeds_are_kept_in_ASCII_and_once()
    {
        var kept = (await Put("Charts.News.example", "графики.пример.com", "xn--80afqaj7a3a.xn--e1afmkfd.com", "charts.news.example"))
            .Expect(HttpStatusCode.OK);
        const string expected = """["charts.news.example","xn--80afqaj7a3a.xn--e1afmkfd.com"]""";
        Assert.That(kept.Json["embedHosts"]!.ToJsonString(), Is.EqualTo(expected));
        Assert.That((await Admin.Get("/v1/editorial/site")).Json["embedHosts"]!.ToJsonString(), Is.EqualTo(expected));
        (await Put([.. Enumerable.Range(1, 50).Select(number => $"h{number}.example")])).Expect(HttpStatusCode.OK);
        var without = (await Put(null)).Expect(HttpStatusCode.OK);
        Assert.That(without.Json["embedHosts"]!.ToJsonString(), Is.EqualTo("[]"));
    }

    [Test]
    public async Task A_text_keeps_frames_of_these_hosts()
    {
        var content = new
        {
            language = "en", title = "A chart",
            body = new { format = "html", content = "<iframe src='https://charts.news.example/1'></iframe>" },
        };
        (await Put()).Expect(HttpStatusCode.OK);
        var before = (await Writer.Post("/v1/editorial/articles", content)).Expect(HttpStatusCode.Created);
        Assert.That(before.Json["rendered"]!["html"]!.GetValue<string>(), Does.StartWith("<p><a href="));
        (await Put("charts.news.example")).Expect(HttpStatusCode.OK);
        var after = (await Writer.Post("/v1/editorial/articles", content)).Expect(HttpStatusCode.Created);
        Assert.That(
            after.Json["rendered"]!["html"]!.GetValue<string>(), Is.EqualTo("<iframe src=\"https://charts.news.example/1\"></iframe>"));
    }

    [Test]
    public async Task Addresses_are_escaped_once()
    {
        var saved = (await Admin.Put(
            "/v1/editorial/site",
            new { name = "x", languages = new[] { "en" }, defaultLanguage = "en", licenceUrl = "https://e.com/a b%20ж" },
            (await Admin.Get("/v1/editorial/site")).ETag)).Expect(HttpStatusCode.OK);
        Assert.That(saved.Value<string>("licenceUrl"), Is.EqualTo("https://e.com/a%20b%20%D0%B6"));
    }

    [TestCase("https://charts.news.example", "invalid_host")]
    [TestCase("charts.news.example:8443", "invalid_host")]
    [TestCase("charts.news.example/one", "invalid_host")]
    [TestCase("*.news.example", "invalid_host")]
    [TestCase("me@news.example", "invalid_host")]
    [TestCase("localhost", "invalid_host")]
    [TestCase("127.0.0.1", "invalid_host")]
    [TestCase("[::1]", "invalid_host")]
    [TestCase("", "invalid_host")]
    [TestCase("a b.example", "invalid_host")]
    [TestCase("a..example", "invalid_host")]
    [TestCase("www.Google.com", "known_provider")]
    [TestCase("youtube.com", "known_provider")]
    public async Task A_host_of_embeds_is_a_host_name_of_nobody_known(string host, string code)
    {
        var answer = (await Put("charts.news.example", host)).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.That(answer.Places, Is.EqualTo(new[] { "/embedHosts/1" }));
        Assert.That(answer.Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo(code));
    }

    [Test]
    public async Task There_are_at_most_50_hosts_of_embeds() => Assert.That(
        (await Put([.. Enumerable.Range(1, 51).Select(number => $"h{number}.example")])).Expect(HttpStatusCode.UnprocessableEntity).Places,
        Is.EqualTo(new[] { "/embedHosts" }));

    private async Task<Answer> Put(params string[]? hosts) => await Admin.Put(
        "/v1/editorial/site", new { name = "x", languages = new[] { "en" }, defaultLanguage = "en", embedHosts = hosts },
        (await Admin.Get("/v1/editorial/site")).ETag);

    [Test]
    public async Task The_default_language_is_one_of_the_sites()
    {
        var site = await Admin.Get("/v1/editorial/site");
        var answer =
            await Admin.Put("/v1/editorial/site", new { name = "x", languages = new[] { "en" }, defaultLanguage = "ru" }, site.ETag);
        Assert.That(answer.Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/defaultLanguage" }));
    }
}
