using System.Net;
using NewsApi.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace NewsApi.Tests.Formats.Markdown;

public class MarkdownTests(Database database) : DatabaseFixture(database)
{
    private const string Hostile = "No: \"#1\" <b>\\ {a} & ‘b’ ע👩‍🚀 * _x_ 1e3 'yes'";

    [Test]
    public async Task A_story_is_one_document_with_its_data()
    {
        await Editor.Tag("md-tag", name: "Rivers: \"all\"");
        await Editor.Section("md-section");
        await Editor.Author("md-author");
        var article = await Editor.PublishedArticle(Story(Hostile, "md-story", body: "One **two** [three](/x).\n\n- a\n- b"));
        var answer = (await Anonymous.Get($"/v1/articles/{article.Id}.md")).Expect(HttpStatusCode.OK);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("text/markdown; charset=utf-8"));
        Assert.That((answer.Headers["Vary"], answer.Headers["Content-Language"]), Is.EqualTo(("Accept-Encoding", "en")));
        var data = Matter(answer.Text);
        Assert.That(data["title"].ToString(), Is.EqualTo(Hostile));
        Assert.That(data["description"].ToString(), Is.EqualTo("Short: text"));
        Assert.That(Values(data, "tags"), Is.EqualTo(new[] { "Rivers: \"all\"" }));
        Assert.That(Values(data, "authors"), Is.EqualTo(new[] { "md-author" }));
        Assert.That((data["section"].ToString(), data["language"].ToString()), Is.EqualTo(("md-section", "en")));
        var json = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json;
        Assert.That(data["canonical"].ToString(), Is.EqualTo(json["url"]!.GetValue<string>()));
        Assert.That(data["date"].ToString(), Is.EqualTo(json["publishedAt"]!.GetValue<string>()));
        Assert.That(data["updated"].ToString(), Is.EqualTo(json["updatedAt"]!.GetValue<string>()));
        Assert.That(answer.Text, Does.Contain("One **two** [three](http").And.Contain("\n\n- a\n- b\n\n"));
        Assert.That(answer.Text, Does.EndWith($"Credit *us*, please. <{data["canonical"]}>\n".Replace("*", "\\*")));
    }

    [Test]
    public async Task Accept_chooses_markdown_under_a_cache_key_of_its_own()
    {
        var article = await Editor.PublishedArticle(Makers.Content("By header", "md-by-header"));
        foreach (var path in (string[])[$"/v1/articles/{article.Id}", "/v1/articles/by-slug/en/md-by-header"])
        {
            for (var turn = 0; turn < 2; turn++)
            {
                var json = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
                var markdown = (await Anonymous.Get(path, ("Accept", "text/markdown, text/html, */*"))).Expect(HttpStatusCode.OK);
                Assert.That(json.Headers["Content-Type"], Does.StartWith("application/json"));
                Assert.That(markdown.Headers["Content-Type"], Does.StartWith("text/markdown"));
                Assert.That(markdown.Text, Is.EqualTo((await Anonymous.Get(path + ".md")).Text));
                foreach (var answer in (Answer[])[json, markdown])
                    Assert.That(
                        (answer.Headers["Vary"], answer.Headers["Cache-Status"]),
                        Is.EqualTo(("Accept-Encoding, Accept", turn == 0 ? "NewsApi; fwd=uri-miss; stored" : "NewsApi; hit")));
                Assert.That((await Anonymous.Get(path + ".md")).Headers["Vary"], Is.EqualTo("Accept-Encoding"));
                (await Anonymous.Get(path, ("Accept", "text/markdown"), ("If-None-Match", markdown.ETag)))
                    .Expect(HttpStatusCode.NotModified);
            }
        }
    }

    [TestCase("application/json, text/markdown;q=0.9", false)]
    [TestCase("text/markdown, application/json", false)]
    [TestCase("application/json;q=0.5, text/markdown;q=0.9", true)]
    [TestCase("text/markdown;q=0", false)]
    [TestCase("text/markdownx", false)]
    [TestCase("text/markdown;;;\"", false)]
    [TestCase("TEXT/Markdown; charset=utf-8", true)]
    [TestCase("*/*", false)]
    public async Task Json_stays_the_form_of_whoever_names_it(string accept, bool isMarkdown)
    {
        var article = await Editor.PublishedArticle(Makers.Content("Chosen"));
        var answer = (await Anonymous.Get($"/v1/articles/{article.Id}?minSeq=1", ("Accept", accept))).Expect(HttpStatusCode.OK);
        Assert.That(answer.Headers["Content-Type"].StartsWith("text/markdown", StringComparison.Ordinal), Is.EqualTo(isMarkdown));
    }

    [Test]
    public async Task The_articles_life_decides_what_its_markdown_answers()
    {
        var draft = await Editor.Article(Makers.Content("Not yet"));
        (await Anonymous.Get($"/v1/articles/{draft.Id}.md")).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Get($"/v1/articles/{draft.Id}", ("Accept", "text/markdown"))).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Get("/v1/articles/x.md")).Expect(HttpStatusCode.NotFound);
        (await Anonymous.Get("/v1/articles/1.md?fields=title")).Expect(HttpStatusCode.BadRequest);
        var other = await Editor.PublishedArticle(Makers.Content("Stands in", "md-stands-in"));
        foreach (var (reason, status) in (IEnumerable<(object, int)>)[(new { reason = "withdrawn" }, 410), (new { reason = "legal" }, 451),
            (new { reason = "replaced", replacedBy = other.Id }, 301)])
        {
            var article = await Editor.PublishedArticle(Makers.Content("Leaves"));
            (await Anonymous.Get($"/v1/articles/{article.Id}.md")).Expect(HttpStatusCode.OK);
            (await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", reason, article.ETag)).Expect(HttpStatusCode.OK);
            var gone = await Anonymous.Get($"/v1/articles/{article.Id}.md");
            Assert.That((int)gone.Status, Is.EqualTo(status));
            if (status == 301)
                Assert.That(gone.Headers["Location"], Is.EqualTo($"/v1/articles/{other.Id}.md"));
        }
    }

    [Test]
    public async Task A_former_slug_leads_to_the_present_one_in_the_same_form()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Moves", "md-before"));
        var edited = await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Moves", "md-after"), article.ETag);
        await Editor.Publish(edited);
        var moved = (await Anonymous.Get("/v1/articles/by-slug/en/md-before.md")).Expect(HttpStatusCode.MovedPermanently);
        Assert.That(moved.Headers["Location"], Is.EqualTo("/v1/articles/by-slug/en/md-after.md"));
        moved = (await Anonymous.Get("/v1/articles/by-slug/en/md-before", ("Accept", "text/markdown")))
            .Expect(HttpStatusCode.MovedPermanently);
        Assert.That(moved.Headers["Location"], Is.EqualTo("/v1/articles/by-slug/en/md-after"));
    }

    private static object Story(string title, string slug, string body) => new
    {
        language = "en", title, slug, summary = "Short: text", section = "md-section", tags = new[] { "md-tag" },
        authors = new[] { new { author = "md-author" } }, body = new { format = "markdown", content = body },
        rights = new { attribution = "Credit *us*, please.", syndicatable = true },
    };

    private static YamlMappingNode Matter(string document)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(document.Split("---\n")[1]));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<string> Values(YamlMappingNode data, string name) =>
        ((YamlSequenceNode)data[name]).Select(node => node.ToString());
}
