using System.Net;
using System.Xml.Linq;
using NewsApi.Tests.Support;
using NewsApi.Usage;

namespace NewsApi.Tests.Formats.Robots;

public class RobotsTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task The_files_say_the_policy_of_the_site_and_each_article_its_own()
    {
        await Site(new { linkRequired = true, search = "allowed", aiTraining = "denied", aiAnswers = "conditional" });
        var robots = (await Anonymous.Get("/robots.txt?utm_source=x")).Expect(HttpStatusCode.OK);
        Assert.That(robots.Headers["Content-Type"], Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That(robots.Text, Does.Contain("User-agent: *\nContent-Signal: search=yes, ai-input=no, ai-train=no\nAllow: /\n"));
        Assert.That(robots.Text, Does.Match("(?m)^License: http.*/license.xml$").And.Match("(?m)^Sitemap: http.*/news-sitemap.xml$"));
        Assert.That(robots.Text, Does.Not.Contain("Content-Usage"), "behind a setting");
        Assert.That((await Anonymous.Get("/robots.txt")).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        var licence = (await Anonymous.Get("/license.xml")).Expect(HttpStatusCode.OK);
        Assert.That(licence.Headers["Content-Type"], Is.EqualTo("application/rsl+xml"));
        Assert.That(Uses(licence, "permits"), Is.EqualTo(new[] { "search", "ai-input" }));
        Assert.That(
            (await Anonymous.Get("/.well-known/tdmrep.json")).Text,
            Does.Match("""\[\{"location":"/","tdm-reservation":1,"tdm-policy":"http[^"]*/license.xml"\}\]"""));

        var article = await Editor.PublishedArticle(
            Story("Open", new { aiTraining = "allowed", aiAnswers = "allowed" }));
        var own = await Anonymous.Get($"/v1/articles/{article.Id}/license.xml");
        Assert.That(Uses(own, "permits"), Is.EqualTo(new[] { "search", "ai-input", "ai-train" }));
        foreach (var form in (string[])["", ".md", ".jsonld"])
            for (var turn = 0; turn < 2; turn++)
            {
                var answer = (await Anonymous.Get($"/v1/articles/{article.Id}{form}")).Expect(HttpStatusCode.OK);
                Assert.That(answer.Headers["tdm-reservation"], Is.EqualTo("0"), form);
                Assert.That(answer.Headers["Link"], Does.Contain($"/v1/articles/{article.Id}/license.xml>; rel=\"license\""), form);
            }

        // The settings change: every file at once.
        await Site(null);
        Assert.That((await Anonymous.Get("/robots.txt")).Text, Does.Not.Contain("License").And.Not.Contain("Content-Signal"));
        (await Anonymous.Get("/license.xml")).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Get("/.well-known/tdmrep.json")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_reserved_article_says_so_in_its_headers_and_a_withdrawn_one_has_no_licence()
    {
        var article = await Editor.PublishedArticle(
            Story("Closed", new { aiTraining = "denied" }));
        var shown = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(shown.Headers["tdm-reservation"], Is.EqualTo("1"));
        Assert.That(shown.Headers["tdm-policy"], Does.EndWith($"/v1/articles/{article.Id}/license.xml"));
        var unchanged = await Anonymous.Get($"/v1/articles/{article.Id}", ("If-None-Match", shown.ETag));
        Assert.That(unchanged.Expect(HttpStatusCode.NotModified).Headers["tdm-reservation"], Is.EqualTo("1"));
        await Editor.Do(article, "unpublish", new { reason = "withdrawn" });
        (await Anonymous.Get($"/v1/articles/{article.Id}/license.xml")).Expect(HttpStatusCode.Gone);
        (await Anonymous.Get($"/v1/articles/{article.Id}.jsonld")).Expect(HttpStatusCode.Gone);
    }

    private static object Story(string title, object usage) =>
        new { language = "en", title, usage, body = new { format = "markdown", content = "x" } };

    private static string[] Uses(Answer licence, string name) =>
    [
        .. XDocument.Parse(licence.Text).Descendants(XName.Get(name, Rsl.Namespace))
            .Where(element => element.Attribute("type")!.Value == "usage").SelectMany(element => element.Value.Split(' ')),
    ];

    private async Task Site(object? usage)
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site", new { name = "Test site", languages = new[] { "en" }, defaultLanguage = "en", usage }, site.ETag))
            .Expect(HttpStatusCode.OK);
    }
}
