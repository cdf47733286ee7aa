using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NewsApi.Access;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Walk;

/// <summary>Several people at work on real articles and on a model of them, step by step.</summary>
internal sealed class EditorialWalk(AppUnderTest app, IReadOnlyList<(Person Person, Api Api)> people)
{
    private readonly Api _reader = new(app.Anonymous());
    // Several walks on a site use different words: slugs are given once.
    private static int _words;

    public List<ModelArticle> Articles { get; } = [];

    public IReadOnlyList<(Person Person, Api Api)> People => people;

    /// <summary>The article of the last step.</summary>
    public ModelArticle? Last { get; private set; }

    public static async Task<EditorialWalk> Begin(AppUnderTest app)
    {
        var people = new List<(Person, Api)>();
        foreach (var role in (Role[])[Role.Writer, Role.Writer, Role.Editor, Role.Editor, Role.Admin])
        {
            var api = new Api(app.With(await app.NewKey(role)));
            var id = (await api.Article(Makers.Content("Who am I"))).Value<string>("createdBy");
            people.Add((new Person(id, role), api));
        }

        return new EditorialWalk(app, people);
    }

    /// <summary>Does one deed to both, and compares what they answer and how they stand.</summary>
    public async Task Take(EditorialAction deed)
    {
        var (person, api) = people[deed.Person % people.Count];
        if (deed.Kind == DeedKind.Create || Articles.Count == 0)
        {
            var text = NewText(person, deed, slug: null);
            var made = await api.Article(Content(text));
            Articles.Add(Last = new ModelArticle(made.Id, person.Id, text));
        }
        else if (deed.Kind == DeedKind.Wait)
            await Wait();
        else
            await Try(Last = Articles[deed.Article % Articles.Count], person, api, deed);
        await Compare(Last!);
    }

    /// <summary>How an article stands for editors and for readers.</summary>
    public async Task Compare(ModelArticle model)
    {
        var (_, api) = people[^1];
        var article = (await api.Get($"/v1/editorial/articles/{model.Id}")).Expect(HttpStatusCode.OK);
        Assert.That(
            (article.Value<string>("state"), article.Value<int>("version"), article.Value<int>("newestRevision"),
                article.Json["publishedRevision"]?.GetValue<int>(), article.Json["content"]!["title"]!.GetValue<string>(),
                article.Json["content"]!["slug"]!.GetValue<string>(), article.Json["submission"] is not null),
            Is.EqualTo((JsonNamingPolicy.CamelCase.ConvertName(model.State.ToString()), model.Version, model.Newest, model.Published,
                model.NewestText.Word, model.NewestText.Slug, model.IsSubmitted)), model.ToString);
        var shown = await _reader.Get($"/v1/articles/{model.Id}");
        Assert.That((int)shown.Status, Is.EqualTo(model.PublicStatus), model.ToString);
        if (model.PublicText is { } text)
            Assert.That(shown.Value<string>("title"), Is.EqualTo(text.Word), model.ToString);
    }

    private async Task Try(ModelArticle model, Person person, Api api, EditorialAction deed)
    {
        // Now and then somebody has not seen what another did.
        var version = deed.Choice % 10 == 0 ? model.Version - 1 : model.Version;
        var action = ActionOf(deed.Kind);
        var (answer, apply) = await Send(model, person, api, deed, version);
        var expected = model.Refuse(action, person, version) ?? apply();
        Assert.That((int)answer.Status, Is.EqualTo(expected), () => $"{deed} by {person} with v{version} to {model}: {answer.Text}");
    }

    private async Task<(Answer Answer, Func<int> Apply)> Send(ModelArticle model, Person person, Api api, EditorialAction deed, int version)
    {
        var path = $"/v1/editorial/articles/{model.Id}";
        var tag = $"\"v{version}\"";
        var now = app.Clock.GetUtcNow();
        switch (deed.Kind)
        {
            case DeedKind.Put:
                var text = NewText(person, deed, model.NewestText.Slug);
                return (await api.Put(path, Content(text), tag), () => model.Edit(text, writesOver: false));
            case DeedKind.Patch:
                text = NewText(person, deed, model.NewestText.Slug);
                var saved = await api.Send(HttpMethod.Patch, path, Patch(text), [("If-Match", tag)]);
                // The clock moves while it is looked at, so whether a text is still young enough is seen, not known.
                var wroteOver = saved.Status == HttpStatusCode.OK && saved.Value<int>("newestRevision") == model.Newest;
                Assert.That(wroteOver && !model.MayWriteOver(person), Is.False, () => $"{model} was written over by {person}");
                return (saved, () => model.Edit(text, wroteOver));
            case DeedKind.RestoreRevision:
                var number = (deed.Choice % (model.Texts.Count + 1)) + 1;
                return (await api.Post($"{path}/revisions/{number}/restore", null, tag), () => model.RestoreRevision(number, person));
            case DeedKind.Schedule:
                DateTimeOffset? begin = deed.Choice % 7 == 0 ? null : now.AddHours((deed.Choice % 5) - 0.5), end =
                    deed.Choice % 3 == 0 ? now.AddHours((deed.Choice % 5) + 1.5) : null;
                end ??= begin is null ? now.AddHours(2.5) : null;
                return (await api.Post($"{path}/schedule", new { publishAt = begin, unpublishAt = end }, tag), () =>
                    model.Schedule(begin, end, now));
            case DeedKind.Publish:
                var kind =
                    model.LastPublished is null || deed.Choice % 4 > 2 ? null : new { kind = deed.Choice % 2 == 0 ? "typo" : "update" };
                return (await api.Post($"{path}/publish", kind, tag), () => model.Publish());
            case DeedKind.Trash:
                return (await api.Delete(path, tag), model.Trash);
            default:
                return (await api.Post($"{path}/{deed.Kind.ToString().ToLowerInvariant()}", null, tag), deed.Kind switch
                {
                    DeedKind.Discard => model.Discard,
                    DeedKind.Submit => model.Submit,
                    DeedKind.Return => model.Return,
                    DeedKind.Unschedule => model.Unschedule,
                    DeedKind.Unpublish => model.Unpublish,
                    _ => model.Restore,
                });
        }
    }

    // Times lie at half hours from now and the clock moves by whole ones, so nothing is due in the same moment as it is set.
    private async Task Wait()
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var now = app.Clock.GetUtcNow();
        foreach (var model in Articles)
        {
            var before = model.Version;
            model.PassTime(now);
            if (model.Version == before)
                continue;
            Last = model;
            await Eventually.Is(
                async () => (await people[^1].Api.Get($"/v1/editorial/articles/{model.Id}")).Value<int>("version"),
                Is.GreaterThanOrEqualTo(model.Version));
            // Nobody was answered who wrote this, so readers may notice a moment later.
            await Eventually.Is(async () => (int)(await _reader.Get($"/v1/articles/{model.Id}")).Status, Is.EqualTo(model.PublicStatus));
        }

        Last ??= Articles[0];
    }

    private static ArticleAction ActionOf(DeedKind kind) => kind switch
    {
        DeedKind.Put or DeedKind.Patch or DeedKind.RestoreRevision => ArticleAction.Edit,
        _ => Enum.Parse<ArticleAction>(kind.ToString()),
    };

    private static ModelText NewText(Person person, EditorialAction deed, string? slug)
    {
        var number = Interlocked.Increment(ref _words);
        var word = $"geheim{number}x";
        return new ModelText(word, deed.Choice % 3 == 0 ? word : slug ?? $"story-{number}", person.Id);
    }

    // The word stands wherever a text may stand.
    private static object Content(ModelText text) => new
    {
        language = "en", title = text.Word, slug = text.Slug, summary = $"On {text.Word}", byline = text.Word, placeLine = text.Word,
        body = new { format = "markdown", content = $"All that is known of {text.Word}." }, tags = new[] { "walked" }, section = "walked",
        authors = new[] { new { author = "walked" } }, source = new { name = text.Word },
        seo = new { title = text.Word, description = text.Word },
        leadImage = new { url = $"https://images.example/{text.Word}.jpg", alt = text.Word, credit = text.Word },
        rights = new { licence = text.Word, attribution = text.Word },
        canonicalUrl = $"https://example.org/{text.Word}",
    };

    private static StringContent Patch(ModelText text) =>
        new(JsonSerializer.Serialize(Content(text)), new MediaTypeHeaderValue("application/merge-patch+json"));
}
