using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Site;

public class SitePublisherTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task The_publisher_the_time_zone_and_feeds_are_kept_and_have_defaults()
    {
        var saved = (await Put(new
        {
            timeZone = "Asia/Baku", feeds = new { text = "summary" },
            publisher = new
            {
                organisation = "Harbour ספינות", contact = "desk@harbour.example", ethicsPolicy = "https://h.example/éthique",
            },
        })).Expect(HttpStatusCode.OK);
        Assert.That(saved.Json["feeds"]!.ToJsonString(), Is.EqualTo("""{"text":"summary","attributionLine":true}"""));
        var site = (await Anonymous.Get("/v1/site")).Json;
        Assert.That(site["timeZone"]!.ToString(), Is.EqualTo("Asia/Baku"));
        Assert.That(site["publisher"]!["organisation"]!.ToString(), Is.EqualTo("Harbour ספינות"));
        Assert.That(site["publisher"]!["ethicsPolicy"]!.ToString(), Is.EqualTo("https://h.example/%C3%A9thique"));

        var bare = (await Put(new { })).Expect(HttpStatusCode.OK).Json;
        Assert.That(bare["timeZone"]!.ToString(), Is.EqualTo("UTC"));
        Assert.That(bare["feeds"]!.ToJsonString(), Is.EqualTo("""{"text":"full","attributionLine":true}"""));
        Assert.That(bare["publisher"]!["organisation"], Is.Null);
    }

    [TestCase("Baku")]
    [TestCase("Mars/Olympus")]
    [TestCase("Azerbaijan Standard Time")]
    [TestCase("../etc/passwd")]
    [TestCase("")]
    public async Task A_time_zone_has_an_IANA_name(string timeZone) =>
        Assert.That(
            (await Put(new { timeZone })).Expect(HttpStatusCode.UnprocessableEntity).Places, Is.EqualTo(new[] { "/timeZone" }));

    [Test]
    public async Task Policies_are_addresses()
    {
        var refused = await Put(
            new { publisher = new { contact = "nobody", correctionsPolicy = "mailto:a@b.example", organisation = "a\tb" } });
        Assert.That(
            refused.Expect(HttpStatusCode.UnprocessableEntity).Places,
            Is.EquivalentTo(new[] { "/publisher/contact", "/publisher/correctionsPolicy", "/publisher/organisation" }));
    }

    private async Task<Answer> Put(object settings)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(settings)!.AsObject();
        (body["name"], body["defaultLanguage"]) = ("Test site", "en");
        body["languages"] = new System.Text.Json.Nodes.JsonArray("en");
        return await Admin.Put("/v1/editorial/site", body, (await Admin.Get("/v1/editorial/site")).ETag);
    }
}
