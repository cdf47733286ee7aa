using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

/// <summary>Answers name their feeds and other forms in <c>Link</c>.</summary>
public partial class FeedDiscoveryTests(Database database) : DatabaseFixture(database)
{
    private static readonly string[] Types = ["application/rss+xml", "application/atom+xml", "application/feed+json"];

    [TestCase("/v1/articles", "/feeds/")]
    [TestCase("/v1/articles?limit=1&fields=id", "/feeds/")]
    [TestCase("/v1/articles?language=en", "/feeds/language/en/")]
    [TestCase("/v1/articles?section=near", "/feeds/section/near/")]
    [TestCase("/v1/articles?tag=near", "/feeds/tag/near/")]
    [TestCase("/v1/articles?author=near", "/feeds/author/near/")]
    [TestCase("/v1/sections/near", "/feeds/section/near/")]
    [TestCase("/v1/tags/near", "/feeds/tag/near/")]
    [TestCase("/v1/authors/near", "/feeds/author/near/")]
    public async Task An_answer_names_its_feeds_which_are_there(string path, string folder)
    {
        // The second comes from the cache.
        foreach (var answer in (Answer[])[await Anonymous.Get(path), await Anonymous.Get(path)])
        {
            var links = Alternates(answer);
            Assert.That(links.Select(link => link.Type), Is.EqualTo(Types));
            foreach (var (address, type) in links)
            {
                Assert.That(address, Does.StartWith(folder));
                var feed = (await Anonymous.Get(address)).Expect(HttpStatusCode.OK);
                Assert.That(feed.Headers["Content-Type"], Does.StartWith(type));
            }
        }
    }

    [TestCase("/v1/articles?tag=near,far")]
    [TestCase("/v1/articles?tag=near&section=near")]
    [TestCase("/v1/articles?excludeTag=near")]
    [TestCase("/v1/articles?tag=unknown")]
    [TestCase("/v1/articles?q=bridge")]
    [TestCase("/v1/articles?sort=updatedAt")]
    [TestCase("/v1/articles?publishedFrom=2020-01-01T00:00:00Z")]
    [TestCase("/v1/articles?id=1")]
    [TestCase("/v1/tags")]
    [TestCase("/v1/tags/unknown")]
    public async Task An_answer_that_no_feed_has_names_none(string path) =>
        Assert.That(Alternates(await Anonymous.Get(path)), Is.Empty);

    [Test]
    public async Task An_article_names_its_other_forms_which_are_there()
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "with-forms"));
        foreach (var path in (string[])[$"/v1/articles/{article.Id}", "/v1/articles/by-slug/en/with-forms"])
        {
            var links = Alternates((await Anonymous.Get(path)).Expect(HttpStatusCode.OK));
            Assert.That(links.Select(link => link.Address), Is.EqualTo(
                new[] { ".md", ".jsonld", ".ninjs.json", ".anf.json" }.Select(suffix => $"/v1/articles/{article.Id}{suffix}")));
            foreach (var (address, type) in links)
                Assert.That((await Anonymous.Get(address)).Expect(HttpStatusCode.OK).Headers["Content-Type"], Does.StartWith(type));
        }
    }

    [Test]
    public async Task Items_of_rss_have_their_terms_as_rsl()
    {
        await Admin.Section("licensed");
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = "Licensed", section = "licensed", body = new { format = "markdown", content = "x" },
            usage = new { linkRequired = true, aiTraining = "denied" },
        });
        XNamespace rsl = "https://rslstandard.org/rsl";
        var feed = XDocument.Parse((await Anonymous.Get("/feeds/section/licensed/rss.xml")).Expect(HttpStatusCode.OK).Text);
        var content = feed.Descendants("item").Single().Element(rsl + "content")!;
        Assert.That(content.Attribute("url")!.Value, Is.EqualTo(feed.Descendants("item").Single().Element("link")!.Value));
        Assert.That(content.Descendants(rsl + "prohibits").Single().Value, Is.EqualTo("ai-train"));
        Assert.That(content.Descendants(rsl + "payment").Single().Attribute("type")!.Value, Is.EqualTo("attribution"));
        Assert.That(feed.Root!.Attribute(XNamespace.Xmlns + "rsl")!.Value, Is.EqualTo(rsl.NamespaceName));
        var alone = XDocument.Parse((await Anonymous.Get($"/v1/articles/{article.Id}/license.xml")).Text).Descendants(rsl + "content");
        Assert.That(content.Descendants().Select(one => (one.Name, one.Value)), Is.EqualTo(
            alone.Single().Descendants().Select(one => (one.Name, one.Value))));
    }

    protected override async Task Prepare()
    {
        await Admin.Section("near");
        await Editor.Tag("near");
        await Editor.Tag("far");
        await Editor.Author("near");
        await Editor.PublishedArticle(Makers.Content(section: "near", tags: ["near"], authors: [new { author = "near" }]));
    }

    private static List<(string Address, string Type)> Alternates(Answer answer) =>
    [
        .. Alternate().Matches(answer.Headers.GetValueOrDefault("Link", ""))
            .Select(link => (link.Groups["address"].Value, link.Groups["type"].Value)),
    ];

    [GeneratedRegex("<(?<address>[^>]*)>; rel=\"alternate\"; type=\"(?<type>[^\"]*)\"")]
    private static partial Regex Alternate();
}
