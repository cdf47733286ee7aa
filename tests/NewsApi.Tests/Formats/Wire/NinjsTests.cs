using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Wire;

public class NinjsTests(Database database) : DatabaseFixture(database)
{
    private const string Hostile = "<b>&amp; \"quoted\" שלום 👩‍🚀 \\u0000";

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Section("nj-top");
        await Editor.Section("nj-below", "nj-top");
        foreach (var kind in (string[])["topic", "person", "place", "organisation", "series"])
            await Editor.Tag($"nj-{kind}", kind, $"The {kind}");
        await Editor.Author("nj-author");
    }

    [Test]
    public async Task A_story_is_valid_ninjs_and_says_what_the_article_says()
    {
        var article = await Editor.PublishedArticle(Story(Hostile, "nj-story"));
        await Editor.PublishedArticle(Makers.Content("Перевод", "nj-ru", "ru", translationOf: article.Id));
        var answer = (await Anonymous.Get($"/v1/articles/{article.Id}.ninjs.json")).Expect(HttpStatusCode.OK);
        var (item, json) = (answer.Json, (await Anonymous.Get($"/v1/articles/{article.Id}")).Json);
        Assert.That((answer.Headers["Vary"], answer.Headers["Content-Language"]), Is.EqualTo(("Accept-Encoding", "en")));
        Assert.That(answer.Headers["Surrogate-Key"], Does.Contain($"article:{article.Id}"));
        Assert.That(Text(item, "title"), Is.EqualTo(Hostile));
        Assert.That(Text(item["headlines"]![0]!, "value"), Is.EqualTo(Hostile));
        Assert.That(
            (Text(item, "pubStatus"), Text(item, "type"), Text(item, "representationType"), Text(item, "language")),
            Is.EqualTo(("usable", "text", "full", "en")));
        Assert.That(Text(item, "version"), Is.EqualTo($"{json["version"]}"));
        Assert.That(Text(item, "firstCreated"), Is.EqualTo(Text(json, "publishedAt")));
        Assert.That(Text(item, "versionCreated"), Is.EqualTo(Text(json, "modifiedAt")));
        Assert.That((Text(item, "usageTerms"), Text(item, "copyrightNotice")), Is.EqualTo(("CC BY", "Credit us")));
        Assert.That(Text(item["bodies"]![0]!, "value"), Is.EqualTo(Text(json["body"]!, "html")));
        Assert.That(Text(item["infoSources"]![0]!, "uri"), Is.EqualTo("https://agency.example/%D0%B0"));
        Assert.That(Text(item["renditions"]![0]!, "href"), Is.EqualTo(Text(json, "url")));
        Assert.That(Concepts(item, "people"), Is.EqualTo(new[] { "nj-author author", "The person about" }));
        Assert.That(Concepts(item, "places"), Is.EqualTo(new[] { "The place about" }));
        Assert.That(Concepts(item, "organisations"), Is.EqualTo(new[] { "The organisation about" }));
        Assert.That(
            Concepts(item, "subjects"), Is.EqualTo(new[] { "nj-top section", "nj-below section", "The topic about", "The series series" }));
        Assert.That(
            item["associations"]!.AsArray().Select(one => $"{one!["rel"]} {one["type"]} {one["language"]}"),
            Is.EqualTo(new[] { "leadImage picture ", "translation text ru" }));
        NinjsSchema.Need();
        Assert.That(NinjsSchema.Wrong(answer.Text), Is.Null);
        Assert.That(NinjsSchema.Wrong(answer.Text.Replace("\"usable\"", "\"public\"")), Is.Not.Null, "The schema says nothing.");
    }

    [TestCase("application/json; profile=\"http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#\"", true)]
    [TestCase("application/json;q=0.1, application/json;profile=\"https://iptc.org/std/ninjs/ninjs-schema_3.1.json\"", true)]
    [TestCase("application/json, application/json;q=0.5;profile=\"https://iptc.org/std/ninjs/ninjs-schema_3.1.json\"", false)]
    [TestCase("application/json;profile=\"http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json\"", false)]
    [TestCase("application/json;profile=\"iptc.org/std/ninjs/ninjs-schema_3.1.json", false)]
    [TestCase("text/html;profile=\"http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json\"", false)]
    public async Task A_profile_chooses_it_under_a_cache_key_of_its_own(string accept, bool isNinjs)
    {
        var slug = $"nj-profile-{Math.Abs(string.GetHashCode(accept, StringComparison.Ordinal))}";
        var article = await Editor.PublishedArticle(Makers.Content("By profile", slug));
        foreach (var path in (string[])[$"/v1/articles/{article.Id}", $"/v1/articles/by-slug/en/{slug}"])
            for (var turn = 0; turn < 2; turn++)
            {
                var plain = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
                var chosen = (await Anonymous.Get(path, ("Accept", accept))).Expect(HttpStatusCode.OK);
                Assert.That(plain.Json["headlines"], Is.Null);
                Assert.That(chosen.Text, Is.EqualTo(isNinjs ? (await Anonymous.Get($"{path}.ninjs.json")).Text : plain.Text));
                Assert.That(chosen.Headers["Vary"], Is.EqualTo("Accept-Encoding, Accept"));
                (await Anonymous.Get(path, ("Accept", accept), ("If-None-Match", chosen.ETag))).Expect(HttpStatusCode.NotModified);
            }
    }

    [Test]
    public async Task Its_rights_lead_to_the_terms_and_its_version_grows()
    {
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = "With terms", slug = "nj-terms", usage = new { aiTraining = "denied" },
            body = new { format = "markdown", content = "Text" },
        });
        var first = await Anonymous.Get($"/v1/articles/{article.Id}.ninjs.json");
        Assert.That(first.Json["rightsInfo"]!.ToJsonString(), Is.EqualTo(
            $$"""{"langId":"https://rslstandard.org/rsl","linkedRights":"http://localhost/v1/articles/{{article.Id}}/license.xml"}"""));
        var edited = (await Editor.Patch(
            $"/v1/editorial/articles/{article.Id}", new { title = "Without", usage = (object?)null }, article.ETag))
            .Expect(HttpStatusCode.OK);
        await Editor.Publish(edited);
        var second = await Anonymous.Get($"/v1/articles/{article.Id}.ninjs.json");
        Assert.That((second.Json["rightsInfo"], Text(second.Json, "title")), Is.EqualTo(((JsonNode?)null, "Without")));
        Assert.That(
            (Text(first.Json, "version"), Text(second.Json, "version")), Is.EqualTo(("2", "4")), "Each edit and each publication counts.");
        NinjsSchema.Need();
        Assert.That((NinjsSchema.Wrong(first.Text), NinjsSchema.Wrong(second.Text)), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task A_list_has_the_filters_of_articles_and_the_text_where_asked_for()
    {
        for (var at = 0; at < 3; at++)
            await Editor.PublishedArticle(Makers.Content($"Listed {at}", $"nj-listed-{at}", "az", tags: ["nj-topic"]));
        var first = (await Anonymous.Get("/v1/articles.ninjs.json?language=az&tag=nj-topic&sort=publishedAt&limit=2&count=true"))
            .Expect(HttpStatusCode.OK);
        Assert.That(Titles(first), Is.EqualTo(new[] { "Listed 0", "Listed 1" }));
        Assert.That(first.Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(first.Headers["Link"], Does.Contain("/v1/articles.ninjs.json?"));
        var second = (await Anonymous.Get(
            $"/v1/articles.ninjs.json?language=az&tag=nj-topic&sort=publishedAt&limit=2&cursor={first.Json["page"]!["next"]}"))
            .Expect(HttpStatusCode.OK);
        Assert.That(Titles(second), Is.EqualTo(new[] { "Listed 2" }));
        Assert.That(Text(second.Json["items"]![0]!, "representationType"), Is.EqualTo("partial"));
        var full = (await Anonymous.Get("/v1/articles.ninjs.json?language=az&include=body")).Expect(HttpStatusCode.OK);
        var forms = full.Json["items"]!.AsArray().Select(item => Text(item!, "representationType"));
        Assert.That(forms.Distinct(), Is.EqualTo(new[] { "full" }));
        (await Anonymous.Get("/v1/articles.ninjs.json?fields=title")).Expect(HttpStatusCode.BadRequest);
        await Editor.PublishedArticle(Makers.Content("Listed 3", "nj-listed-3", "az", tags: ["nj-topic"]));
        var newest = await Anonymous.Get("/v1/articles.ninjs.json?language=az&tag=nj-topic&limit=1");
        Assert.That(Titles(newest), Is.EqualTo(new[] { "Listed 3" }));
        NinjsSchema.Need();
        foreach (var item in full.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray()))
            Assert.That(NinjsSchema.Wrong(item!.ToJsonString()), Is.Null);
    }

    [Test]
    public async Task A_copy_by_changes_is_told_what_is_canceled()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Comes and goes", "nj-goes", "hy"));
        var (items, next) = await Changes("");
        Assert.That(items.Select(item => Text(item["ninjs"]!, "title")), Does.Contain("Comes and goes"));
        await Editor.Do(article, "unpublish", new { reason = "withdrawn" });
        var (gone, _) = await Changes($"&since={next}");
        var canceled = gone.Single()["ninjs"]!;
        Assert.That(
            (Text(canceled, "pubStatus"), Text(canceled, "uri")[^$"/v1/articles/{article.Id}".Length..]),
            Is.EqualTo(("canceled", $"/v1/articles/{article.Id}")));
        Assert.That(canceled["title"], Is.Null);
        var both = (await Anonymous.Get("/v1/changes?include=ninjs,article")).Expect(HttpStatusCode.BadRequest);
        Assert.That(both.Text, Does.Contain("not_both"));
        (await Anonymous.Get($"/v1/articles/{article.Id}.ninjs.json")).Expect(HttpStatusCode.Gone);
        NinjsSchema.Need();
        foreach (var item in items.Concat(gone))
            Assert.That(NinjsSchema.Wrong(item["ninjs"]!.ToJsonString()), Is.Null);
    }

    private async Task<(IReadOnlyList<JsonNode> Items, string Next)> Changes(string since)
    {
        var items = new List<JsonNode>();
        while (true)
        {
            var answer = (await Anonymous.Get($"/v1/changes?language=hy&include=ninjs{since}")).Expect(HttpStatusCode.OK);
            items.AddRange(answer.Json["items"]!.AsArray().Select(item => item!));
            since = $"&since={answer.Json["next"]}";
            if (!answer.Json["hasMore"]!.GetValue<bool>())
                return (items, answer.Json["next"]!.GetValue<string>());
        }
    }

    private static object Story(string title, string slug) => new
    {
        language = "en", title, slug, summary = "Short", section = "nj-below",
        tags = new[] { "nj-topic", "nj-person", "nj-place", "nj-organisation", "nj-series" },
        authors = new[] { new { author = "nj-author" } }, body = new { format = "markdown", content = "One **two**." },
        source = new { name = "Agency", url = "https://agency.example/а" }, placeLine = "BAKU",
        leadImage = new { url = "https://img.example/мост.jpg", alt = "A bridge", credit = "Ani", width = 1200, height = 630 },
        rights = new { licence = "CC BY", attribution = "Credit us", syndicatable = true },
    };

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static IEnumerable<string> Titles(Answer answer) => answer.Json["items"]!.AsArray().Select(item => Text(item!, "title"));

    private static IEnumerable<string> Concepts(JsonNode item, string name) =>
        item[name]!.AsArray().Select(one => $"{one!["name"]} {one["rel"]}");
}
