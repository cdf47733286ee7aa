using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Previews;

public class PreviewTests(Database database) : DatabaseFixture(database)
{
    private static readonly string[] DecidedByPublication = ["version", "seq", "modifiedAt"];

    private Answer _article = null!;

    [TestCase("")]
    [TestCase("?include=share,related,translations")]
    [TestCase("?fields=id,title,tags&include=section")]
    [TestCase("?fields=section,authors,updatedAt,publishedAt,url,seo")]
    [TestCase("?body=text")]
    [TestCase("?body=none&include=share")]
    [TestCase("?fields=body&body=blocks")]
    public async Task A_published_revision_is_shown_as_the_public_sees_it(string query)
    {
        var article = await Editor.PublishedArticle(Story());
        var url = await Url(article);
        var shown = (await Anonymous.Get(url + query)).Expect(HttpStatusCode.OK);
        var published = (await Anonymous.Get($"/v1/articles/{article.Id}{query}")).Expect(HttpStatusCode.OK);
        Assert.That(shown.Text, Is.EqualTo(published.Text));
        Assert.That(shown.Headers["Content-Type"], Is.EqualTo(published.Headers["Content-Type"]));
        Assert.That(shown.Headers["Content-Language"], Is.EqualTo("en"));
    }

    [Test]
    public async Task Work_that_goes_on_makes_a_difference_only_where_a_publication_decides()
    {
        var article = await Editor.PublishedArticle(Story());
        var url = await Url(article);
        await Editor.Put(
            $"/v1/editorial/articles/{article.Id}", Makers.Content("Another title", slug: "another-preview-slug"), article.ETag);
        var shown = (await Anonymous.Get(url)).Expect(HttpStatusCode.OK).Json.AsObject();
        var published = (await Anonymous.Get($"/v1/articles/{article.Id}")).Json.AsObject();
        Assert.That(shown.Select(pair => pair.Key), Is.EqualTo(published.Select(pair => pair.Key)));
        Assert.That(
            shown.Where(pair => !JsonNode.DeepEquals(pair.Value, published[pair.Key])).Select(pair => pair.Key),
            Is.SubsetOf(DecidedByPublication).And.Not.Empty);
    }

    [Test]
    public async Task A_correction_stands_in_the_preview_as_it_does_in_public()
    {
        var article = await Editor.PublishedArticle(Story());
        article = await Editor.Publish(
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("Corrected"), article.ETag)).Expect(HttpStatusCode.OK),
            new { kind = "correction", note = "The bridge is in Lower Şarn." });
        Assert.That((await Anonymous.Get(await Url(article))).Text, Is.EqualTo((await Anonymous.Get($"/v1/articles/{article.Id}")).Text));
    }

    [Test]
    public async Task A_draft_looks_as_if_it_were_published_now_and_is_not()
    {
        var draft = await Writer.Article(Story());
        var url = await Url(draft, api: Writer);
        var before = App.Clock.GetUtcNow();
        var shown = (await Anonymous.Get(url + "?include=share,related")).Expect(HttpStatusCode.OK);
        Assert.That(shown.Value<DateTimeOffset>("publishedAt"), Is.GreaterThan(before).And.LessThan(App.Clock.GetUtcNow()));
        Assert.That(shown.Value<DateTimeOffset>("updatedAt"), Is.EqualTo(shown.Value<DateTimeOffset>("publishedAt")));
        Assert.That(
            shown.Json["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()),
            Is.EqualTo(new[] { "second-previewed", "previewed" }));
        Assert.That((shown.Json["section"]!["name"]!.GetValue<string>(), shown.Json["share"]), Is.EqualTo(("previewed", (JsonNode?)null)));
        (await Anonymous.Get($"/v1/articles/{draft.Id}")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_tag_that_was_merged_since_is_shown_as_the_one_that_it_became()
    {
        var old = await Editor.Tag("merged-away");
        var url = await Url(await Writer.Article(Makers.Content(tags: ["merged-away", "previewed"])));
        (await Editor.Post($"/v1/editorial/tags/{old.Id}/merge", new { into = "second-previewed" }, old.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(
            (await Anonymous.Get(url)).Json["tags"]!.AsArray().Select(tag => tag!["slug"]!.GetValue<string>()),
            Is.EqualTo(new[] { "second-previewed", "previewed" }));
    }

    [Test]
    public async Task It_shows_its_own_revision_whatever_is_newer()
    {
        var article = await Editor.PublishedArticle(Story());
        var newer = (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content("The second"), article.ETag)).Expect(
            HttpStatusCode.OK);
        var (first, second) = (await Url(newer, new { revision = 1 }), await Url(newer));
        Assert.That((await Anonymous.Get(first)).Value<string>("title"), Is.EqualTo("A bridge opens"));
        Assert.That((await Anonymous.Get(second)).Value<string>("title"), Is.EqualTo("The second"));
        Assert.That((await Anonymous.Get($"/v1/articles/{article.Id}")).Value<string>("title"), Is.EqualTo("A bridge opens"));
    }

    [Test]
    public async Task Nothing_keeps_it()
    {
        var url = await Url(_article);
        var shown = (await Anonymous.Get(url)).Expect(HttpStatusCode.OK);
        Assert.That((shown.Headers["Cache-Control"], shown.Headers["X-Robots-Tag"]), Is.EqualTo(("no-store", "noindex")));
        Assert.That(shown.Headers.Keys, Has.None.AnyOf("ETag", "Last-Modified", "Cache-Status", "Surrogate-Key"));
        var tag = await Editor.Get($"/v1/editorial/tags/{(await Editor.Tag("shortlived")).Id}");
        var draft = await Writer.Article(Makers.Content(tags: ["shortlived"]));
        var other = await Url(draft);
        await Anonymous.Get(other);
        var renamed = new { slug = "shortlived", kind = "topic", names = new { en = "Renamed" } };
        (await Editor.Put($"/v1/editorial/tags/{tag.Id}", renamed, tag.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Anonymous.Get(other)).Json["tags"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("Renamed"));
    }

    [Test]
    public async Task HEAD_says_what_GET_says()
    {
        var url = await Url(_article);
        var (get, head) = (await Anonymous.Get(url), await Anonymous.Send(HttpMethod.Head, url, null, []));
        Assert.That((get.Status, head.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        string[] headers =
            ["Cache-Control", "X-Robots-Tag", "Content-Type", "Content-Language", "X-Content-Type-Options", "NewsApi-Seq"];
        foreach (var header in headers)
            Assert.That(head.Headers[header], Is.EqualTo(get.Headers[header]), header);
    }

    [Test]
    public async Task Unknown_expired_revoked_and_trashed_are_told_apart_by_nothing()
    {
        var article = await Writer.Article();
        var (expired, revoked, trashed) =
            (await Made(article, new { hours = 1 }), await Made(article), await Made(article, new { hours = 720 }));
        (await Editor.Delete($"/v1/editorial/articles/{article.Id}/previews/{revoked.Json["preview"]!["id"]}")).Expect(
            HttpStatusCode.NoContent);
        App.Clock.Advance(TimeSpan.FromHours(1));
        await Editor.Delete($"/v1/editorial/articles/{article.Id}", article.ETag);
        var answers = new List<string>();
        string[] unknown = [new string('a', 40), "x", new string('ä', 4_000)];
        string[] paths = [PathOf(expired), PathOf(revoked), PathOf(trashed), .. unknown.Select(token => "/v1/preview/" + token)];
        foreach (var path in paths)
        {
            var answer = (await Anonymous.Get(path)).Refused(404);
            answers.Add(
                answer.Text + string.Join(
                    '\n', answer.Headers.OrderBy(header => header.Key).Select(header => $"{header.Key}: {header.Value}")));
        }

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1), () => string.Join("\n\n", answers.Distinct()));
        Assert.That(answers[0], Does.Contain("X-Robots-Tag: noindex").And.Contain("Cache-Control: no-store"));
        var back = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        await Editor.Do(back, "restore");
        (await Anonymous.Get(PathOf(trashed))).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task It_works_until_its_time_and_not_at_it()
    {
        var end = App.Clock.GetUtcNow().AddMinutes(30);
        var url = await Url(_article, new { expiresAt = end });
        // Everybody who looks at the clock moves it by a millisecond.
        App.Clock.SetUtcNow(end.AddSeconds(-5));
        (await Anonymous.Get(url)).Expect(HttpStatusCode.OK);
        App.Clock.SetUtcNow(end);
        (await Anonymous.Get(url)).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Where_readers_need_a_key_a_preview_needs_none()
    {
        await using var closed =
            new AppUnderTest(App.Database.Kind, new Dictionary<string, string> { ["NewsApi:Access:ContentApi"] = "Key" });
        var (writer, anonymous) = (new Api(await closed.As(Role.Writer)), new Api(closed.Anonymous()));
        var article = await writer.Article();
        var made = (await writer.Post($"/v1/editorial/articles/{article.Id}/previews")).Expect(HttpStatusCode.Created);
        (await anonymous.Get(PathOf(made))).Expect(HttpStatusCode.OK);
        (await anonymous.Get(PathOf(made), ("Authorization", "Bearer nonsense"))).Expect(HttpStatusCode.OK);
        (await anonymous.Get($"/v1/articles/{article.Id}")).Refused(401, "Authorization");
    }

    [TestCase("?fields=titles", "fields")]
    [TestCase("?language=ru", "language")]
    [TestCase("?minSeq=x", "minSeq")]
    public async Task It_takes_the_parameters_of_an_article_and_no_others(string query, string place) =>
        (await Anonymous.Get(await Url(_article) + query)).Refused(400, place);

    [Test]
    public async Task Saving_does_not_write_over_what_somebody_was_shown()
    {
        var article = await Writer.Article(Makers.Content("Shown"));
        var made = await Made(article);
        var saved = await Patch(article, "After");
        Assert.That(saved.Value<int>("newestRevision"), Is.EqualTo(2));
        Assert.That((await Anonymous.Get(PathOf(made))).Value<string>("title"), Is.EqualTo("Shown"));
        var second = await Made(saved);
        (await Editor.Delete($"/v1/editorial/articles/{article.Id}/previews/{second.Json["preview"]!["id"]}")).Expect(
            HttpStatusCode.NoContent);
        Assert.That((await Patch(saved, "Written over")).Value<int>("newestRevision"), Is.EqualTo(2));
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Tag("previewed");
        await Editor.Tag("second-previewed");
        await Editor.Section("previewed");
        await Editor.Author("previewed");
        _article = await Editor.PublishedArticle(Story());
        await Editor.PublishedArticle(Makers.Content("По-русски", language: "ru", translationOf: _article.Id, tags: ["previewed"]));
    }

    private static object Story() => new
    {
        language = "en", title = "A bridge opens", summary = "At last.", section = "previewed",
        tags = new[] { "second-previewed", "previewed" },
        authors = new object[] { new { author = "previewed", role = "photographer" } }, byline = "By nobody", placeLine = "LOWER ŞARN",
        source = new { name = "regional media" },
        leadImage = new { url = "https://example.com/a.jpg", alt = "A bridge", width = 100, height = 50 },
        rights = new { licence = "CC BY", syndicatable = false }, seo = new { title = "Bridge" },
        body = new { format = "markdown", content = "The bridge **opened** on Monday.\n\n> Şarn" },
    };

    private static string PathOf(Answer made) => new Uri(made.Value<string>("url")).AbsolutePath;

    private async Task<Answer> Made(Answer article, object? body = null, Api? api = null) =>
        (await (api ?? Editor).Post($"/v1/editorial/articles/{article.Id}/previews", body)).Expect(HttpStatusCode.Created);

    private async Task<string> Url(Answer article, object? body = null, Api? api = null) => PathOf(await Made(article, body, api));

    private async Task<Answer> Patch(Answer article, string title) => (await Writer.Send(
        HttpMethod.Patch, $"/v1/editorial/articles/{article.Id}",
        new StringContent($$"""{"title":"{{title}}"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/merge-patch+json")),
        [("If-Match", article.ETag)])).Expect(HttpStatusCode.OK);
}
