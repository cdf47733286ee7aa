using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Suggest;

public class SuggestTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_search_box_gets_titles_tags_and_people()
    {
        await Eventually.Is(async () => (await Ask("ale")).Slugs("titles"), Is.EqualTo(["aleppo-again", "aleppo-first"]));
        var answer = await Ask("ale");
        Assert.That(answer.Slugs("tags"), Is.EqualTo(["aleppo", "battle-of-aleppo"]));
        Assert.That(answer.Slugs("people"), Is.EqualTo(["aleksandr-subject", "aleksandr-writer"]));
        Assert.That(
            answer.Json["people"]!.AsArray().Select(person => person!["source"]!.GetValue<string>()), Is.EqualTo(["tag", "author"]));
        var title = answer.Json["titles"]![0]!;
        Assert.That(title["title"]!.GetValue<string>(), Is.EqualTo("Aleppo again"));
        Assert.That(title["url"]!.GetValue<string>(), Does.EndWith($"/v1/articles/{title["id"]}/card"));
    }

    [TestCase("again al", "aleppo-again")]
    [TestCase("a aga", "aleppo-again")]
    [TestCase("FÏRST \"ale", "aleppo-first")]
    public async Task Titles_hold_a_word_for_each_beginning(string query, string slug) =>
        await Eventually.Is(async () => (await Ask(query)).Slugs("titles"), Is.EqualTo([slug]));

    [TestCase("алеп", "aleppo")]
    [TestCase("halab", "aleppo")]
    [TestCase("ḤALAB ci", "aleppo")]
    [TestCase("of ale", "battle-of-aleppo")]
    public async Task Tags_are_found_in_any_language_and_by_other_spellings(string query, string slug) =>
        Assert.That((await Ask(query)).Slugs("tags"), Is.EqualTo([slug]));

    [TestCase("en", "Aleppo")]
    [TestCase("ru", "Алеппо")]
    [TestCase("hy", "Aleppo")]
    public async Task Names_are_in_the_language_of_the_reader(string language, string name)
    {
        var answer = await Ask("halab", $"&language={language}");
        Assert.That(answer.Json["tags"]![0]!["name"]!.GetValue<string>(), Is.EqualTo(name));
        Assert.That(answer.Slugs("titles"), Is.Empty);
    }

    [Test]
    public async Task Titles_are_in_the_language_of_the_reader()
    {
        await Eventually.Is(async () => (await Ask("алеппо", "&language=ru")).Slugs("titles"), Is.EqualTo(["aleppo-ru"]));
        Assert.That((await Ask("алеппо", "&language=en")).Slugs("titles"), Is.Empty);
        Assert.That((await Anonymous.Get("/v1/suggest?q=алеппо", ("Accept-Language", "ru"))).Slugs("titles"), Is.EqualTo(["aleppo-ru"]));
    }

    [Test]
    public async Task A_new_name_is_offered_at_once_and_the_old_one_no_more()
    {
        var tag = await Editor.Tag("renamed", name: "Quondam");
        Assert.That((await Ask("quondam")).Slugs("tags"), Is.EqualTo(["renamed"]));
        await Editor.Put(
            $"/v1/editorial/tags/{tag.Id}", new { slug = "renamed", kind = "topic", names = new { en = "Futurum" } }, tag.ETag);
        Assert.That((await Ask("quondam")).Slugs("tags"), Is.Empty);
        Assert.That((await Ask("futurum")).Slugs("tags"), Is.EqualTo(["renamed"]));
        await Editor.Author("futurus");
        Assert.That((await Ask("futuru")).Slugs("people"), Is.EqualTo(["futurus"]));
    }

    [Test]
    public async Task What_was_taken_back_is_not_suggested()
    {
        var article = await Editor.PublishedArticle(Makers.Content("Ephemera", "ephemera"));
        await Eventually.Is(async () => (await Ask("ephem")).Slugs("titles"), Has.Count.EqualTo(1));
        await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", null, article.ETag);
        await Eventually.Is(async () => (await Ask("ephem")).Slugs("titles"), Is.Empty);
    }

    [TestCase("limit=1", 1)]
    [TestCase("limit=20", 2)]
    public async Task At_most_as_many_as_wanted_come(string limit, int expected)
    {
        await Eventually.Is(async () => (await Ask("ale", $"&{limit}")).Slugs("titles"), Has.Count.EqualTo(expected));
        Assert.That((await Ask("ale", $"&{limit}")).Slugs("people"), Has.Count.EqualTo(expected));
    }

    [TestCase("?!")]
    [TestCase("😀")]
    [TestCase("\"")]
    [TestCase("* ^ : - ( ) { } [ ] ' ; -- % _ \\ /")]
    [TestCase("\u200B\u200D\u00AD\u0301")]
    [TestCase(" ")]
    public async Task What_holds_no_word_finds_nothing(string query)
    {
        var answer = await Ask(query);
        foreach (var list in (string[])["titles", "tags", "people"])
            Assert.That(answer.Slugs(list), Is.Empty);
    }

    [TestCase("AND OR NOT NEAR(a, 5)")]
    [TestCase("\"ale")]
    [TestCase("ale* -x a:b ^c {d} (e) \"f\" g' h; i\\ j% k_")]
    [TestCase("a b c d e f g h i j k l m n o p q r s t u v w x y z")]
    public async Task No_text_is_an_error(string query) => await Ask(query);

    [TestCase("/v1/suggest", "q")]
    [TestCase("/v1/suggest?q=", "q")]
    [TestCase("/v1/suggest?q=a&limit=0", "limit")]
    [TestCase("/v1/suggest?q=a&limit=21", "limit")]
    [TestCase("/v1/suggest?q=a&language=english-please", "language")]
    [TestCase("/v1/suggest?q=a&lmit=1", "lmit")]
    public async Task What_can_not_be_read_is_refused(string path, string place) =>
        Assert.That((await Anonymous.Get(path)).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo([place]));

    [Test]
    public async Task A_long_text_is_refused_in_its_place() =>
        Assert.That(
            (await Anonymous.Get($"/v1/suggest?q={new string('a', 101)}")).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(["q"]));

    protected override async Task Prepare()
    {
        await Admin.FourLanguages();
        await Editor.PublishedArticle(Makers.Content("Aleppo first", "aleppo-first"), new { publishedAt = "2024-01-01T00:00:00Z" });
        await Editor.PublishedArticle(Makers.Content("Aleppo again", "aleppo-again"), new { publishedAt = "2025-01-01T00:00:00Z" });
        await Editor.PublishedArticle(Makers.Content("Алеппо", "aleppo-ru", "ru"));
        await Editor.Article(Makers.Content("Aleppo, a draft", "aleppo-draft"));
        await Editor.Post(
            "/v1/editorial/tags",
            new { slug = "aleppo", kind = "place", names = new { en = "Aleppo", ru = "Алеппо" }, synonyms = new[] { "Ḥalab City" } });
        await Editor.Tag("battle-of-aleppo", name: "Battle of Aleppo");
        await Editor.Author("aleksandr-writer");
        await Editor.Tag("aleksandr-subject", "person", "Aleksandr Subject");
    }

    private async Task<Answer> Ask(string query, string more = "") =>
        (await Anonymous.Get($"/v1/suggest?q={Uri.EscapeDataString(query)}{more}")).Expect(HttpStatusCode.OK);
}

internal static class Suggestions
{
    public static IReadOnlyList<string> Slugs(this Answer answer, string list) =>
        [.. answer.Json[list]!.AsArray().Select(item => item!["slug"]!.GetValue<string>())];
}
