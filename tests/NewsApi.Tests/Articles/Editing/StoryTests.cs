using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

/// <summary>One story from its first draft to the reader's share button, by HTTP alone.</summary>
public class StoryTests(Database database) : DatabaseFixture(database)
{
    private const string Title = "Türkməneli and Vardana ministers urge calm, call for talks in Aşağı Çay";

    private Answer _draft = null!;

    [Test]
    public async Task It_is_read_by_id_and_by_slug()
    {
        var byId = (await Anonymous.Get($"/v1/articles/{_draft.Id}")).Expect(HttpStatusCode.OK);
        var slug = byId.Value<string>("slug");
        Assert.That(slug, Is.EqualTo("turkmeneli-and-vardana-ministers-urge-calm-call-for-talks-in-asagi-cay"));
        var bySlug = await Anonymous.Get($"/v1/articles/by-slug/en/{slug}");
        Assert.That(bySlug.Text, Is.EqualTo(byId.Text));
        Assert.That(byId.Value<string>("publishedAt"), Is.EqualTo("2024-12-02T05:57:00.000Z"));
        Assert.That(byId.Json["source"]!["name"]!.GetValue<string>(), Is.EqualTo("regional media"));
        Assert.That(byId.Json["section"]!["name"]!.GetValue<string>(), Is.EqualTo("WORLD"));
        Assert.That(byId.Text, Does.Not.Contain("<script").And.Not.Contain("alert"));
        Assert.That(byId.Json["body"]!["text"]!.GetValue<string>(), Does.Contain("“We will not look away,”"));
        Assert.That(
            byId.Json["body"]!["blocks"]!.AsArray().Select(block => block!["kind"]!.GetValue<string>()),
            Is.EqualTo(new[] { "paragraph", "quote", "paragraph" }));
    }

    [TestCase("section=world")]
    [TestCase("tag=asagi-cay")]
    [TestCase("tag=asagi-cay,nowhere&tag=diplomacy")]
    [TestCase("author=newsroom")]
    [TestCase("language=en")]
    [TestCase("publishedFrom=2024-12-02T09:57:00%2B04:00&publishedTo=2024-12-02T09:57:01%2B04:00")]
    [TestCase("q=Vardana")]
    [TestCase("q=turkmeneli")]
    [TestCase("q=TÜRKMƏNELI ministers")]
    [TestCase("q=humanitar")]
    public async Task It_is_found_by(string filter) =>
        await Eventually.Is(async () => (await Anonymous.Get($"/v1/articles?{filter}")).Ids, Does.Contain(_draft.Id));

    [TestCase("excludeSection=world")]
    [TestCase("excludeTag=diplomacy")]
    [TestCase("tag=nowhere")]
    [TestCase("language=ru")]
    [TestCase("publishedTo=2024-12-02T09:57:00%2B04:00")]
    [TestCase("q=Vardana submarine")]
    public async Task It_is_not_found_by(string filter) =>
        Assert.That((await Anonymous.Get($"/v1/articles?{filter}")).Ids, Does.Not.Contain(_draft.Id));

    [Test]
    public async Task Its_public_translations_are_named_and_its_drafts_are_not()
    {
        var english = await Editor.PublishedArticle(Makers.Content("Many tongues"));
        var russian = await Editor.PublishedArticle(Makers.Content("Много языков", language: "ru", translationOf: english.Id));
        await Editor.Article(Makers.Content("Çox dil", language: "az", translationOf: english.Id));
        var translations = (await Anonymous.Get($"/v1/articles/{english.Id}")).Json["translations"]!.AsArray();
        Assert.That(translations.Select(one => one!["id"]!.GetValue<long>()), Is.EqualTo(new[] { russian.Id }));
        Assert.That(translations[0]!["url"]!.GetValue<string>(), Is.EqualTo("https://news.example/ru/mnogo-yazykov"));
    }

    [Test]
    public async Task Its_short_link_leads_to_it_and_its_share_kit_opens_in_four_languages()
    {
        var labels = new HashSet<string>();
        foreach (var language in (string[])["en", "ru", "az", "hy"])
        {
            var kit = (await Anonymous.Get($"/v1/articles/{_draft.Id}/share?language={language}")).Expect(HttpStatusCode.OK);
            labels.Add(kit.Json["copy"]!["label"]!.GetValue<string>());
            Assert.That(kit.Json["channels"]!.AsArray(), Has.Count.EqualTo(16));
            Assert.That(kit.Json["licence"]!["html"]!.GetValue<string>(), Does.Contain("<a href=\"https://news.example/en/turkmeneli"));
            var answer = (await Anonymous.Get(new Uri(kit.Value<string>("shortUrl")).AbsolutePath + "-t")).Expect(HttpStatusCode.Found);
            Assert.That(answer.Headers["Location"], Does.StartWith("https://news.example/en/turkmeneli-and"));
        }

        Assert.That(labels, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_draft_over_it_stays_invisible_and_a_second_publication_shows_it()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Plain words", slug: "plain-words"));
        var before = (await Anonymous.Get($"/v1/articles/{article.Id}")).Text;
        var content = Makers.Content("Markerword in the title", slug: "other-words", summary: "markerword", body: "markerword");
        var edited = (await Editor.Put($"/v1/editorial/articles/{article.Id}", content, article.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(edited.Value<bool>("hasUnpublishedChanges"), Is.True);
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}")).Text, Is.EqualTo(before));
        Assert.That((await Anonymous.Get("/v1/articles?q=markerword")).Ids, Is.Empty);
        (await Anonymous.Get("/v1/articles/by-slug/en/other-words")).Expect(HttpStatusCode.NotFound);

        await Editor.Publish(edited);
        var after = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That(after.Value<string>("slug"), Is.EqualTo("other-words"));
        Assert.That(after.Value<DateTimeOffset>("updatedAt"), Is.GreaterThan(after.Value<DateTimeOffset>("publishedAt")));
        await Eventually.Is(async () => (await Anonymous.Get("/v1/articles?q=markerword")).Ids, Is.EqualTo(new[] { article.Id }));
    }

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put("/v1/editorial/site", new
        {
            name = "The Harbour Post", baseUrl = "https://news.example/", languages = new[] { "en", "ru", "az", "hy" },
            defaultLanguage = "en",
            licence = new { en = "Materials may be used with a hyperlink to the source." },
        }, site.ETag)).Expect(HttpStatusCode.OK);
        (await Editor.Post("/v1/editorial/sections", new
        {
            slug = "world", names = new { en = "WORLD" }, descriptions = new { en = "The most important world news" },
        })).Expect(HttpStatusCode.Created);
        await Editor.Tag("asagi-cay", "place", "Aşağı Çay");
        await Editor.Tag("diplomacy");
        await Editor.Author("newsroom");
        _draft = await Writer.Article(new
        {
            language = "en", title = Title, summary = "Two ministers spoke by telephone.", section = "world",
            tags = new[] { "asagi-cay", "diplomacy" }, authors = new[] { new { author = "newsroom", role = "author" } },
            source = new { name = "regional media", url = (string?)null },
            body = new
            {
                format = "html",
                content = "<p>The ministers spoke on Sunday.</p><blockquote><p>“We will not look away,” the minister said.</p></blockquote>"
                    + "<p>Humanitarian aid went on.<script>alert(1)</script></p>",
            },
        });
        (await Anonymous.Get($"/v1/articles/{_draft.Id}")).Expect(HttpStatusCode.NotFound);
        await Editor.Publish(_draft, new { publishedAt = "2024-12-02T09:57:00+04:00" });
    }
}
