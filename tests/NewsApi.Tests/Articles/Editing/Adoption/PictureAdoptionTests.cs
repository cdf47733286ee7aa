using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Adoption;
using NewsApi.Tests.Media.Images;
using NewsApi.Tests.Support;
using NewsApi.Tests.Sync;

namespace NewsApi.Tests.Articles.Editing.Adoption;

/// <summary>Pictures on another server come into the library, and the articles that named them go on as they were.</summary>
public class PictureAdoptionTests(Database database) : DatabaseFixture(database)
{
    private OldServer _server = null!;
    private int _sections;

    [OneTimeSetUp]
    public async Task StartServer() => _server = await OldServer.Start();

    [OneTimeTearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    protected override AppUnderTest Make(Database kind) => new(kind, new Dictionary<string, string>
    {
        ["NewsApi:Outgoing:AllowedPrivateHosts:0"] = "127.0.0.1:*", ["NewsApi:Media:MaxBytes"] = "100000",
    });

    [Test]
    public async Task A_public_article_stays_public_with_its_picture_and_its_draft_stays_a_draft()
    {
        var section = await Section();
        var published = await Editor.PublishedArticle(With(section, Lead("1/lead.jpg"), $"![In the text]({At("1/text.png")})"));
        var before = await Anonymous.Get($"/v1/articles/{published.Id}");
        var draft = await Editor.Patch(
            $"/v1/editorial/articles/{published.Id}", new { title = "Not public yet", leadImage = Lead("1/other.jpg") }, published.ETag);
        var mirror = new Mirror();
        await mirror.CatchUp(Anonymous);
        var report = await Adopt(section);
        Assert.That((report.Changed, report.HasFailures), Is.EqualTo((1, false)));

        var shown = await Anonymous.Get($"/v1/articles/{published.Id}");
        Assert.That(shown.Json["leadImage"]!["alt"]!.GetValue<string>(), Is.EqualTo("Alt of 1/lead.jpg"));
        Assert.That(shown.Json["leadImage"]!["credit"]!.GetValue<string>(), Is.EqualTo("Credit of 1/lead.jpg"));
        Assert.That(shown.Json["leadImage"]!["renditions"]!.AsArray(), Is.Not.Empty);
        Assert.That(shown.Json["body"]!["html"]!.GetValue<string>(), Does.Contain("/media/").And.Not.Contain(At("")));
        foreach (var field in (string[])["title", "updatedAt", "publishedAt"])
            Assert.That(shown.Value<string>(field), Is.EqualTo(before.Value<string>(field)), field);
        Assert.That(
            (await mirror.CatchUp(Anonymous)).Select(Mirror.Show).Where(change => change.Contains("article", StringComparison.Ordinal)),
            Is.EqualTo([$"upsert article {published.Id} {shown.Value<int>("version")} typo"]), "announced once, as no news");

        var after = await Editor.Get($"/v1/editorial/articles/{published.Id}");
        Assert.That(after.Json["content"]!["title"]!.GetValue<string>(), Is.EqualTo("Not public yet"));
        Assert.That(after.Json["content"]!["leadImage"]!["url"], Is.Null);
        Assert.That(
            after.Json["content"]!["leadImage"]!["media"]!.GetValue<long>(),
            Is.Not.EqualTo(shown.Json["leadImage"]!["id"]!.GetValue<long>()));
        Assert.That(after.Json["content"]!["body"]!["content"]!.GetValue<string>(), Does.Match(@"^!\[In the text\]\(media:\d+\)$"));
        Assert.That(after.Value<int>("version"), Is.EqualTo(draft.Value<int>("version") + 1));
        var uses = await Editor.Get($"/v1/editorial/media/{shown.Json["leadImage"]!["id"]}/uses");
        Assert.That(uses.Json["items"]![0]!["inPublic"]!.GetValue<bool>(), Is.True);
        Assert.That((await Adopt(section)).Articles, Is.Zero, "nothing is left to do");
    }

    [Test]
    public async Task Articles_of_every_state_keep_it_and_those_in_the_trash_are_left()
    {
        var section = await Section();
        var articles = new Dictionary<string, Answer>();
        foreach (var state in (string[])["draft", "inReview", "scheduled", "published", "unpublished", "trashed"])
            articles[state] = await Editor.Article(With(section, Lead($"2/{state}.jpg"), "Words."));
        await Editor.Do(articles["inReview"], "submit");
        await Editor.Do(articles["scheduled"], "schedule", new { publishAt = App.Clock.GetUtcNow().AddDays(1) });
        await Editor.Publish(articles["published"]);
        await Editor.Do(await Editor.Publish(articles["unpublished"]), "unpublish", new { reason = "withdrawn" });
        (await Editor.Delete($"/v1/editorial/articles/{articles["trashed"].Id}", articles["trashed"].ETag))
            .Expect(HttpStatusCode.OK);

        var report = await Adopt(section);
        Assert.That((report.Articles, report.Changed, report.Trashed, report.HasFailures), Is.EqualTo((5, 5, 1, false)));
        foreach (var (state, article) in articles)
        {
            var now = await Editor.Get($"/v1/editorial/articles/{article.Id}");
            Assert.That(now.Value<string>("state"), Is.EqualTo(state));
            Assert.That(now.Json["content"]!["leadImage"]!["media"] is not null, Is.EqualTo(state != "trashed"), state);
        }

        var scheduled = await Editor.Get($"/v1/editorial/articles/{articles["scheduled"].Id}");
        Assert.That(
            scheduled.Json["schedules"]![0]!["revision"]!.GetValue<int>(), Is.EqualTo(scheduled.Value<int>("newestRevision")),
            "what is scheduled has its picture");
        Assert.That(_server.Paths, Has.None.EqualTo("/2/trashed.jpg"));
    }

    [Test]
    public async Task An_article_that_an_editor_changes_meanwhile_is_tried_again()
    {
        var section = await Section();
        var article = await Editor.Article(With(section, Lead("3/meanwhile.jpg"), "Words."));
        _server.Meanwhile = async () => (await Editor.Patch(
            $"/v1/editorial/articles/{article.Id}", new { title = "Meanwhile" }, article.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Adopt(section)).Changed, Is.EqualTo(1));
        var after = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        Assert.That(after.Json["content"]!["title"]!.GetValue<string>(), Is.EqualTo("Meanwhile"));
        Assert.That(after.Json["content"]!["leadImage"]!["media"], Is.Not.Null);
        Assert.That(Asked("/3/meanwhile.jpg"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_articles_say_fills_the_file_and_other_words_stay_with_the_article()
    {
        var section = await Section();
        var first = await Editor.Article(With(section, new { url = At("4/shared.jpg"), alt = "First", credit = "Agency" }, "Words."));
        var second = await Editor.Article(With(
            section, new { url = At("4/shared.jpg"), alt = "Second", credit = "Agency" },
            $"<figure><img src=\"{At("4/shared.jpg?again")}\" alt=\"In the text\"><figcaption>The caption</figcaption></figure>", "html"));
        var plain = await Editor.Article(With(section, new { url = At("4/plain.jpg") }, "Words."));
        var empty = await Editor.Article(With(section, null, $"<img src=\"{At("4/empty.jpg")}\" alt=\"\">", "html"));
        var report = await Adopt(section);
        Assert.That(report.Changed, Is.EqualTo(4));

        var (one, two) = (await Lead(first), await Lead(second));
        var media = await Editor.Get($"/v1/editorial/media/{one["media"]}");
        Assert.That(two["media"]!.GetValue<long>(), Is.EqualTo(media.Id), "the same bytes are one file");
        Assert.That(media.Json["alt"]!["en"]!.GetValue<string>(), Is.EqualTo("First"));
        Assert.That(media.Value<string>("credit"), Is.EqualTo("Agency"));
        Assert.That(media.Value<string>("fileName"), Is.EqualTo("shared.jpg"));
        Assert.That(media.Json["captions"]!["en"]!.GetValue<string>(), Is.EqualTo("The caption"));
        Assert.That((one["alt"], two["alt"]?.GetValue<string>(), two["credit"]), Is.EqualTo(((JsonNode?)null, "Second", (JsonNode?)null)));
        Assert.That(await Source(second), Is.EqualTo(
            $"<figure><img src=\"media:{media.Id}\" alt=\"In the text\"><figcaption>The caption</figcaption></figure>"));
        Assert.That(Asked("/4/shared.jpg"), Is.EqualTo(2), "once for each address");
        Assert.That(
            report.Lines(isDryRun: false), Has.One.StartsWith($"file {(await Lead(plain))["media"]} needs a text alternative"));
        var decorative = (await Source(empty)).Split("media:")[1].Split('"')[0];
        Assert.That((await Editor.Get($"/v1/editorial/media/{decorative}")).Value<bool>("decorative"), Is.True);
    }

    [TestCase("5/page.html", "file format is not accepted")]
    [TestCase("5/film.webm", "not a picture")]
    [TestCase("5/cut.jpg", "to its end")]
    [TestCase("5/large.jpg", "100000 bytes")]
    [TestCase("5/largeunsaid.jpg", "100000 bytes")]
    [TestCase("5/missing.jpg", "404")]
    [TestCase("5/inside.jpg", "no public address")]
    [TestCase("5/file.jpg", "https")]
    [TestCase("5/round.jpg", "more than 5 times")]
    [TestCase("5/slow.jpg", "in time")]
    [TestCase("5/stops.jpg", "in time")]
    [TestCase("5/broken.jpg", "")]
    public async Task What_is_no_picture_stays_an_address_and_is_reported(string path, string reason)
    {
        var section = await Section();
        var article = await Editor.Article(With(section, Lead(path), $"![A]({At("5/good.jpg")}) ![B]({At(path)})"));
        // Only those that are to be late get little time.
        var longest = reason == "in time" ? TimeSpan.FromMilliseconds(400) : new AdoptionOptions().Longest;
        var report = await Adopt(section, new AdoptionOptions { Longest = longest });
        Assert.That(report.HasFailures, Is.True);
        var line = report.Lines(isDryRun: false).Single(one => one.StartsWith("failed", StringComparison.Ordinal));
        Assert.That(line, Does.StartWith($"failed {At(path)}: ").And.Contains(reason).And.EndsWith($"(article {article.Id})"));
        var after = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        Assert.That(after.Json["content"]!["leadImage"]!["url"]!.GetValue<string>(), Is.EqualTo(At(path)));
        Assert.That(await Source(article), Does.Match($@"^!\[A\]\(media:\d+\) !\[B\]\({At(path)}\)$"));
        Assert.That(Directory.GetFiles(Path.Combine(App.Database.Folder, "media", "incoming")), Is.Empty);
    }

    [Test]
    public async Task A_redirect_is_followed_and_the_largest_file_of_a_picture_is_taken()
    {
        var section = await Section();
        var article = await Editor.Article(With(
            section, Lead("6/moved.jpg"),
            $"<img src=\"{At("6/small.jpg")}\" srcset=\"{At("6/small.jpg")} 100w, {At("6/big.jpg")} 800w\" alt=\"x\"> "
            + $"<img src=\"{At("6/still.jpg")}\" srcset=\"{At("6/missing.jpg")} 900w\" alt=\"y\">",
            "html"));
        Assert.That((await Adopt(section)).HasFailures, Is.False);
        Assert.That((Asked("/6/small.jpg"), Asked("/6/big.jpg"), Asked("/6/still.jpg"), Asked("/6/goal.jpg")), Is.EqualTo((0, 1, 1, 1)));
        Assert.That(
            await Source(article), Does.Not.Contain("srcset").And.Not.Contain("http"));
    }

    [Test]
    public async Task A_size_of_an_uploaded_picture_is_that_picture_and_what_may_not_be_shown_is_not_adopted()
    {
        var section = await Section();
        var here = (await Editor.PostRaw("/v1/editorial/media", TestPictures.Jpeg(700, 100), "image/jpeg")).Expect(HttpStatusCode.Created);
        var ended = (await Editor.PostRaw("/v1/editorial/media", OldServer.Picture("/7/ended.jpg"), "image/jpeg"))
            .Expect(HttpStatusCode.Created);
        (await Editor.Put($"/v1/editorial/media/{ended.Id}", new { useUntil = App.Clock.GetUtcNow().AddDays(-1) }, ended.ETag))
            .Expect(HttpStatusCode.OK);
        var own = await Editor.Article(With(section, new { url = here.Json["picture"]!["url"]!.GetValue<string>() }, "Words."));
        await Editor.Article(With(section, Lead("7/ended.jpg"), "Words."));
        var report = await Adopt(section);
        Assert.That((await Lead(own))["media"]!.GetValue<long>(), Is.EqualTo(here.Id));
        Assert.That(report.Lines(isDryRun: false), Has.One.Contains($"The picture is library file {ended.Id}"));
    }

    [Test]
    public async Task Hosts_a_limit_and_a_dry_run_are_kept_to()
    {
        var section = await Section();
        for (var number = 0; number < 3; number++)
            await Editor.Article(With(section, Lead($"8/{number}.jpg"), "![x](https://elsewhere.example/a.jpg)"));
        var dry = await Adopt(section, new AdoptionOptions { IsDryRun = true });
        Assert.That(
            dry.Lines(isDryRun: true),
            Is.EqualTo(new[]
            {
                "127.0.0.1: 3 pictures", "elsewhere.example: 1 pictures", "4 addresses of pictures in 3 articles; nothing was changed",
            }));
        Assert.That(_server.Paths.Count(path => path.StartsWith("/8/", StringComparison.Ordinal)), Is.Zero);
        var limited = await Adopt(section, new AdoptionOptions { Limit = 2, Hosts = ["127.0.0.1"] });
        Assert.That((limited.Changed, limited.HasFailures), Is.EqualTo((2, false)));
        Assert.That((await Adopt(section, new AdoptionOptions { Hosts = ["127.0.0.1"] })).Changed, Is.EqualTo(1));
    }

    private async Task<AdoptionReport> Adopt(string section, AdoptionOptions? order = null)
    {
        var report = new AdoptionReport();
        var id = (await Anonymous.Get($"/v1/sections/{section}")).Id;
        await App.Services.GetRequiredService<PictureAdoption>().Run(
            (order ?? new AdoptionOptions()) with { Section = id, Pause = TimeSpan.Zero }, report, _ => { }, CancellationToken.None);
        return report;
    }

    // Each test has a section of its own, so that it meets no article of another.
    private async Task<string> Section()
    {
        var slug = $"adopted-{Interlocked.Increment(ref _sections)}";
        await Editor.Section(slug);
        return slug;
    }

    private async Task<JsonNode> Lead(Answer article) =>
        (await Editor.Get($"/v1/editorial/articles/{article.Id}")).Json["content"]!["leadImage"]!;

    private async Task<string> Source(Answer article) =>
        (await Editor.Get($"/v1/editorial/articles/{article.Id}")).Json["content"]!["body"]!["content"]!.GetValue<string>();

    private object Lead(string path) => new { url = At(path), alt = $"Alt of {path}", credit = $"Credit of {path}", width = 9, height = 9 };

    private string At(string path) => _server.At(path);

    private int Asked(string path) => _server.Asked(path);

    private static object With(string section, object? leadImage, string body, string format = "markdown") => new
    {
        language = "en", title = $"Of {section}", section, leadImage, body = new { format, content = body },
    };
}
