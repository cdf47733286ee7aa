using System.Net;
using CsCheck;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Tests.Articles.Editing.Walk;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

/// <summary><c>allowedActions</c> against what really happens: every action is tried in every state that random work leads to.</summary>
public class AllowedActionsTests(Database database) : DatabaseFixture(database)
{
    private const int Deeds = 80;

    // What the plainest request of each action is. A bulk can try all but edit without doing it.
    private static readonly ArticleAction[] Tried = [.. Enum.GetValues<ArticleAction>().Except([ArticleAction.Edit])];

    [TestCase(20)]
    [TestCase(Deeds, Category = "Slow")]
    public async Task Allowed_is_what_would_succeed_whatever_several_people_have_done(int deeds)
    {
        var walk = await EditorialWalk.Begin(App);
        foreach (var deed in EditorialAction.Some(deeds))
        {
            await walk.Take(deed);
            // Two writers, of whom one may be the owner, and an editor.
            foreach (var (_, api) in walk.People.Take(3))
                await Compare(api, walk.Last!.Id);
        }
    }

    [TestCase(15)]
    [TestCase(Deeds, Category = "Slow")]
    public async Task Allowed_is_what_would_succeed_among_translations_and_releases(int deeds)
    {
        long[] ids =
        [
            (await Writer.Article()).Id, (await Editor.Article()).Id,
            (await Editor.Article(Makers.Content("Most otkryt", language: "ru"))).Id,
        ];
        Deed[] walk = [];
        Gen.Select(Gen.Enum<Work>(), Gen.Int[0, 1], Gen.Int[0, 99], (work, article, choice) => new Deed(work, article, choice)).Array[Deeds]
            .Same().Sample(one => walk = one, iter: 1, threads: 1);
        foreach (var deed in walk.Take(deeds))
        {
            await Do(deed, ids);
            foreach (var id in ids)
            {
                await Compare(Editor, id);
                await Compare(Writer, id);
            }
        }
    }

    [Test]
    public async Task A_public_article_without_changes_offers_nothing_that_answers_409()
    {
        var article = await Editor.PublishedArticle();
        Assert.That(
            (await Editor.Get($"/v1/editorial/articles/{article.Id}")).Json["allowedActions"]!.ToJsonString(),
            Is.EqualTo("""["edit","assign","schedule","unpublish","trash"]"""));
    }

    [Test]
    public async Task An_article_of_a_release_and_a_second_translation_are_not_offered_what_is_in_their_way()
    {
        var first = await Editor.Article();
        var release = (await Editor.Post(
            "/v1/editorial/releases", new { name = "Two", items = new[] { new { articleId = first.Id, action = "publish" } } }))
            .Expect(HttpStatusCode.Created);
        var due = new { dueAt = App.Clock.GetUtcNow().AddYears(1) };
        (await Editor.Post($"/v1/editorial/releases/{release.Id}/schedule", due, release.ETag)).Expect(HttpStatusCode.OK);
        Assert.That((await Compare(Editor, first.Id)).Count(code => code == "in_release"), Is.EqualTo(2));

        var russian = await Editor.Article(Makers.Content("Most", language: "ru"));
        var one = await Editor.PublishedArticle(Makers.Content("One", translationOf: russian.Id));
        var left = (await Editor.Put($"/v1/editorial/articles/{one.Id}", Makers.Content("One", translationOf: one.Id), one.ETag))
            .Expect(HttpStatusCode.OK);
        var other = await Editor.Article(Makers.Content("Other", translationOf: russian.Id));
        Assert.That(await Compare(Editor, other.Id), Does.Contain("translation_exists"));
        await Editor.Do(left, "publish");
        Assert.That(await Compare(Editor, other.Id), Does.Not.Contain("translation_exists"));
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Tag("walked");
        await Editor.Section("walked");
        await Editor.Author("walked");
    }

    /// <returns>The codes of the refusals.</returns>
    private async Task<IReadOnlyList<string>> Compare(Api api, long id)
    {
        var article = (await api.Get($"/v1/editorial/articles/{id}")).Expect(HttpStatusCode.OK);
        var (succeeding, codes) = (new List<string>(), new List<string>());
        // 422 refuses this content, not the edit: another article may have taken the place of the story's translation.
        if ((await api.Put($"/v1/editorial/articles/{id}", article.Json["content"]!, article.ETag)).Status
            is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity)
            succeeding.Add("edit");
        foreach (var action in Tried)
            if (await Refusal(api, article, action) is { } code)
                codes.Add(code);
            else
                succeeding.Add(Name(action));
        Assert.That(article.Value<string[]>("allowedActions"), Is.EquivalentTo(succeeding), () => article.Text);
        return codes;
    }

    private async Task<string?> Refusal(Api api, Answer article, ArticleAction action)
    {
        var now = App.Clock.GetUtcNow();
        object? times = action != ArticleAction.Schedule ? null
            : article.Value<bool>("hasUnpublishedChanges") ? new { publishAt = now.AddDays(1) } : new { unpublishAt = now.AddDays(1) };
        var tried = (await api.Post("/v1/editorial/articles/bulk", new
        {
            dryRun = true,
            actions = new[]
            {
                new
                {
                    articleId = article.Id, version = article.Value<int>("version"), action = Name(action), schedule = times,
                    assignee = action == ArticleAction.Assign ? "key:99" : null,
                },
            },
        })).Expect(HttpStatusCode.OK);
        return tried.Json["results"]![0]!["refusal"]?["code"]!.GetValue<string>();
    }

    // Most of what is tried is refused; what counts is where it leads.
    private async Task Do(Deed deed, long[] ids)
    {
        var path = $"/v1/editorial/articles/{ids[deed.Article]}";
        var article = await Editor.Get(path);
        var due = App.Clock.GetUtcNow().AddYears(1);
        if (deed.Work is Work.Join or Work.Leave or Work.Edit)
        {
            long? story = deed.Work == Work.Join ? ids[2] : deed.Work == Work.Leave ? ids[deed.Article] : null;
            await Editor.Put(path, Makers.Content($"Title {deed.Choice}", translationOf: story), article.ETag);
        }
        else if (deed.Work == Work.Release)
        {
            var item = new { articleId = ids[deed.Article], action = deed.Choice % 3 == 0 ? "unpublish" : "publish" };
            var made = (await Editor.Post("/v1/editorial/releases", new { name = "Release", items = new[] { item } }))
                .Expect(HttpStatusCode.Created);
            await Editor.Post($"/v1/editorial/releases/{made.Id}/schedule", new { dueAt = due }, made.ETag);
        }
        else if (deed.Work == Work.EndReleases)
            foreach (var release in (await Editor.Get("/v1/editorial/releases?limit=100")).Json["items"]!.AsArray())
                await Editor.Post(
                    $"/v1/editorial/releases/{release!["id"]}/unschedule", null, $"\"v{release["version"]!.GetValue<int>()}\"");
        else
        {
            object? body = deed.Work == Work.Schedule ? new { publishAt = due } : null;
            await Editor.Post($"{path}/{deed.Work.ToString().ToLowerInvariant()}", body, article.ETag);
        }
    }

    private static string Name(ArticleAction action) => action.ToString().ToLowerInvariant();

    private enum Work
    {
        Edit,
        Join,
        Leave,
        Release,
        EndReleases,
        Submit,
        Return,
        Discard,
        Publish,
        Schedule,
        Unschedule,
        Unpublish,
    }

    private sealed record Deed(Work Work, int Article, int Choice);
}
