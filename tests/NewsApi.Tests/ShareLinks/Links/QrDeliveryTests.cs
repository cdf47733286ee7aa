using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Links;

public class QrDeliveryTests(Database database) : DatabaseFixture(database)
{
    private long _article;

    [Test]
    public async Task The_share_kit_names_images_that_are_there()
    {
        var kit = await Anonymous.Get($"/v1/articles/{_article}/share");
        var qr = kit.Json["qr"]!;
        Assert.That(qr["content"]!.GetValue<string>(), Is.EqualTo(kit.Value<string>("shortUrl").ToUpperInvariant() + "-Q"));
        foreach (var (name, type) in (IEnumerable<(string, string)>)[("svgUrl", "image/svg+xml"), ("pngUrl", "image/png")])
        {
            var url = qr[name]!.GetValue<string>();
            Assert.That(url, Does.StartWith("http://localhost/v1/share-links/"));
            Assert.That(
                (await Anonymous.Get(new Uri(url).PathAndQuery)).Expect(HttpStatusCode.OK).Headers["Content-Type"], Is.EqualTo(type));
        }
    }

    [TestCase("qr.svg")]
    [TestCase("qr.png")]
    public async Task An_image_never_changes_and_caches_are_told_so(string name)
    {
        var path = "/v1/share-links/to-be-drawn/" + name;
        var image = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That(image.Headers["Cache-Control"], Is.EqualTo("public, max-age=31536000, immutable"));
        Assert.That(image.ETag, Does.StartWith("\""), "A weak one would not do for ranges.");
        Assert.That(image.Headers["Content-Security-Policy"], Is.EqualTo("default-src 'none'"));
        (await Anonymous.Get(path, ("If-None-Match", image.ETag))).Expect(HttpStatusCode.NotModified);
        Assert.That((await Anonymous.Send(HttpMethod.Head, path, null, [])).Expect(HttpStatusCode.OK).ETag, Is.EqualTo(image.ETag));
        Assert.That(
            (await Anonymous.Get("/v1/share-links/TO-BE-DRAWN-t/" + name)).ETag, Is.EqualTo(image.ETag), "A channel makes no other code.");
        Assert.That((await Anonymous.Get(path + "?size=1024")).ETag, Is.Not.EqualTo(image.ETag));
    }

    [TestCase("127")]
    [TestCase("2049")]
    [TestCase("0")]
    [TestCase("-5")]
    [TestCase("big")]
    [TestCase("1e3")]
    [TestCase("")]
    [TestCase("256&size=256")]
    public async Task A_size_that_can_not_be_is_refused(string size)
    {
        foreach (var name in (string[])["qr.svg", "qr.png"])
            Assert.That(
                (await Anonymous.Get($"/v1/share-links/to-be-drawn/{name}?size={size}")).Expect(HttpStatusCode.BadRequest).Places,
                Is.EqualTo(new[] { "size" }));
    }

    [Test]
    public async Task Codes_that_lead_nowhere_have_no_image()
    {
        var draft = await Editor.Article(Makers.Content(slug: "undrawn"));
        await Editor.Post("/v1/editorial/share-links", new { articleId = draft.Id, alias = "draft-undrawn" });
        await Editor.Post(
            "/v1/editorial/share-links", new { articleId = _article, alias = "later-undrawn", startsAt = "2999-01-01T00:00:00Z" });
        var answers = new List<string>();
        foreach (var code in (string[])["none", "draft-undrawn", "later-undrawn", "b7kq2mx", "b7kq2mx-t", "%D1%8F", "a", new string(
            'b', 60)])
            foreach (var name in (string[])["/qr.svg", "/qr.png", "/qr.svg?size=600", ""])
                answers.Add(Whole((await Anonymous.Get($"/v1/share-links/{code}{name}")).Expect(HttpStatusCode.NotFound)));
        Assert.That(answers.Distinct().Count(), Is.EqualTo(1), string.Join("\n\n", answers.Distinct()));
    }

    private static string Whole(Answer answer) =>
        string.Join('\n', answer.Headers.OrderBy(header => header.Key, StringComparer.Ordinal)) + answer.Text;

    protected override async Task Prepare()
    {
        _article = (await Editor.PublishedArticle(Makers.Content(slug: "drawn"))).Id;
        (await Editor.Post("/v1/editorial/share-links", new { articleId = _article, alias = "to-be-drawn" })).Expect(
            HttpStatusCode.Created);
    }
}
