using System.Net;
using AngleSharp.Html.Parser;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.NewsReader;

/// <summary>Pages below the path of the public URL, on a site whose articles have addresses of their own form.</summary>
public class ReaderAddressTests(Database database) : DatabaseFixture(database)
{
    private const string Root = "https://news.example/api";

    [TestCase("/api")]
    [TestCase("")]
    public async Task A_story_is_where_the_site_says(string passedOn)
    {
        var story = await Editor.PublishedArticle(Makers.Content(slug: $"placed{passedOn.Length}"));
        var path = $"/stories/{story.Id}-placed{passedOn.Length}";
        Assert.That((await Anonymous.Get($"/v1/articles/{story.Id}")).Value<string>("url"), Is.EqualTo(Root + path));
        var answer = (await Anonymous.Get(passedOn + path, ("Accept", "*/*"))).Expect(HttpStatusCode.OK);
        var page = new HtmlParser().ParseDocument(answer.Text);
        Assert.That(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Is.EqualTo(Root + path));
        Assert.That(
            page.QuerySelectorAll("[href^='/'], [src^='/'], [action^='/']")
                .Select(one => one.GetAttribute("href") ?? one.GetAttribute("src") ?? one.GetAttribute("action"))
                .Where(address => !address!.StartsWith("/api/", StringComparison.Ordinal) && address != "/api"),
            Is.Empty);
        var front = (await Anonymous.Get(passedOn + "/en", ("Accept", "*/*"))).Expect(HttpStatusCode.OK);
        Assert.That(front.Text, Does.Contain($"href=\"/api{path}\""));
        (await Anonymous.Get(passedOn + page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!["/api".Length..]))
            .Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_wrong_slug_leads_to_the_right_one()
    {
        var story = await Editor.PublishedArticle(Makers.Content(slug: "right"));
        var moved = await Anonymous.Get($"/stories/{story.Id}-wrong");
        Assert.That(
            (moved.Status, moved.Headers["Location"]), Is.EqualTo((HttpStatusCode.MovedPermanently, $"/api/stories/{story.Id}-right")));
    }

    [Test]
    public async Task A_page_is_in_the_language_and_direction_of_its_story()
    {
        var story = await Editor.PublishedArticle(Makers.Content(slug: "jisr", language: "ar"));
        var page = new HtmlParser().ParseDocument((await Anonymous.Get($"/stories/{story.Id}-jisr")).Expect(HttpStatusCode.OK).Text);
        Assert.That(
            (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")), Is.EqualTo(("ar", "rtl")));
        Assert.That(page.QuerySelector(".skip")!.TextContent, Is.EqualTo("انتقل إلى المحتوى"));
    }

    protected override AppUnderTest Make(Database kind) => new(kind, new Dictionary<string, string>
    {
        ["NewsApi:Reader:Enabled"] = "true", ["NewsApi:Http:PublicUrl"] = Root,
    });

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new { name = "Placed", languages = new[] { "en", "ar" }, defaultLanguage = "en", articlePath = "/stories/{id}-{slug}" },
            site.ETag)).Expect(HttpStatusCode.OK);
    }
}
