using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Stories;

/// <summary>What an article shows of the site, its sections, tags and authors, and that it follows their changes.</summary>
public class StorySurroundingsTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Rights_are_those_that_apply()
    {
        await SiteLicence("Name the source.", "Ukazhite istochnik.");
        var english = await Editor.PublishedArticle();
        var russian = await Editor.PublishedArticle(Makers.Content("Most", language: "ru"));
        var own = await Editor.PublishedArticle(With("Own terms", rights: new { licence = "Ask us first." }));
        Assert.That(
            (await Licence(english), await Licence(russian), await Licence(own)),
            Is.EqualTo(("Name the source.", "Ukazhite istochnik.", "Ask us first.")));
        await SiteLicence("Free for all.", null);
        Assert.That(
            (await Licence(english), await Licence(russian), await Licence(own)),
            Is.EqualTo(("Free for all.", "Free for all.", "Ask us first.")));
        var list = (await Anonymous.Get($"/v1/articles?id={english.Id}&fields=rights")).Json["items"]![0]!;
        Assert.That(list["rights"]!["licence"]!.GetValue<string>(), Is.EqualTo("Free for all."));
        await SiteLicence(null, null);
        Assert.That(await Licence(english), Is.Null);
    }

    [Test]
    public async Task Articles_are_filtered_by_whether_partners_may_republish_them()
    {
        await Editor.Tag("syndicated");
        var free = (await Editor.PublishedArticle(With("Free", "syndicated"))).Id;
        var kept = (await Editor.PublishedArticle(With("Kept", "syndicated", rights: new { syndicatable = false }))).Id;
        var later = (await Editor.PublishedArticle(With("Kept later", "syndicated", rights: new { syndicatable = false }))).Id;
        foreach (var more in (string[])["", "&language=en", "&sort=title", "&facets=tag", "&q=bridge"])
        {
            Assert.That(await Found($"syndicatable=true&tag=syndicated{more}"), Is.EquivalentTo((long[])[free]), more);
            Assert.That(await Found($"syndicatable=false&tag=syndicated{more}"), Is.EquivalentTo((long[])[kept, later]), more);
        }

        Assert.That(await Found("syndicatable=false&limit=1"), Is.EqualTo((long[])[later]));
        Assert.That(
            (await Anonymous.Get("/v1/articles?syndicatable=false&count=true&language=en")).Json["page"]!["total"]!.GetValue<int>(),
            Is.EqualTo(2));
        (await Anonymous.Get("/v1/articles?syndicatable=maybe")).Refused(400, "syndicatable");

        async Task<IReadOnlyList<long>> Found(string query) =>
            (await Anonymous.Get($"/v1/articles?{query}")).Expect(HttpStatusCode.OK).Ids;
    }

    [Test]
    public async Task A_section_comes_with_those_above_it_and_follows_their_changes()
    {
        var world = await Editor.Section("world");
        var asia = await Editor.Section("asia", "world");
        await Editor.Section("east-asia", "asia");
        var article = await Editor.PublishedArticle(Makers.Content(section: "east-asia"));
        var top = await Editor.PublishedArticle(Makers.Content(section: "world"));
        Assert.That(
            (await Above(article, "slug"), await Above(top, "slug"), await Above(article, "name")),
            Is.EqualTo(("world asia", "", "world asia")));
        (await Editor.Put(
            $"/v1/editorial/sections/{world.Id}", new { slug = "world", names = new { en = "Planet", ru = "Mir" } }, world.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(await Above(article, "name"), Is.EqualTo("Planet asia"));
        (await Editor.Put($"/v1/editorial/sections/{asia.Id}", new { slug = "asia", names = new { en = "Asia" } }, asia.ETag))
            .Expect(HttpStatusCode.OK);
        Assert.That(await Above(article, "name"), Is.EqualTo("Asia"));
        var russian = await Editor.PublishedArticle(Makers.Content("Most", language: "ru", section: "world"));
        Assert.That((await Read(russian))["section"]!["name"]!.GetValue<string>(), Is.EqualTo("Mir"));

        async Task<string> Above(Answer of, string field) => string.Join(
            ' ', (await Read(of))["section"]!["ancestors"]!.AsArray().Select(above => above![field]!.GetValue<string>()));
    }

    [Test]
    public async Task Breadcrumbs_lead_from_the_topmost_section_to_the_articles_own_in_its_language()
    {
        var planet = await Editor.Section("planet");
        await Editor.Section("sea", "planet");
        await Editor.Section("north-sea", "sea");
        (await Editor.Put(
            $"/v1/editorial/sections/{planet.Id}", new { slug = "planet", names = new { en = "Planet", ru = "Планета" } }, planet.ETag))
            .Expect(HttpStatusCode.OK);
        var deep = await Editor.PublishedArticle(Makers.Content("Deep", section: "north-sea"));
        var russian = await Editor.PublishedArticle(Makers.Content("Глубина", language: "ru", section: "planet"));
        var nowhere = await Editor.PublishedArticle(Makers.Content("Nowhere"));
        var preview = (await Editor.Post($"/v1/editorial/articles/{deep.Id}/previews")).Expect(HttpStatusCode.Created);
        const string Way = "section:planet:Planet section:sea:sea section:north-sea:north-sea";
        Assert.That(
            (await Crumbs($"articles/{deep.Id}"), await Crumbs($"preview/{preview.Value<string>("token")}"),
                await Crumbs($"articles/{russian.Id}"), await Crumbs($"articles/{nowhere.Id}")),
            Is.EqualTo((Way, Way, "section:planet:Планета", "")));
        var list = await Anonymous.Get($"/v1/articles?id={deep.Id}&include=breadcrumbs");
        Assert.That(Text(list.Expect(HttpStatusCode.OK).Json["items"]![0]!), Is.EqualTo(Way));
        (await Editor.Put(
            $"/v1/editorial/sections/{planet.Id}", new { slug = "earth", names = new { en = "Earth" } },
            (await Editor.Get($"/v1/editorial/sections/{planet.Id}")).ETag)).Expect(HttpStatusCode.OK);
        Assert.That(await Crumbs($"articles/{deep.Id}"), Does.StartWith("section:earth:Earth "));

        async Task<string> Crumbs(string path) =>
            Text((await Anonymous.Get($"/v1/{path}?include=breadcrumbs")).Expect(HttpStatusCode.OK).Json);

        static string Text(JsonNode of) =>
            string.Join(' ', of["breadcrumbs"]!.AsArray().Select(one => $"{one!["kind"]}:{one["slug"]}:{one["name"]}"));
    }

    [Test]
    public async Task Tags_come_in_the_editors_order_everywhere()
    {
        foreach (var slug in (string[])["alpha", "middle", "zulu"])
            await Editor.Tag(slug);
        string[] order = ["middle", "zulu", "alpha"];
        var article = await Editor.PublishedArticle(Makers.Content(tags: order));
        var preview = (await Editor.Post($"/v1/editorial/articles/{article.Id}/previews")).Expect(HttpStatusCode.Created);
        string[] shown =
        [
            Slugs((await Anonymous.Get($"/v1/articles/{article.Id}")).Json), Slugs(await Item($"/v1/articles?id={article.Id}")),
            Slugs(await Item($"/v1/articles?tag=alpha&fields=tags")), Slugs(await Item("/v1/articles?tag=zulu&q=bridge")),
            Slugs((await Anonymous.Get($"/v1/preview/{preview.Value<string>("token")}")).Json),
            string.Join(' ', article.Json["content"]!["tags"]!.AsArray().Select(tag => tag!.GetValue<string>())),
        ];
        Assert.That(shown, Is.All.EqualTo("middle zulu alpha"));
        var again = (await Editor.Put(
            $"/v1/editorial/articles/{article.Id}", Makers.Content(tags: ["zulu", "alpha", "middle"]), article.ETag))
            .Expect(HttpStatusCode.OK);
        await Editor.Publish(again);
        Assert.That(Slugs((await Anonymous.Get($"/v1/articles/{article.Id}")).Json), Is.EqualTo("zulu alpha middle"));

        async Task<JsonNode> Item(string path) => (await Anonymous.Get(path)).Expect(HttpStatusCode.OK).Json["items"]![0]!;

        static string Slugs(JsonNode of) => string.Join(' ', of["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()));
    }

    [TestCase("en", "Photographer", "Author")]
    [TestCase("ru", "Фотограф", "Автор")]
    [TestCase("az", "Fotoqraf", "Müəllif")]
    [TestCase("hy", "Լուսանկարիչ", "Հեղինակ")]
    public async Task The_role_of_an_author_has_a_label_in_the_articles_language(string language, string photographer, string author)
    {
        var article = await Editor.PublishedArticle(Makers.Content(
            $"Roles in {language}", language: language,
            authors: [new { author = "anna", role = "photographer" }, new { author = "boris" }]));
        Assert.That(
            (await Read(article))["authors"]!.AsArray().Select(one => one!["roleLabel"]!.GetValue<string>()),
            Is.EqualTo((string[])[photographer, author]));
    }

    [Test]
    public async Task A_renamed_tag_changes_the_answer_and_not_the_article_as_the_guide_says()
    {
        var tag = await Editor.Tag("to-rename");
        var article = await Editor.PublishedArticle(Makers.Content(tags: ["to-rename"]));
        var before = await Anonymous.Get($"/v1/articles/{article.Id}");
        (await Editor.Put(
            $"/v1/editorial/tags/{tag.Id}", new { slug = "to-rename", kind = "topic", names = new { en = "Renamed" } }, tag.ETag))
            .Expect(HttpStatusCode.OK);
        var after = await Anonymous.Get($"/v1/articles/{article.Id}", ("If-None-Match", before.ETag));
        Assert.That(
            (after.Status, after.Value<string>("modifiedAt"), after.Value<int>("version")),
            Is.EqualTo((HttpStatusCode.OK, before.Value<string>("modifiedAt"), before.Value<int>("version"))));
        var tags = (await Anonymous.Get("/v1/tags")).ETag;
        Assert.That((await Anonymous.Get("/v1/tags", ("If-None-Match", tags))).Status, Is.EqualTo(HttpStatusCode.NotModified));
        var guide = File.ReadAllText(Repository.Path("src", "docs", "api.md"));
        Assert.That(guide, Does.Contain("not its `modifiedAt` and"));
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Author("anna");
        await Editor.Author("boris");
    }

    private static object With(string title, string? tag = null, object? rights = null) => new
    {
        language = "en", title, body = new { format = "markdown", content = "The bridge opened." },
        tags = tag is null ? [] : new[] { tag }, rights,
    };

    private async Task SiteLicence(string? english, string? russian)
    {
        var site = await Admin.Get("/v1/editorial/site");
        var licence = new Dictionary<string, string>();
        if (english is not null)
            licence["en"] = english;
        if (russian is not null)
            licence["ru"] = russian;
        (await Admin.Put(
            "/v1/editorial/site",
            new { name = "Test site", languages = new[] { "en", "ru", "az", "hy" }, defaultLanguage = "en", licence },
            site.ETag)).Expect(HttpStatusCode.OK);
    }

    private async Task<string?> Licence(Answer article) => (await Read(article))["rights"]!["licence"]?.GetValue<string>();

    private async Task<JsonNode> Read(Answer article) =>
        (await Anonymous.Get($"/v1/articles/{article.Id}")).Expect(HttpStatusCode.OK).Json;
}
