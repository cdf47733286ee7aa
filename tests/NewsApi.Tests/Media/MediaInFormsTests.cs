using System.Net;
using System.Xml.Linq;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;
using NewsApi.Tests.Sync;

namespace NewsApi.Tests.Media;

/// <summary>Every form of a story shows the size that its readers want, and whoever keeps a copy learns of a change.</summary>
public class MediaInFormsTests(Database database) : DatabaseFixture(database)
{
    private Answer _media = null!;
    private Answer _article = null!;

    [Test]
    public async Task Networks_get_the_size_of_their_cards()
    {
        var card = (await Anonymous.Get($"/v1/articles/{_article.Id}/card")).Text;
        Assert.That(card, Does.Contain($"/media/{_media.Id}/").And.Contain("/card.jpg"));
        Assert.That(card, Does.Contain("content=\"1200\"").And.Contain("content=\"630\""));
        var check = (await Writer.Get($"/v1/editorial/articles/{_article.Id}/share-check")).Text;
        Assert.That(check, Does.Not.Contain("image_missing").And.Not.Contain("image_small").And.Not.Contain("image_alt_missing"));
    }

    [Test]
    public async Task Search_engines_get_three_ratios()
    {
        var images = (await Anonymous.Get($"/v1/articles/{_article.Id}.jsonld")).Json["image"]!.AsArray();
        Assert.That(
            images.Select(one => (one!["width"]!.GetValue<int>(), one["height"]!.GetValue<int>())),
            Is.EqualTo(new[] { (1_600, 900), (1_200, 900), (1_200, 1_200) }));
    }

    [Test]
    public async Task The_wire_gets_all_sizes()
    {
        var picture = (await Anonymous.Get($"/v1/articles/{_article.Id}.ninjs.json")).Json["associations"]!.AsArray()
            .First(one => one!["name"]!.GetValue<string>() == "leadImage")!;
        Assert.That(picture["renditions"]!.AsArray(), Has.Count.GreaterThan(5));
        Assert.That(picture["renditions"]![0]!["contentType"]!.GetValue<string>(), Is.EqualTo("image/jpeg"));
    }

    [Test]
    public async Task Feeds_and_sitemaps_name_it()
    {
        XNamespace media = "http://search.yahoo.com/mrss/", image = "http://www.google.com/schemas/sitemap-image/1.1";
        var rss = XDocument.Parse((await Anonymous.Get("/feeds/rss.xml")).Text);
        var content = rss.Descendants(media + "content").First(one => one.Attribute("url")!.Value.Contains("/media/"));
        Assert.That(content.Attribute("type")!.Value, Is.EqualTo("image/jpeg"));
        Assert.That(content.Attribute("width")!.Value, Is.EqualTo("1600"));
        var address = XDocument.Parse((await Anonymous.Get("/news-sitemap.xml")).Text).Descendants(image + "loc")
            .First(one => one.Value.Contains("/media/")).Value;
        var moved = (await Anonymous.Get(new Uri(address).AbsolutePath)).Expect(HttpStatusCode.Found);
        (await Anonymous.Get(moved.Headers["Location"])).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task Editors_see_the_text_as_readers_do()
    {
        var rendered = (await Writer.Get($"/v1/editorial/articles/{_article.Id}")).Json["rendered"]!;
        Assert.That(rendered["html"]!.GetValue<string>(), Does.Contain("/large.jpg\" srcset="));
        Assert.That(rendered["blocks"]!.AsArray().Any(block => block!["mediaId"] is not null), Is.True);
        var revision = (await Writer.Get($"/v1/editorial/articles/{_article.Id}/revisions/1")).Json["rendered"]!;
        Assert.That(revision["html"]!.GetValue<string>(), Does.Contain("/large.jpg\" srcset="));
    }

    [Test]
    public async Task Whoever_keeps_a_copy_is_told_of_a_changed_picture()
    {
        var mirror = new Mirror("include=article");
        await mirror.CatchUp(Anonymous);
        var media = await Editor.Get($"/v1/editorial/media/{_media.Id}");
        (await Editor.Put($"/v1/editorial/media/{_media.Id}", new { alt = new { en = "Other words" }, credit = "Desk" }, media.ETag))
            .Expect(HttpStatusCode.OK);
        await mirror.CatchUp(Anonymous);
        Assert.That(
            mirror.Items[("article", _article.Id)]["article"]!["leadImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("Other words"));
    }

    protected override async Task Prepare()
    {
        var uploaded = (await Editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(2_000, 1_500), "image/jpeg"))
            .Expect(HttpStatusCode.Created);
        _media = (await Editor.Put(
            $"/v1/editorial/media/{uploaded.Id}", new { alt = new { en = "Four quarters" }, credit = "Desk" }, uploaded.ETag))
            .Expect(HttpStatusCode.OK);
        _article = await Editor.PublishedArticle(new
        {
            language = "en", title = "In every form", summary = "A story with a picture.",
            body = new { format = "markdown", content = $"Words.\n\n![](media:{_media.Id})" }, leadImage = new { media = _media.Id },
        });
    }
}
