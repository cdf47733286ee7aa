using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Bulk;

public class TagSplitTests(Database database) : DatabaseFixture(database)
{
    private const string Marker = "Confidential";

    [Test]
    public async Task Articles_that_match_carry_the_new_tag_in_the_old_one_s_place()
    {
        var (war, _) = (await Editor.Tag("war"), await Editor.Tag("truce"));
        await Editor.Tag("north");
        var talks = await Editor.PublishedArticle(Makers.Content("Truce talks begin", tags: ["north", "war"]));
        var draft = await Editor.Article(Makers.Content("A truce is near", tags: ["war", "truce"]));
        var other = await Editor.PublishedArticle(Makers.Content("Shelling goes on", tags: ["war"]));
        var split = await Split(war, new { into = "truce", filter = new { q = "truce" } });
        Assert.That(split.Value<long[]>("changed"), Is.EqualTo(new[] { talks.Id, draft.Id }));
        Assert.That((split.Value<int>("matched"), split.Value<int>("remaining")), Is.EqualTo((2, 0)));
        Assert.That(await Public(talks.Id), Is.EqualTo("north,truce"));
        Assert.That(await Newest(draft.Id), Is.EqualTo("truce"));
        Assert.That(await Public(other.Id), Is.EqualTo("war"));
        Assert.That((await Anonymous.Get("/v1/articles?tag=truce")).Ids, Is.EqualTo(new[] { talks.Id }));
        var after = await Anonymous.Get($"/v1/articles/{talks.Id}");
        Assert.That(after.Value<string>("updatedAt"), Is.EqualTo(talks.Value<string>("updatedAt")), "Nothing in it is news.");
        Assert.That(await Differences(), Is.Empty);
    }

    [Test]
    public async Task Changes_that_wait_over_a_public_text_get_the_tag_and_stay_unseen()
    {
        var tag = await Editor.Tag("mixed");
        await Editor.Tag("pure");
        var both = await Over(["mixed"], ["mixed"]);
        var onlyPublic = await Over(["mixed"], []);
        var onlyDraft = await Over([], ["mixed"]);
        Assert.That((await Split(tag, new { into = "pure" })).Value<long[]>("changed"), Is.EqualTo(new[] { both, onlyPublic, onlyDraft }));
        foreach (var (id, seen, waiting) in new[] { (both, "pure", "pure"), (onlyPublic, "pure", ""), (onlyDraft, "", "pure") })
        {
            Assert.That(await Public(id), Is.EqualTo(seen));
            Assert.That(await Newest(id), Is.EqualTo(waiting));
            Assert.That((await Anonymous.Get($"/v1/articles/{id}")).Text, Does.Not.Contain(Marker));
            var article = await Editor.Get($"/v1/editorial/articles/{id}");
            Assert.That(article.Json["content"]!["title"]!.GetValue<string>(), Is.EqualTo(Marker));
            await Editor.Publish(article);
            Assert.That((await Anonymous.Get($"/v1/articles/{id}")).Text, Does.Contain(Marker));
            Assert.That(await Public(id), Is.EqualTo(waiting));
        }

        Assert.That(await Differences(), Is.Empty);
    }

    [Test]
    public async Task What_waits_for_its_time_goes_out_with_the_new_tag()
    {
        var tag = await Editor.Tag("waiting");
        await Editor.Tag("arrived");
        var article = await Editor.Article(Makers.Content(tags: ["waiting"]));
        (await Editor.Post(
            $"/v1/editorial/articles/{article.Id}/schedule", new { publishAt = App.Clock.GetUtcNow().AddDays(1) }, article.ETag))
            .Expect(HttpStatusCode.OK);
        await Split(tag, new { into = "arrived" });
        var scheduled = await Editor.Get($"/v1/editorial/articles/{article.Id}");
        Assert.That(scheduled.Json["schedules"]![0]!["revision"]!.GetValue<int>(), Is.EqualTo(scheduled.Value<int>("newestRevision")));
        Assert.That(await Newest(article.Id), Is.EqualTo("arrived"));
    }

    [Test]
    public async Task The_old_tag_may_stay_beside_the_new_one()
    {
        var tag = await Editor.Tag("kept-old");
        await Editor.Tag("kept-new");
        await Editor.Tag("kept-last");
        var article = await Editor.PublishedArticle(Makers.Content(tags: ["kept-old", "kept-last"]));
        var has = await Editor.PublishedArticle(Makers.Content(tags: ["kept-new", "kept-old"]));
        Assert.That((await Split(tag, new { into = "kept-new", keep = true })).Value<long[]>("changed"), Is.EqualTo(new[] { article.Id }));
        Assert.That(await Public(article.Id), Is.EqualTo("kept-old,kept-new,kept-last"));
        Assert.That(await Public(has.Id), Is.EqualTo("kept-new,kept-old"));
        Assert.That((await Split(tag, new { into = "kept-new", keep = true })).Value<int>("matched"), Is.Zero);
    }

    [Test]
    public async Task Every_filter_narrows_and_a_dry_run_changes_nothing()
    {
        await Admin.FourLanguages();
        var tag = await Editor.Tag("wide");
        await Editor.Tag("narrow");
        await Editor.Tag("beside");
        await Editor.Section("split-section");
        var plain = (await Editor.Article(Makers.Content("One", tags: ["wide"]))).Id;
        var filed = (await Editor.Article(Makers.Content("Two", section: "split-section", tags: ["wide"]))).Id;
        var russian = (await Editor.Article(Makers.Content("Три", language: "ru", tags: ["wide", "beside"]))).Id;
        var before = Ledger.Seq(App);
        foreach (var (filter, expected) in new (object?, long[])[]
        {
            (null, [plain, filed, russian]), (new { section = "split-section" }, [filed]), (new { language = "RU" }, [russian]),
            (new { tag = "beside" }, [russian]),
            (new { ids = new[] { plain, russian } }, [plain, russian]), (new { q = "tw" }, []), (new { q = "two" }, [filed]),
            (new { section = "nowhere" }, []),
            (new { ids = new[] { plain }, language = "ru" }, []),
        })
            Assert.That(
                (await Split(tag, new { into = "narrow", filter }, "?dryRun=true")).Value<long[]>("changed"), Is.EqualTo(expected),
                $"{filter}");
        Assert.That(Ledger.Seq(App), Is.EqualTo(before));
        (await Editor.Post($"/v1/editorial/tags/{tag.Id}/split", new { into = "wide" }, tag.ETag)).Refused(422, "/into");
        (await Editor.Post($"/v1/editorial/tags/{tag.Id}/split", new { into = "narrow", filter = new { tag = "none" } }, tag.ETag))
            .Refused(422, "/filter/tag");
    }

    private async Task<long> Over(string[] shown, string[] waiting)
    {
        var article = await Editor.PublishedArticle(Makers.Content("Plain", tags: shown));
        return (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(Marker, tags: waiting, body: Marker), article.ETag))
            .Expect(HttpStatusCode.OK).Id;
    }

    private async Task<Answer> Split(Answer tag, object body, string query = "") =>
        (await Editor.Post($"/v1/editorial/tags/{tag.Id}/split{query}", body, tag.ETag)).Expect(HttpStatusCode.OK);

    private async Task<string> Public(long id) =>
        string.Join(',', (await Anonymous.Get($"/v1/articles/{id}")).Json["tags"]!.AsArray().Select(tag => $"{tag!["slug"]}"));

    private async Task<string> Newest(long id) =>
        string.Join(',', (await Editor.Get($"/v1/editorial/articles/{id}")).Json["content"]!["tags"]!.AsArray().Select(tag => $"{tag}"));

    private Task<IReadOnlyList<Difference>> Differences() =>
        App.Services.GetRequiredService<ProjectionCheck>().FindDifferences(CancellationToken.None);
}
