using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Lists;

/// <summary>A site whose default is English, and stories that are there in some languages and not in others.</summary>
public class LanguageFallbackTests(Database database) : DatabaseFixture(database)
{
    private long _english;
    private long _russian;
    private long _onlyEnglish;
    private long _onlyArmenian;

    [Test]
    public async Task A_story_is_shown_in_the_language_that_is_asked_for_whichever_article_is_named()
    {
        foreach (var id in (long[])[_english, _russian])
        {
            var shown = (await Anonymous.Get($"/v1/articles/{id}?language=RU")).Expect(HttpStatusCode.OK);
            Assert.That(
                (shown.Id, shown.Value<bool>("isFallback"), shown.Headers["Content-Language"]), Is.EqualTo((_russian, false, "ru")));
        }

        Assert.That((await Anonymous.Get($"/v1/articles/{_english}")).Value<bool>("isFallback"), Is.False);
    }

    [Test]
    public async Task A_language_that_a_story_lacks_is_a_404_unless_the_default_will_do()
    {
        foreach (var query in (string[])["language=az", "language=az&fallback=none"])
            Assert.That(
                (await Anonymous.Get($"/v1/articles/{_russian}?{query}")).Expect(HttpStatusCode.NotFound).Code,
                Is.EqualTo("not_translated"));
        var inDefault = (await Anonymous.Get($"/v1/articles/{_russian}?language=az&fallback=default")).Expect(HttpStatusCode.OK);
        Assert.That(
            (inDefault.Id, inDefault.Value<bool>("isFallback"), inDefault.Headers["Content-Language"]), Is.EqualTo((_english, true, "en")));
        var itself = (await Anonymous.Get($"/v1/articles/{_onlyArmenian}?language=az&fallback=default")).Expect(HttpStatusCode.OK);
        Assert.That((itself.Id, itself.Value<bool>("isFallback")), Is.EqualTo((_onlyArmenian, true)));
        (await Anonymous.Get("/v1/articles/987654?language=az&fallback=default")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_slug_is_looked_for_in_the_default_language_where_that_is_asked()
    {
        (await Anonymous.Get("/v1/articles/by-slug/ru/only-english")).Expect(HttpStatusCode.NotFound);
        var shown = (await Anonymous.Get("/v1/articles/by-slug/ru/only-english?fallback=default")).Expect(HttpStatusCode.OK);
        Assert.That((shown.Id, shown.Value<bool>("isFallback")), Is.EqualTo((_onlyEnglish, true)));
        var own = (await Anonymous.Get("/v1/articles/by-slug/en/only-english?fallback=default")).Expect(HttpStatusCode.OK);
        Assert.That(own.Value<bool>("isFallback"), Is.False);
        (await Anonymous.Get("/v1/articles/by-slug/ru/no-such?fallback=default")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_slug_of_the_wanted_language_ends_the_fallback_at_once()
    {
        var english = await Editor.PublishedArticle(Makers.Content("Shared slug", slug: "shared-slug"));
        Assert.That((await Anonymous.Get("/v1/articles/by-slug/ru/shared-slug?fallback=default")).Id, Is.EqualTo(english.Id));
        var russian = await Editor.PublishedArticle(Makers.Content("Общий", slug: "shared-slug", language: "ru"));
        Assert.That((await Anonymous.Get("/v1/articles/by-slug/ru/shared-slug?fallback=default")).Id, Is.EqualTo(russian.Id));
    }

    [TestCase("-publishedAt")]
    [TestCase("publishedAt")]
    [TestCase("title")]
    [TestCase("-updatedAt")]
    public async Task A_list_is_filled_up_with_stories_that_the_language_lacks(string sort)
    {
        var path = $"/v1/articles?tag=filled&language=ru&fallback=default&sort={sort}";
        var whole = (await Anonymous.Get(path + "&count=true&limit=100")).Expect(HttpStatusCode.OK);
        Assert.That(whole.Ids, Is.EquivalentTo(new[] { _russian, _onlyEnglish }.Concat(_fillers)));
        Assert.That(whole.Json["page"]!["total"]!.GetValue<int>(), Is.EqualTo(whole.Ids.Count));
        foreach (var item in whole.Json["items"]!.AsArray())
            Assert.That(item!["isFallback"]!.GetValue<bool>(), Is.EqualTo(item["language"]!.GetValue<string>() == "en"));
        foreach (var filter in (string[])["", "&publishedFrom=2000-01-01T00:00:00Z&publishedTo=2990-01-01T00:00:00Z"])
            Assert.That(await Walk(path + filter + "&limit=2"), Is.EqualTo(whole.Ids));
        Assert.That(
            (await Anonymous.Get("/v1/articles?tag=filled&language=ru&limit=100")).Ids,
            Does.Contain(_russian).And.Not.Contain(_onlyEnglish));
    }

    [TestCase("/v1/articles?fallback=default", "fallback")]
    [TestCase("/v1/articles?fallback=default&language=ru,az", "fallback")]
    [TestCase("/v1/articles?fallback=sometimes&language=ru", "fallback")]
    [TestCase("/v1/articles/1?fallback=default", "fallback")]
    [TestCase("/v1/articles/1?language=no_language", "language")]
    public async Task A_fallback_that_can_not_be_is_refused(string path, string place) =>
        Assert.That((await Anonymous.Get(path)).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(new[] { place }));

    [Test]
    public async Task Translations_are_listed_without_the_article_itself()
    {
        var answer = (await Anonymous.Get($"/v1/articles/{_english}/translations")).Expect(HttpStatusCode.OK);
        Assert.That(answer.Ids, Is.EqualTo(new[] { _russian }));
        Assert.That((await Anonymous.Get($"/v1/articles/{_onlyArmenian}/translations")).Ids, Is.Empty);
        (await Anonymous.Get("/v1/articles/987654/translations")).Expect(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_translation_that_comes_changes_or_goes_shows_at_once_in_all_others()
    {
        var first = await Editor.PublishedArticle(Makers.Content("First"));
        Assert.That((await Anonymous.Get($"/v1/articles/{first.Id}")).Json["translations"]!.AsArray(), Is.Empty);
        var second = await Editor.PublishedArticle(Makers.Content("Второй", language: "ru", translationOf: first.Id));
        Assert.That(await Titles(first.Id), Is.EqualTo(new[] { "Второй" }));
        var edited = await Editor.Put($"/v1/editorial/articles/{second.Id}", Makers.Content("Иной", language: "ru"), second.ETag);
        var published = await Editor.Publish(edited);
        Assert.That(await Titles(first.Id), Is.EqualTo(new[] { "Иной" }));
        Assert.That(
            Ledger.Changes(App).Where(change => change.Seq == Ledger.Seq(App)).Select(change => change.Kind),
            Is.EqualTo(new[] { "story", "article" }));
        await Editor.Post($"/v1/editorial/articles/{second.Id}/unpublish", null, published.ETag);
        Assert.That(await Titles(first.Id), Is.Empty);
        Assert.That((await Anonymous.Get($"/v1/articles/{first.Id}?language=ru")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.Tag("filled");
        _english = (await Editor.PublishedArticle(Makers.Content("In English", tags: ["filled"]))).Id;
        _russian =
            (await Editor.PublishedArticle(Makers.Content("По-русски", language: "ru", translationOf: _english, tags: ["filled"]))).Id;
        _onlyEnglish = (await Editor.PublishedArticle(Makers.Content("Only English", tags: ["filled"]))).Id;
        _onlyArmenian = (await Editor.PublishedArticle(Makers.Content("Միայն", language: "hy", tags: ["filled"]))).Id;
        for (var number = 0; number < 6; number++)
        {
            var pair = await Editor.PublishedArticle(Makers.Content($"Pair {number}", tags: ["filled"]));
            _fillers.Add(
                (await Editor.PublishedArticle(
                    Makers.Content($"Пара {number}", language: "ru", translationOf: pair.Id, tags: ["filled"]))).Id);
        }

        _fillers.Add((await Editor.PublishedArticle(Makers.Content("Late English", tags: ["filled"]))).Id);
    }

    private readonly List<long> _fillers = [];

    private async Task<IEnumerable<string>> Titles(long id) =>
        (await Anonymous.Get($"/v1/articles/{id}")).Json["translations"]!.AsArray().Select(one => one!["title"]!.GetValue<string>());

    private async Task<List<long>> Walk(string path)
    {
        var ids = new List<long>();
        for (var next = path; ;)
        {
            var page = (await Anonymous.Get(next)).Expect(HttpStatusCode.OK);
            ids.AddRange(page.Ids);
            if (page.Json["page"]!["next"]?.GetValue<string>() is not { } cursor)
                return ids;
            next = $"{path}&cursor={cursor}";
        }
    }
}
