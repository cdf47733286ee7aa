using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Search;

public class ArticleSearchTests(Database database) : DatabaseFixture(database)
{
    private const string Word = "zeppelin";

    private readonly List<long> _titled = [];
    private readonly List<long> _others = [];

    private IEnumerable<long> ByRelevance => _titled.AsEnumerable().Reverse().Concat(_others.AsEnumerable().Reverse());

    [TestCase("Straßenfest", "strassenfest", "<mark>Straßenfest</mark>")]
    [TestCase("ＮｅｗＹｏｒｋ", "newyork", "<mark>ＮｅｗＹｏｒｋ</mark>")]
    [TestCase("إسرائيل", "اسراييل", "<mark>إسرائيل</mark>")]
    [TestCase("Άγιος", "αγιοσ", "<mark>Άγιος</mark>")]
    [TestCase("今日の東京都知事", "東京都", "今日の<mark>東京都</mark>知事")]
    [TestCase("中华人民共和国", "人民", "中华<mark>人民</mark>共和国")]
    [TestCase("กรุงเทพมหานคร", "มหานคร", "กรุงเทพ<mark>มหานคร</mark>")]
    [TestCase("រាជធានីភ្នំពេញ", "ភ្នំពេញ", "រាជធានី<mark>ភ្នំពេញ</mark>")]
    public async Task A_title_is_found_as_readers_type_it_in_the_language_they_use(string title, string query, string marked)
    {
        var story = await Editor.PublishedArticle(Makers.Content(title));
        var q = Uri.EscapeDataString(query);
        var found = (await Ask($"q={q}&fields=id,highlight")).Json["items"]![0]!;
        var suggested = (await Anonymous.Get($"/v1/suggest?q={q}&language=en")).Expect(HttpStatusCode.OK).Json["titles"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That((long)found["id"]!, Is.EqualTo(story.Id));
            Assert.That((string?)found["highlight"]!["title"], Is.EqualTo(marked));
            Assert.That((long)suggested["id"]!, Is.EqualTo(story.Id));
        });
    }

    [TestCase("")]
    [TestCase("&sort=-relevance")]
    public async Task Stories_with_the_words_in_the_title_come_first_and_newest_first(string sort) =>
        Assert.That((await Ask($"q={Word}&limit=100{sort}")).Ids, Is.EqualTo(ByRelevance));

    [TestCase("-publishedAt", true)]
    [TestCase("publishedAt", false)]
    [TestCase("-updatedAt", true)]
    public async Task Another_order_holds_where_it_is_asked_for(string sort, bool newestFirst)
    {
        var found = (await Ask($"q={Word}&limit=100&sort={sort}")).Ids;
        Assert.That(found, Is.EqualTo(newestFirst ? ByRelevance.OrderDescending() : ByRelevance.Order()));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(100)]
    public async Task A_walk_to_the_end_and_back_meets_every_story_once(int limit)
    {
        var path = $"/v1/articles?q={Word}&limit={limit}";
        var (forth, last) = await Walk(path, "next");
        Assert.That(forth, Is.EqualTo(ByRelevance));
        var (back, _) = await Walk(last, "previous");
        Assert.That(back.Order(), Is.EqualTo(ByRelevance.Order()));
    }

    [Test]
    public async Task What_is_published_during_a_walk_moves_nothing_of_it()
    {
        await Editor.Tag("walked");
        var stories = new List<long>();
        for (var i = 0; i < 6; i++)
            stories.Add((await Story(i % 2 == 0 ? "Airship walked" : "Walked", "an airship", tag: "walked")).Id);
        await Eventually.Is(async () => (await Ask("q=airship&tag=walked")).Ids, Has.Count.EqualTo(6));
        var met = new List<long>();
        for (string? path = "/v1/articles?q=airship&tag=walked&limit=2"; path is not null;)
        {
            var page = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
            met.AddRange(page.Ids);
            await Story("Airship anew", "an airship", tag: "walked");
            await Story("Anew", "an airship", tag: "walked");
            path = page.Json["page"]!["next"]?.GetValue<string>() is { } next
                ? $"/v1/articles?q=airship&tag=walked&limit=2&cursor={next}"
                : null;
        }

        Assert.That(met.Intersect(stories), Is.EquivalentTo(stories), "missed");
        Assert.That(met, Is.Unique, "doubled");
    }

    [TestCase("q=zeppelin&tag=airborne", 2)]
    [TestCase("q=zeppelin&excludeTag=airborne", 6)]
    [TestCase("q=zeppelin&language=ru", 0)]
    [TestCase("q=zeppelin&publishedTo=2021-01-03T00:00:00Z", 2)]
    [TestCase("q=zeppelin&publishedFrom=2021-01-03T00:00:00Z&publishedTo=2021-01-05T00:00:00Z", 2)]
    [TestCase("q=zeppelin&publishedFrom=2021-01-02T00:00:00.001Z", 6)]
    [TestCase("q=zeppelins", 0)]
    [TestCase("q=zeppel", 8)]
    [TestCase("q=ze", 0)]
    [TestCase("q=ZÉPPELIN", 8)]
    [TestCase("q=zeppelin count", 4)]
    [TestCase("q=\"count zeppelin\"", 4)]
    [TestCase("q=\"zeppelin count\"", 0)]
    [TestCase("q=\"count zeppel\"", 0)]
    [TestCase("q=\"count zeppel", 4)]
    [TestCase("q=“count zeppelin”", 4)]
    public async Task Filters_words_and_phrases_say_what_is_found(string query, int expected)
    {
        var answer = await Ask($"{query}&count=true&limit=3");
        Assert.That(answer.Ids, Has.Count.EqualTo(Math.Min(3, expected)));
        Assert.That(answer.Json["page"]!["total"]!.GetValue<long>(), Is.EqualTo(expected));
    }

    [TestCase("?!")]
    [TestCase("😀")]
    [TestCase("\"\"")]
    [TestCase("* ^ : - ( ) { } [ ] ' ; -- % _ \\ /")]
    [TestCase("\u200B\u200D\u00AD\u0301")]
    public async Task A_search_without_a_word_finds_nothing(string query)
    {
        var answer = await Ask($"q={Uri.EscapeDataString(query)}&count=true&facets=tag,month");
        Assert.That(answer.Ids, Is.Empty);
        Assert.That(answer.Json["facets"]!.ToJsonString(), Is.EqualTo("""{"tag":[],"month":[]}"""));
    }

    [TestCase("zeppelin AND count OR NOT x NEAR(zeppelin, 5)")]
    [TestCase("title:zeppelin words:zeppelin -zeppelin ^zeppelin zeppelin*")]
    [TestCase("\"zeppelin")]
    [TestCase("zeppelin\" \"\"\" '")]
    [TestCase("{zeppelin} [zeppelin] (zeppelin) %zeppelin_")]
    [TestCase("'; DROP TABLE published_search; --")]
    [TestCase("zeppelin\u200Dzeppelin\u0301 👩‍👧")]
    public async Task No_text_is_an_error_or_an_operator(string query)
    {
        foreach (var sort in (string[])["", "&sort=-publishedAt", "&sort=title", "&facets=section,tag,language,month&count=true"])
            await Ask($"q={Uri.EscapeDataString(query)}{sort}");
    }

    [Test]
    public async Task Two_hundred_characters_are_taken_and_one_more_is_not()
    {
        foreach (var letters in (string[])["a", "zeppelin ", "\"a ", "𠀀", "é "])
            await Ask($"q={Uri.EscapeDataString(string.Concat(Enumerable.Repeat(letters, 200))[..200])}");
        Assert.That(
            (await Anonymous.Get($"/v1/articles?q={new string('a', 201)}")).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(["q"]));
    }

    [Test]
    public async Task Relevance_is_the_order_of_a_search_only()
    {
        Assert.That((await Anonymous.Get("/v1/articles?sort=-relevance")).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(["sort"]));
        Assert.That(
            (await Anonymous.Get($"/v1/articles?sort=relevance&q={Word}")).Expect(HttpStatusCode.BadRequest).Places, Is.EqualTo(["sort"]));
    }

    [Test]
    public async Task A_cursor_of_another_search_is_refused()
    {
        var next = (await Ask($"q={Word}&limit=2")).Json["page"]!["next"]!.GetValue<string>();
        foreach (var other in (string[])["q=count", $"q={Word}&sort=-publishedAt", $"q={Word}&tag=airborne"])
            Assert.That(
                (await Anonymous.Get($"/v1/articles?{other}&cursor={next}")).Expect(HttpStatusCode.BadRequest).Code,
                Is.EqualTo("cursor_mismatch"));
        await Ask($"q={Word}&limit=5&facets=tag&fields=id&cursor={next}");
    }

    [Test]
    public async Task A_search_shows_where_it_found_what()
    {
        var items = (await Ask("q=\"count zeppelin\" mark&limit=100")).Json["items"]!.AsArray();
        var first = items[0]!["highlight"]!;
        Assert.That(first["title"]!.GetValue<string>(), Does.Match("^Zeppelin \\d &lt;b&gt;<mark>mark</mark>&lt;/b&gt;$"));
        Assert.That(
            first["text"]!.GetValue<string>(), Is.EqualTo("The <mark>Count Zeppelin</mark> &amp; his &quot;<mark>mark</mark>&quot;."));
    }

    [TestCase("&fields=id", "id")]
    [TestCase("&fields=id,highlight", "id,highlight")]
    [TestCase("&fields=highlight", "highlight")]
    public async Task Highlights_can_be_pruned_like_other_properties(string fields, string expected)
    {
        var item = (await Ask($"q={Word}&limit=1{fields}")).Json["items"]![0]!.AsObject();
        Assert.That(string.Join(',', item.Select(pair => pair.Key)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_a_search_there_are_no_highlights()
    {
        Assert.That((await Ask("limit=1")).Json["items"]![0]!.AsObject().Select(pair => pair.Key), Does.Not.Contain("highlight"));
        Assert.That((await Ask($"q={Word}&limit=1")).Json["items"]![0]!.AsObject().Select(pair => pair.Key), Does.Contain("highlight"));
        Assert.That(
            (await Anonymous.Get($"/v1/articles/{_titled[0]}?fields=highlight")).Expect(HttpStatusCode.BadRequest).Places,
            Is.EqualTo(["fields"]));
    }

    [Test]
    public async Task What_was_taken_back_or_changed_is_found_no_more()
    {
        var story = await Story("Ornithopter", "text");
        await Eventually.Is(async () => (await Ask("q=ornithopter")).Ids, Is.EqualTo([story.Id]));
        var edited = await Editor.Put($"/v1/editorial/articles/{story.Id}", Makers.Content("Gyroplane", body: "text"), story.ETag);
        Assert.That((await Ask("q=ornithopter")).Ids, Is.EqualTo([story.Id]), "a draft is not public");
        var published = await Editor.Publish(edited, new { publishedAt = "2019-05-05T00:00:00Z" });
        await Eventually.Is(async () => (await Ask("q=ornithopter")).Ids, Is.Empty);
        await Eventually.Is(async () => (await Ask("q=gyroplane")).Ids, Is.EqualTo([story.Id]));
        await Editor.Post($"/v1/editorial/articles/{story.Id}/unpublish", null, published.ETag);
        await Eventually.Is(async () => (await Ask("q=gyroplane")).Ids, Is.Empty);
    }

    // Every second story has the word in its title; each is a day younger than the one before.
    protected override async Task Prepare()
    {
        await Editor.Tag("airborne");
        for (var day = 1; day <= 8; day++)
        {
            var isTitled = day % 2 == 0;
            var content = Makers.Content(
                isTitled ? $"Zeppelin {day} <b>mark</b>" : $"Airship {day}",
                body: isTitled ? "The Count Zeppelin & his \"mark\"." : "About the zeppelin.", tags: day <= 2 ? ["airborne"] : []);
            (isTitled ? _titled : _others).Add(
                (await Editor.PublishedArticle(content, new { publishedAt = $"2021-01-0{day}T00:00:00Z" })).Id);
        }

        await Editor.Article(Makers.Content("A zeppelin that is a draft"));
        await Eventually.Is(async () => (await Ask($"q={Word}")).Ids, Has.Count.EqualTo(8));
    }

    private Task<Answer> Story(string title, string body, string? tag = null) =>
        Editor.PublishedArticle(Makers.Content(title, body: body, tags: tag is null ? [] : [tag]));

    private async Task<Answer> Ask(string query) => (await Anonymous.Get($"/v1/articles?{query}")).Expect(HttpStatusCode.OK);

    private async Task<(IReadOnlyList<long> Met, string LastPath)> Walk(string path, string direction)
    {
        var met = new List<long>();
        var start = path.Split("&cursor=")[0];
        while (true)
        {
            var page = (await Anonymous.Get(path)).Expect(HttpStatusCode.OK);
            met.AddRange(direction == "next" ? page.Ids : page.Ids.Reverse());
            if (page.Json["page"]![direction]?.GetValue<string>() is not { } cursor)
                return (met, path);
            path = $"{start}&cursor={cursor}";
        }
    }
}
