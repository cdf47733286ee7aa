using System.Net;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.ShareLinks.Cards;

public class CardTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_public_article_has_a_card_like_any_public_answer()
    {
        var article = await Editor.PublishedArticle(Story("A card to keep", "to-keep"));
        var path = $"/v1/articles/{article.Id}/card";
        var card = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
        Assert.That(card.Headers["Content-Type"], Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(card.Headers["Content-Security-Policy"], Does.StartWith("default-src 'none'"));
        Assert.That(card.Headers["Surrogate-Key"].Split(' '), Is.SupersetOf(new[] { $"article:{article.Id}", "site" }));
        Assert.That(card.Headers["Cache-Control"], Does.StartWith("public, max-age=15"));
        Assert.That(card.Headers["Content-Language"], Is.EqualTo("en"));
        Assert.That(
            card.Text,
            Does.Contain("<meta property=\"og:title\" content=\"A card to keep\">").And.Contain("\"og:image:width\" content=\"1200\""));
        Assert.That((await Anonymous.Get(path)).Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        Assert.That((await Anonymous.Get(path)).Headers["Content-Security-Policy"], Is.EqualTo(card.Headers["Content-Security-Policy"]));
        (await Anonymous.Get(path, ("If-None-Match", card.ETag))).Expect(HttpStatusCode.NotModified);
        Assert.That((await Anonymous.Send(HttpMethod.Head, path, null, [])).Expect(HttpStatusCode.OK).Body, Is.Empty);
        (await Anonymous.Get(path + "?utm_source=x&print=1")).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_card_has_the_data_of_the_story_as_it_is_at_its_own_address()
    {
        var top = await Editor.Section("card-data-top");
        await Editor.Section("card-data", "card-data-top");
        var article = await Editor.PublishedArticle(Makers.Content(
            "</script><!-- \"Мост\" & 'b'", "card-data", section: "card-data", summary: new string('Ճ', 1_000)));
        var data = (await Anonymous.Get($"/v1/articles/{article.Id}.jsonld")).Expect(HttpStatusCode.OK).Text;
        var card = (await Anonymous.Get($"/v1/articles/{article.Id}/card")).Expect(HttpStatusCode.OK);
        Assert.That(card.Text, Does.Contain($"<script type=\"application/ld+json\">{data}</script>\n"));
        (await Editor.Put(
            $"/v1/editorial/sections/{top.Id}", new { slug = "card-data-top", names = new { en = "Above" } }, top.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}/card")).Text, Does.Contain("\"articleSection\":[\"Above\","));
    }

    [Test]
    public async Task A_card_follows_whatever_it_shows()
    {
        var tag = await Editor.Tag("followed", name: "Followed");
        var author = await Editor.Author("follower");
        var article = await Editor.PublishedArticle(Story("Before", "follows", tags: ["followed"], authors: [new { author = "follower" }]));
        var path = $"/v1/articles/{article.Id}/card";
        Assert.That(
            (await Anonymous.Get(path)).Text,
            Does.Contain("Before").And.Contain("content=\"Followed\"").And.Contain("content=\"follower\""));
        await Editor.Put(
            $"/v1/editorial/tags/{tag.Id}", new { slug = "followed", kind = "topic", names = new { en = "Renamed" } }, tag.ETag);
        Assert.That((await Anonymous.Get(path)).Text, Does.Contain("content=\"Renamed\""));
        await Editor.Put(
            $"/v1/editorial/authors/{author.Id}", new { slug = "follower", names = new { en = "Ani Petrosyan" } }, author.ETag);
        Assert.That((await Anonymous.Get(path)).Text, Does.Contain("content=\"Ani Petrosyan\""));
        var edited =
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Story("After", "follows"), article.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get(path)).Text, Does.Contain("Before").And.Not.Contain("After"), "A draft is nobody's to see.");
        await Editor.Publish(edited);
        Assert.That((await Anonymous.Get(path)).Text, Does.Contain("After").And.Not.Contain("Before"));
    }

    [Test]
    public async Task Translations_know_one_another_as_they_come_and_go()
    {
        await Admin.FourLanguages();
        var english = await Editor.PublishedArticle(Story("In English", "tongues-en"));
        var path = $"/v1/articles/{english.Id}/card";
        Assert.That((await Anonymous.Get(path)).Text, Does.Not.Contain("hreflang"));
        var armenian = await Editor.PublishedArticle(Makers.Content("Հայերեն", "tongues-hy", "hy", translationOf: english.Id));
        var card = (await Anonymous.Get(path)).Text;
        Assert.That(
            card,
            Does.Contain("hreflang=\"x-default\" href=\"" + Url(english.Id)).And.Contain(
                "hreflang=\"hy\" href=\"" + Url(armenian.Id)).And.Contain("og:locale:alternate\" content=\"hy_AM\""));
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{armenian.Id}/card")).Text,
            Does.Contain("<html lang=\"hy\"").And.Contain("hreflang=\"x-default\" href=\"" + Url(english.Id)));
        (await Editor.Post($"/v1/editorial/articles/{armenian.Id}/unpublish", new { }, armenian.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get(path)).Text, Does.Not.Contain("hreflang"));
    }

    [Test]
    public async Task The_articles_life_decides_what_its_card_answers()
    {
        var draft = await Editor.Article(Story("Not yet", "not-yet"));
        (await Anonymous.Get($"/v1/articles/{draft.Id}/card")).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Get("/v1/articles/987654321/card")).Expect(HttpStatusCode.NotFound);
        var other = await Editor.PublishedArticle(Story("Stands in", "card-stands-in"));
        foreach (var (body, status) in (IEnumerable<(object, int)>)[(new { reason = "withdrawn" }, 410), (new { reason = "legal" }, 451),
            (new { reason = "replaced", replacedBy = other.Id }, 301)])
        {
            var article = await Editor.PublishedArticle(Makers.Content());
            (await Anonymous.Get($"/v1/articles/{article.Id}/card")).Expect(HttpStatusCode.OK);
            (await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", body, article.ETag)).Expect(HttpStatusCode.OK);
            var gone = (await Anonymous.Get($"/v1/articles/{article.Id}/card")).Expect((HttpStatusCode)status);
            if (status == 301)
                Assert.That(gone.Headers["Location"], Is.EqualTo($"/v1/articles/{other.Id}/card"));
        }
    }

    [Test]
    public async Task The_page_is_the_sites_where_it_has_pages_and_else_the_card_itself()
    {
        var article = await Editor.PublishedArticle(Story("Whose page", "whose-page"));
        var path = $"/v1/articles/{article.Id}/card";
        Assert.That(
            (await Anonymous.Get(path)).Text,
            Does.Contain($"<link rel=\"canonical\" href=\"{Url(article.Id)}\">").And.Contain($"og:url\" content=\"{Url(article.Id)}\""));
        var own = await Editor.PublishedArticle(
            new
            {
                language = "en", title = "Elsewhere", slug = "elsewhere", canonicalUrl = "https://пример.com/ключ",
                body = new { format = "markdown", content = "x" }
            });
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{own.Id}/card")).Text,
            Does.Contain("<link rel=\"canonical\" href=\"https://xn--e1afmkfd.com/%D0%BA%D0%BB%D1%8E%D1%87\">"));
        await using var app =
            new AppUnderTest(App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Http:PublicUrl"] = "https://api.example/cms" });
        var admin = new Api(await app.As(Role.Admin));
        await Pages(admin);
        var there = await admin.PublishedArticle(Story("On pages", "on-pages"));
        var card = (await new Api(app.Anonymous()).Get($"/v1/articles/{there.Id}/card")).Text;
        Assert.That(card, Does.Contain("<link rel=\"canonical\" href=\"https://news.example/en/on-pages\">"));
        var address = Uri.EscapeDataString($"https://api.example/cms/v1/articles/{there.Id}");
        Assert.That(card, Does.Contain($"href=\"https://api.example/cms/oembed?url={address}&amp;format=json\""));
    }

    internal static async Task Pages(Api admin, string articlePath = "/{language}/{slug}")
    {
        var site = await admin.Get("/v1/editorial/site");
        (await admin.Put("/v1/editorial/site", new
        {
            name = "The Harbour Post", baseUrl = "https://news.example", articlePath, languages = new[] { "en", "hy" },
            defaultLanguage = "en",
        }, site.ETag)).Expect(HttpStatusCode.OK);
    }

    internal static object Story(string title, string slug, string[]? tags = null, object[]? authors = null) => new
    {
        language = "en", title, slug, tags, authors, summary = "A summary that says what it is about.",
        body = new { format = "markdown", content = "Text." },
        leadImage = new { url = "https://img.example/bridge.jpg", alt = "The bridge", width = 1_200, height = 630 },
    };

    private static string Url(long id) => $"http://localhost/v1/articles/{id}/card";
}
