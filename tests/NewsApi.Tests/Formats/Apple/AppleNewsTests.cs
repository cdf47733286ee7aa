using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Apple;

public class AppleNewsTests(Database database) : DatabaseFixture(database)
{
    private const string Hostile = "<b>&amp; \"quoted\" שלום 👩‍🚀";

    // Elements that Apple's documentation lists for text, and for tables.
    private static readonly HashSet<string> Allowed =
    [
        "p", "a", "b", "strong", "em", "i", "s", "del", "sub", "sup", "code", "samp", "small", "br", "ul", "ol", "li", "pre",
        "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    ];

    [Test]
    public async Task A_story_is_a_document_with_what_is_required_and_what_the_article_says()
    {
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = Hostile, slug = "apple-story", section = "apple", tags = new[] { "apple-tag" },
            summary = "In <short>.", byline = "By Ani",
            leadImage = new { url = "https://img.example/мост.jpg", alt = "A bridge", credit = "Photo: A", width = 9, height = 9 },
            body = new { format = "html", content = "<p>One.</p>" }, rights = new { attribution = "Link to us." },
        });
        var answer = (await Anonymous.Get($"/v1/articles/{article.Id}.anf.json")).Expect(HttpStatusCode.OK);
        var (document, json) = (answer.Json, (await Anonymous.Get($"/v1/articles/{article.Id}")).Json);
        Assert.That(answer.Headers["Content-Language"], Is.EqualTo("en"));
        Assert.That(
            ($"{document["version"]}", $"{document["identifier"]}", $"{document["language"]}", $"{document["title"]}"),
            Is.EqualTo(("1.7", $"{article.Id}", "en", Hostile)));
        Assert.That(document["layout"]!["columns"]!.GetValue<int>(), Is.EqualTo(20));
        Assert.That(document["componentTextStyles"]!["default"]!["fontSize"]!.GetValue<int>(), Is.GreaterThan(0));
        var metadata = document["metadata"]!;
        Assert.That($"{metadata["canonicalURL"]}", Is.EqualTo($"{json["url"]}"));
        Assert.That($"{metadata["datePublished"]}", Is.EqualTo($"{json["publishedAt"]}"));
        Assert.That(metadata["authors"]!.AsArray().Select(name => $"{name}"), Is.EqualTo(new[] { "By Ani" }));
        Assert.That(metadata["keywords"]!.AsArray().Select(name => $"{name}"), Is.EqualTo(new[] { "apple", "apple-tag" }));
        Assert.That($"{metadata["thumbnailURL"]}", Is.EqualTo("https://img.example/%D0%BC%D0%BE%D1%81%D1%82.jpg"));
        var shown = Shown(document);
        shown[^1] = WebUtility.HtmlDecode(shown[^1]);
        Assert.That(shown, Is.EqualTo(new[]
        {
            $"title {Hostile}", "intro In <short>.", "author By Ani",
            "photo https://img.example/%D0%BC%D0%BE%D1%81%D1%82.jpg Photo: A A bridge",
            $"body <p>One.</p><p><small>Link to us. <a href=\"{json["url"]}\">{Hostile}</a></small></p>",
        }));
    }

    [Test]
    public async Task Every_part_of_a_text_becomes_a_component_and_no_text_is_lost()
    {
        var article = await Editor.PublishedArticle(new
        {
            language = "en", title = "Parts", body = new
            {
                format = "html",
                content = "<p>A <strong>bold</strong> <mark>word</mark> &amp; <a href='/there?a=1&amp;b=2'>link</a>.</p>"
                    + "<ul><li>item</li></ul><h2>Heading <em>two</em></h2><blockquote><p>Said.</p><p>Again.</p></blockquote>"
                    + "<figure><img src='https://img.example/a.jpg' alt='Alt'><figcaption>Caption</figcaption></figure>"
                    + "<table><tr><th colspan='2'>Head</th></tr><tr><td>1</td><td>2</td></tr></table><hr>"
                    + "<p>Before <img src='https://img.example/b.jpg' alt='b'> after.</p>"
                    + "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ'></iframe><script>alert(1)</script><p>שלום</p>",
            },
        });
        var document = (await Anonymous.Get($"/v1/articles/{article.Id}.anf.json")).Expect(HttpStatusCode.OK).Json;
        var shown = Shown(document);
        Assert.That(shown.Select(part => part.Split(' ')[0]), Is.EqualTo(new[]
        {
            "title", "body", "heading2", "quote", "photo", "htmltable", "divider", "body", "photo", "body",
        }));
        Assert.That(shown[1], Does.Contain("<strong>bold</strong> word &amp; <a href=\"http").And.Contain("a=1&amp;b=2\">link</a>"));
        Assert.That(shown[1], Does.Contain("<ul><li>item</li></ul>"));
        Assert.That(shown[2], Is.EqualTo("heading2 Heading <em>two</em>"));
        Assert.That(shown[3], Is.EqualTo("quote <p>Said.</p><p>Again.</p>"));
        Assert.That(shown[4], Is.EqualTo("photo https://img.example/a.jpg Caption Alt"));
        Assert.That(shown[5], Does.Contain("<th colspan=\"2\">Head</th>"));
        Assert.That(shown[7], Does.StartWith("body <p>Before").And.Contain("after."));
        Assert.That(shown[9], Does.Contain("youtu").And.Contain("שלום").And.Not.Contain("<script").And.Not.Contain("iframe"));
        foreach (var name in shown.SelectMany(Elements))
            Assert.That(Allowed, Does.Contain(name));
    }

    [Test]
    public async Task A_withdrawn_story_is_gone_and_a_draft_is_not_there()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Leaving"));
        (await Anonymous.Get($"/v1/articles/{article.Id}.anf.json")).Expect(HttpStatusCode.OK);
        await Editor.Do(article, "unpublish", new { kill = true });
        (await Anonymous.Get($"/v1/articles/{article.Id}.anf.json")).Expect(HttpStatusCode.Gone);
        var draft = await Editor.Article(Makers.Content("Draft"));
        (await Anonymous.Get($"/v1/articles/{draft.Id}.anf.json")).Expect(HttpStatusCode.NotFound);
    }

    protected override async Task Prepare()
    {
        await Admin.Section("apple");
        await Editor.Tag("apple-tag");
    }

    private static List<string> Shown(JsonNode document) =>
    [
        .. document["components"]!.AsArray().Select(part => string.Join(
            ' ', new[] { "role", "text", "html", "URL", "caption", "accessibilityCaption" }.Select(name => part![name]?.ToString())
                .OfType<string>())),
    ];

    private static IEnumerable<string> Elements(string part) => part.StartsWith("title", StringComparison.Ordinal)
        ? []
        : System.Text.RegularExpressions.Regex.Matches(part, "<([a-z0-9]+)").Select(match => match.Groups[1].Value);
}
