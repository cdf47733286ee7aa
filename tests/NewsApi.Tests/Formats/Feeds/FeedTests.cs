using System.Net;
using System.Xml.Linq;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Feeds;

public class FeedTests(Database database) : DatabaseFixture(database)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Content = "http://purl.org/rss/1.0/modules/content/",
        Dublin = "http://purl.org/dc/elements/1.1/";

    private static readonly string[] Files = ["rss.xml", "atom.xml", "feed.json"];

    private readonly Dictionary<string, Answer> _stories = [];

    [TestCase("", "older,other,newer,russian")]
    [TestCase("language/en/", "older,other,newer")]
    [TestCase("language/RU/", "russian")]
    [TestCase("section/top/", "older,newer")]
    [TestCase("section/below/", "newer")]
    [TestCase("tag/marked/", "older,russian")]
    [TestCase("author/ani/", "other")]
    [TestCase("section/empty/", "")]
    public async Task A_feed_has_the_stories_of_what_its_path_names_newest_first(string scope, string slugs)
    {
        var expected = slugs.Split(',', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(slug => Id(_stories[slug])).ToList();
        foreach (var file in Files)
            Assert.That(Ids(await Read(scope + file)).Where(IsOfAll), Is.EqualTo(expected), file);
    }

    [TestCase("tag/marked/rss.xml?language=ru", "russian")]
    [TestCase("tag/marked/rss.xml?language=ru-RU&utm_source=x", "russian")]
    [TestCase("language/en/rss.xml?language=ru", "older,other,newer")]
    public async Task A_query_chooses_among_them(string path, string slugs) => Assert.That(
        Ids(await Read(path)).Where(IsOfAll), Is.EqualTo(slugs.Split(',').Reverse().Select(slug => Id(_stories[slug]))));

    [Test]
    public async Task Pages_follow_one_another_to_the_end()
    {
        foreach (var file in Files)
        {
            var found = new List<string>();
            for (string? path = $"{file}?limit=3"; path is not null;)
            {
                var page = await Read(path);
                found.AddRange(Ids(page));
                path = Next(page)?[(Next(page)!.IndexOf("/feeds/", StringComparison.Ordinal) + "/feeds/".Length)..];
                if (path is not null)
                    Assert.That((await Anonymous.Get($"/feeds/{path}&fbclid=x")).Status, Is.EqualTo(HttpStatusCode.OK));
            }

            string[] slugs = ["russian", "newer", "other", "older"];
            Assert.That(found.Where(IsOfAll), Is.EqualTo(slugs.Select(slug => Id(_stories[slug]))), file);
        }
    }

    [TestCase("section/none/rss.xml", 404)]
    [TestCase("tag/none/atom.xml", 404)]
    [TestCase("author/none/feed.json", 404)]
    [TestCase("language/hy/rss.xml", 404)]
    [TestCase("language/not a tag/rss.xml", 404)]
    [TestCase("section/top/rdf.xml", 404)]
    [TestCase("rdf.xml", 404)]
    [TestCase("rss.xml?limit=0", 400)]
    [TestCase("rss.xml?limit=101", 400)]
    [TestCase("rss.xml?cursor=x", 400)]
    [TestCase("rss.xml?language=!", 400)]
    public async Task What_is_not_there_is_a_problem(string path, int status) =>
        Assert.That((await Anonymous.Get("/feeds/" + path)).Code, Is.EqualTo(status == 404 ? "not_found" : "invalid_parameter"));

    [Test]
    public async Task A_page_beyond_the_end_is_a_problem()
    {
        await Editor.Section("short");
        var first = await Editor.PublishedArticle(Makers.Content(slug: "short-one", section: "short"));
        await Editor.PublishedArticle(Makers.Content(slug: "short-two", section: "short"));
        var next = new Uri(Next(await Read("section/short/rss.xml?limit=1"))!).PathAndQuery;
        Assert.That((await Anonymous.Get(next)).Status, Is.EqualTo(HttpStatusCode.OK));
        await Editor.Do(await Editor.Get($"/v1/editorial/articles/{first.Id}"), "unpublish");
        (await Anonymous.Get(next)).Refused(404);
        await Editor.Do(await Editor.Get($"/v1/editorial/articles/{(await Newest("short-two")).Id}"), "unpublish");
    }

    [Test]
    public async Task A_former_slug_leads_on_and_a_deleted_section_has_no_feed()
    {
        var section = await Admin.Section("before");
        (await Anonymous.Get("/feeds/section/before/rss.xml")).Expect(HttpStatusCode.OK);
        var renamed = (await Admin.Put(
            $"/v1/editorial/sections/{section.Id}", new { slug = "after", names = new { en = "After" } }, section.ETag)).Expect(
            HttpStatusCode.OK);
        var moved = (await Anonymous.Get("/feeds/section/before/atom.xml?limit=5")).Expect(HttpStatusCode.MovedPermanently);
        Assert.That(moved.Headers["Location"], Is.EqualTo("/feeds/section/after/atom.xml?limit=5"));
        Assert.That(Xml(await Read("section/after/rss.xml")).Descendants("title").First().Value, Does.StartWith("After"));
        (await Admin.Delete($"/v1/editorial/sections/{section.Id}", renamed.ETag)).Expect(HttpStatusCode.NoContent);
        (await Anonymous.Get("/feeds/section/after/rss.xml")).Refused(404);
    }

    [Test]
    public async Task A_story_leaves_every_feed_at_once_and_keeps_its_identifier_when_its_slug_changes()
    {
        var story = await Editor.PublishedArticle(Makers.Content(slug: "leaving", section: "empty", tags: ["leaving"]));
        string[] paths = ["", "language/en/", "section/empty/", "tag/leaving/"];
        foreach (var path in from scope in paths from file in Files select scope + file)
            Assert.That(Ids(await Read(path)), Does.Contain(Id(story)), path);
        var cached = await Read("rss.xml");
        Assert.That(cached.Headers["Cache-Status"], Is.EqualTo("NewsApi; hit"));
        (await Anonymous.Get("/feeds/rss.xml", ("If-None-Match", cached.ETag))).Expect(HttpStatusCode.NotModified);

        var edited = await Editor.Publish((await Editor.Put(
            $"/v1/editorial/articles/{story.Id}",
            Makers.Content("Another title", slug: "left", section: "empty", tags: ["leaving"]), story.ETag)).Expect(HttpStatusCode.OK));
        Assert.That(Xml(await Read("section/empty/rss.xml")).Descendants("item").Select(item => item.Element("title")!.Value),
            Is.EqualTo(new[] { "Another title" }));
        Assert.That(Ids(await Read("section/empty/atom.xml")), Is.EqualTo(new[] { Id(story) }));
        var entry = Xml(await Read("section/empty/atom.xml")).Descendants(Atom + "entry").Single();
        Assert.That(
            (DateTimeOffset)entry.Element(Atom + "updated")!, Is.EqualTo(edited.Value<DateTimeOffset>("updatedAt")));
        Assert.That((DateTimeOffset)entry.Element(Atom + "published")!, Is.EqualTo(edited.Value<DateTimeOffset>("publishedAt")));

        await Editor.Do(edited, "unpublish", new { reason = "legal" });
        foreach (var path in from scope in paths from file in Files select scope + file)
        {
            var left = await Read(path);
            Assert.That(left.Text, Does.Not.Contain("Another title"), path);
            Assert.That(Ids(left), Has.No.Member(Id(story)), path);
        }
    }

    [Test]
    public async Task Hostile_texts_leave_every_feed_well_formed()
    {
        var story = await Editor.PublishedArticle(new
        {
            language = "en", title = "]]> </title> <script>alert(1)</script> & \u202Ertl\u202C \ud83d\ude00", slug = "hostile",
            section = "hostile", summary = "<b>bold</b> ]]>",
            body = new
            {
                format = "html",
                content = "<p onclick='x'>a ]]&gt; b <a href='/there?a=1&amp;b=2'>there</a> <a href='https://x.example/?a&amp;b'>x</a></p>"
                    + "<script>alert(1)</script><p dir='rtl'>שלום עולם</p>"
                    + "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe><iframe src='https://evil.example/'></iframe>",
            },
        });
        foreach (var file in Files)
        {
            var answer = await Read("section/hostile/" + file);
            Assert.That(Ids(answer), Is.EqualTo(new[] { Id(story) }), file);
            var text = IsJson(answer) ? answer.Json["items"]![0]!["content_html"]!.ToString() : answer.Text;
            Assert.That(text, Does.Contain("שלום").And.Not.Contain("<script").And.Not.Contain("iframe"), file);
        }

        var item = Xml(await Read("section/hostile/rss.xml")).Descendants("item").Single();
        Assert.That(item.Element("title")!.Value, Does.StartWith("]]> </title> <script>alert(1)</script> &"));
        var body = item.Element(Content + "encoded")!.Value;
        Assert.That(body, Does.Contain("https://x.example/?a&amp;b").And.Contain("youtu"));
        Assert.That(body, Does.Not.Match("(href|src)=\"(?!https?://)"));
    }

    [Test]
    public async Task Prefixes_are_declared_once_at_the_root()
    {
        foreach (var file in (string[])["rss.xml", "atom.xml"])
        {
            var text = (await Read(file)).Text;
            Assert.That(text[text.IndexOf('>', text.IndexOf("?>", StringComparison.Ordinal) + 2)..], Does.Not.Contain("xmlns"), file);
        }
    }

    [Test]
    public async Task The_site_says_whether_texts_are_whole_and_end_with_the_line_of_attribution()
    {
        await using var app = new AppUnderTest(App.Database.Kind);
        var admin = new Api(await app.As(Role.Admin));
        await admin.PublishedArticle(Makers.Content(summary: "In short.", body: "Whole text."));
        var reader = new Api(app.Anonymous());
        foreach (var (text, line) in (IEnumerable<(string, bool)>)[("full", true), ("full", false), ("summary", true)])
        {
            var site = await admin.Get("/v1/editorial/site");
            (await admin.Put(
                "/v1/editorial/site",
                new
                {
                    name = "Feeds", languages = new[] { "en" }, defaultLanguage = "en", licence = new { en = "Link to us." },
                    feeds = new { text, attributionLine = line },
                },
                site.ETag)).Expect(HttpStatusCode.OK);
            var item = Xml((await reader.Get("/feeds/rss.xml")).Expect(HttpStatusCode.OK)).Descendants("item").Single();
            var body = item.Element(Content + "encoded")?.Value;
            Assert.That(body is not null, Is.EqualTo(text == "full"));
            Assert.That(body?.Contains("Link to us.") ?? true, Is.EqualTo(line));
            Assert.That(item.Element("description")!.Value, Does.StartWith("In short."));
            Assert.That(item.Elements(Dublin + "rights").Single().Value, Is.EqualTo("Link to us."));
        }
    }

    protected override async Task Prepare()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new { name = "Feeds", baseUrl = "https://news.example", languages = new[] { "en", "ru" }, defaultLanguage = "en" },
            site.ETag)).Expect(HttpStatusCode.OK);
        await Admin.Section("top");
        await Admin.Section("below", parent: "top");
        await Admin.Section("empty");
        await Admin.Section("hostile");
        await Editor.Tag("marked");
        await Editor.Tag("leaving");
        await Editor.Author("ani");
        foreach (var (slug, content) in (IEnumerable<(string, object)>)
                 [("older", Makers.Content(slug: "older", section: "top", tags: ["marked"])),
                 ("other", Makers.Content(slug: "other", authors: [new { author = "ani" }])),
                 ("newer", Makers.Content(slug: "newer", section: "below")),
                 ("russian", Makers.Content(slug: "russian", language: "ru", tags: ["marked"]))])
            _stories[slug] = await Editor.PublishedArticle(content);
    }

    // Other tests of this fixture publish too.
    private bool IsOfAll(string id) => _stories.Values.Select(Id).Contains(id);

    private static string Id(Answer article) => $"http://localhost/v1/articles/{article.Id}";

    private static XDocument Xml(Answer answer) => XDocument.Parse(answer.Text);

    private static bool IsJson(Answer answer) =>
        answer.Headers["Content-Type"].StartsWith("application/feed+json", StringComparison.Ordinal);

    private static List<string> Ids(Answer answer) => IsJson(answer)
        ? [.. answer.Json["items"]!.AsArray().Select(item => item!["id"]!.ToString())]
        : [
            .. Xml(answer).Descendants("guid").Select(id => id.Value),
            .. Xml(answer).Descendants(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value),
        ];

    private static string? Next(Answer answer) => IsJson(answer)
        ? answer.Json["next_url"]?.ToString()
        : Xml(answer).Descendants(Atom + "link").Where(link => (string?)link.Attribute("rel") == "next")
            .Select(link => link.Attribute("href")!.Value).SingleOrDefault();

    private async Task<Answer> Newest(string slug) => (await Anonymous.Get($"/v1/articles/by-slug/en/{slug}")).Expect(HttpStatusCode.OK);

    private async Task<Answer> Read(string path) => (await Anonymous.Get("/feeds/" + path)).Expect(HttpStatusCode.OK);
}
