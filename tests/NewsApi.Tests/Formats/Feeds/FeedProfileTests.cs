using System.Net;
using System.Xml.Linq;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

/// <summary>What single readers ask of RSS beyond the standard.</summary>
public class FeedProfileTests(Database database) : DatabaseFixture(database)
{
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/", Smart = "http://www.smartnews.be/snf",
        Ingestion = "http://schemas.ingestion.microsoft.com/common/", Terms = "http://purl.org/dc/terms/",
        Content = "http://purl.org/rss/1.0/modules/content/", Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] Names = ["flipboard", "smartnews", "msn", "dzen"];

    private Answer _story = null!;

    [Test]
    public async Task Every_profile_is_the_same_feed_with_whole_texts_and_links_itself()
    {
        var standard = await Read("");
        foreach (var name in Names)
        {
            var feed = await Read(name);
            foreach (var part in (string[])["title", "link", "guid", "pubDate", "description"])
                Assert.That(Each(feed, part), Is.EqualTo(Each(standard, part)), name);
            Assert.That(feed.Descendants(Content + "encoded").First().Value, Does.Contain("The bridge"), name);
            Assert.That(
                feed.Descendants(Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value,
                Is.EqualTo($"http://localhost/feeds/section/pictured/rss.xml?profile={name}"));
        }
    }

    [Test]
    public async Task A_standard_feed_has_its_picture_as_enclosure()
    {
        var enclosure = Items(await Read(""))[0].Element("enclosure")!;
        Assert.That(
            (enclosure.Attribute("url")!.Value, enclosure.Attribute("type")!.Value, enclosure.Attribute("length")!.Value),
            Is.EqualTo(("https://img.example/lead.jpg", "image/jpeg", "0")));
    }

    [Test]
    public async Task Flipboard_gets_no_small_pictures_and_thirty_stories()
    {
        var items = Items(await Read("flipboard"));
        Assert.That(items.Select(item => item.Elements(Media + "content").Count()), Is.EqualTo(new[] { 1, 0 }));
        Assert.That(items.Select(item => item.Elements("enclosure").Count()), Is.EqualTo(new[] { 1, 0 }));
        await Admin.Section("long");
        for (var number = 0; number < 31; number++)
            await Editor.PublishedArticle(Makers.Content($"Long {number}", section: "long"));
        Assert.That(Items(await Read("flipboard", "long")), Has.Count.EqualTo(30));
        Assert.That(Items(await Read("flipboard&limit=3", "long")), Has.Count.EqualTo(3));
        Assert.That(Items(await Read("msn", "long")), Has.Count.EqualTo(20));
    }

    [Test]
    public async Task SmartNews_gets_logo_thumbnail_and_state_and_hears_of_deletions()
    {
        var gone = await Editor.PublishedArticle(Makers.Content("Gone", slug: "gone", section: "pictured"));
        await Editor.Do(gone, "unpublish", new { kill = true });
        var feed = await Read("smartnews");
        var channel = feed.Root!.Element("channel")!;
        Assert.That(channel.Element(Smart + "logo")!.Element("url")!.Value, Is.EqualTo("https://news.example/logo.png"));
        Assert.That((channel.Element("ttl")!.Value, channel.Element("pubDate")), Is.EqualTo(("15", channel.Element("pubDate"))));
        Assert.That(channel.Element("pubDate"), Is.Not.Null);
        var items = Items(feed);
        Assert.That(
            items[0].Element(Media + "thumbnail")!.Attribute("url")!.Value, Is.EqualTo("https://img.example/lead.jpg"));
        Assert.That(
            items.Select(item => item.Element(Media + "status")!.Attribute("state")!.Value),
            Is.EqualTo(new[] { "active", "active", "deleted" }));
        Assert.That(items[2].Element("guid")!.Value, Is.EqualTo($"http://localhost/v1/articles/{gone.Id}"));
        Assert.That(items[2].Element("link")!.Value, Is.EqualTo("https://news.example/en/gone"));
        Assert.That(items[2].ToString(), Does.Not.Contain("Gone"));
        Assert.That(Items(await Read("msn")), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Msn_gets_times_a_short_title_and_credit_and_rights_of_the_picture()
    {
        var item = Items(await Read("msn"))[0];
        var published = _story.Value<DateTimeOffset>("publishedAt");
        Assert.That((DateTimeOffset)item.Element(Ingestion + "dateTimeWritten")!, Is.EqualTo(published).Within(TimeSpan.FromSeconds(1)));
        Assert.That((DateTimeOffset)item.Element(Terms + "modified")!, Is.EqualTo(published).Within(TimeSpan.FromSeconds(1)));
        Assert.That(item.Element(Ingestion + "shortTitle")!.Value, Is.EqualTo("Short & <plain>"));
        var picture = item.Element(Media + "content")!;
        Assert.That(picture.Element(Media + "credit")!.Value, Is.EqualTo("Photo: A & B"));
        Assert.That(picture.Element(Ingestion + "hasSyndicationRights")!.Value, Is.EqualTo("1"));
        var other = Items(await Read("msn"))[1];
        Assert.That(other.Descendants(Ingestion + "hasSyndicationRights"), Is.Empty);
        Assert.That(other.Elements(Ingestion + "shortTitle"), Is.Empty);
    }

    [Test]
    public async Task Dzen_gets_three_words_and_every_picture()
    {
        var item = Items(await Read("dzen"))[0];
        Assert.That(
            item.Elements("category").Select(word => word.Value), Is.EqualTo(new[] { "native-yes", "format-article", "index" }));
        Assert.That(
            item.Elements("enclosure").Select(picture => (picture.Attribute("url")!.Value, picture.Attribute("type")!.Value)),
            Is.EqualTo(new[]
            {
                ("https://img.example/lead.jpg", "image/jpeg"), ("https://img.example/a.png?x=1&y=2", "image/png"),
            }));
    }

    [TestCase("rss.xml?profile=apple")]
    [TestCase("rss.xml?profile=")]
    [TestCase("rss.xml?profile=MSN")]
    [TestCase("section/pictured/rss.xml?profile=digg")]
    public async Task An_unknown_profile_is_refused_with_those_that_there_are(string path)
    {
        var refusal = await Anonymous.Get("/feeds/" + path);
        refusal.Refused(400, "profile");
        foreach (var name in Names)
            Assert.That(refusal.Text, Does.Contain(name));
    }

    [TestCase("atom.xml?profile=msn")]
    [TestCase("section/pictured/feed.json?profile=dzen")]
    public async Task Other_formats_have_no_profiles(string path) =>
        (await Anonymous.Get("/feeds/" + path)).Refused(400, "profile");

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new
            {
                name = "Profiles", baseUrl = "https://news.example", languages = new[] { "en" }, defaultLanguage = "en",
                articlePath = "/{language}/{slug}", logo = new { url = "https://news.example/logo.png", width = 700, height = 100 },
            },
            site.ETag)).Expect(HttpStatusCode.OK);
        await Admin.Section("pictured");
        await Editor.Tag("many");
        await Editor.PublishedArticle(new
        {
            language = "en", title = "Older", section = "pictured", body = new { format = "markdown", content = "The bridge." },
            leadImage = new { url = "https://img.example/small.jpg", alt = "x", width = 399, height = 800 },
        });
        _story = await Editor.PublishedArticle(new
        {
            language = "en", title = "Newer", section = "pictured", tags = new[] { "many" }, seo = new { title = "Short & <plain>" },
            body = new
            {
                format = "html",
                content = "<p>The bridge.</p><p><img src='https://img.example/a.png?x=1&amp;y=2' alt='a'></p>"
                    + "<p><img src='https://img.example/lead.jpg' alt='again'></p><p><img src='https://img.example/untyped' alt='b'></p>",
            },
            leadImage = new { url = "https://img.example/lead.jpg", alt = "x", credit = "Photo: A & B", width = 1_200, height = 630 },
            usage = new { syndication = "allowed" },
        });
    }

    private static List<XElement> Items(XDocument feed) => [.. feed.Descendants("item")];

    private static List<string> Each(XDocument feed, string part) =>
        [.. Items(feed).Where(item => item.Element(Content + "encoded") is not null).Select(item => item.Element(part)?.Value ?? "")];

    private async Task<XDocument> Read(string profile, string section = "pictured") => XDocument.Parse(
        (await Anonymous.Get($"/feeds/section/{section}/rss.xml{(profile == "" ? "" : "?profile=" + profile)}"))
            .Expect(HttpStatusCode.OK).Text);
}
