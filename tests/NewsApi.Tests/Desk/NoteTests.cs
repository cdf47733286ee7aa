using System.Net;
using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Desk;

public class NoteTests(Database database) : DatabaseFixture(database)
{
    private const string Marker = "nobody-outside-may-read-this";

    [Test]
    public async Task A_note_says_who_wrote_what_when_and_about_which_revision()
    {
        var article = await Writer.Article();
        var added = await Add(Writer, article, new { text = "Who says so?\nAnd when?", revision = 1 });
        Assert.That(added.Headers["Location"], Is.EqualTo($"{Path(article)}/{added.Id}"));
        Assert.That((await Editor.Get(added.Headers["Location"])).Expect(HttpStatusCode.OK).Text, Is.EqualTo(added.Text));
        Assert.That((added.Value<string>("text"), added.Value<int>("revision")), Is.EqualTo(("Who says so?\nAnd when?", 1)));
        Assert.That(added.Value<string>("createdBy"), Is.EqualTo(article.Value<string>("createdBy")));
        Assert.That((await Add(Editor, article, new { text = "The mayor." })).Json["revision"], Is.Null);
    }

    [Test]
    public async Task Notes_come_page_by_page_newest_first()
    {
        var (article, other) = (await Writer.Article(), await Writer.Article());
        await Add(Writer, other, new { text = "Elsewhere" });
        var ids = new List<long>();
        for (var number = 0; number < 5; number++)
            ids.Insert(0, (await Add(Writer, article, new { text = $"Note {number}" })).Id);
        Assert.That((await Editor.Get(Path(article))).Ids, Is.EqualTo(ids));
        var first = await Editor.Get(Path(article) + "?limit=2");
        var second = await Editor.Get($"{Path(article)}?limit=2&cursor={first.Json["page"]!["next"]}");
        Assert.That(first.Ids.Concat(second.Ids), Is.EqualTo(ids.Take(4)));
        Assert.That((await Editor.Get($"{Path(article)}?limit=2&cursor={second.Json["page"]!["previous"]}")).Ids, Is.EqualTo(first.Ids));
        (await Editor.Get($"{Path(other)}?limit=2&cursor=nonsense")).Refused(400, "cursor");
    }

    [Test]
    public async Task One_deletes_ones_own_notes_and_an_editor_any()
    {
        var article = await Writer.Article();
        var (own, editors) = (await Add(Writer, article, new { text = "Mine" }), await Add(Editor, article, new { text = "Not mine" }));
        var another = new Api(App.With(await App.NewKey(Role.Writer)));
        foreach (var (api, note) in ((Api, Answer)[])[(Writer, editors), (another, own)])
            (await api.Delete($"{Path(article)}/{note.Id}")).Refused(403);
        (await Writer.Delete($"{Path(article)}/{own.Id}")).Expect(HttpStatusCode.NoContent);
        (await Writer.Delete($"{Path(article)}/{own.Id}")).Refused(404);
        var second = await Add(Writer, article, new { text = "Mine too" });
        (await Editor.Delete($"{Path(article)}/{second.Id}")).Expect(HttpStatusCode.NoContent);
        Assert.That((await Writer.Get(Path(article))).Ids, Is.EqualTo(new[] { editors.Id }));
    }

    [Test]
    public async Task A_note_belongs_to_its_article()
    {
        var (article, other) = (await Writer.Article(), await Writer.Article());
        var note = await Add(Writer, article, new { text = "Here" });
        (await Writer.Get($"{Path(other)}/{note.Id}")).Refused(404);
        (await Writer.Delete($"{Path(other)}/{note.Id}")).Refused(404);
        (await Writer.Get("/v1/editorial/articles/987654321/notes")).Refused(404);
        (await Writer.Post("/v1/editorial/articles/987654321/notes", new { text = "Nowhere" })).Refused(404);
    }

    [TestCase("""{}""", "/text")]
    [TestCase("""{"text":" \n "}""", "/text")]
    [TestCase("""{"text":"a\u0000b"}""", "/text")]
    [TestCase("""{"text":"x","revision":0}""", "/revision")]
    [TestCase("""{"text":"x","revision":2}""", "/revision")]
    public async Task What_is_no_note_is_refused(string body, string place)
    {
        var article = await Writer.Article();
        (await Writer.PostRaw(Path(article), body)).Refused(422, place);
    }

    [Test]
    public async Task A_note_has_at_most_5_000_characters()
    {
        var article = await Writer.Article();
        (await Writer.Post(Path(article), new { text = new string('я', 5_001) })).Refused(422, "/text");
        Assert.That((await Add(Writer, article, new { text = new string('я', 5_000) })).Value<string>("text"), Has.Length.EqualTo(5_000));
    }

    [Test]
    public async Task No_reader_sees_it_and_no_change_is_told()
    {
        var article = await Editor.PublishedArticle();
        var before = await Anonymous.Get($"/v1/articles/{article.Id}");
        await Add(Editor, article, new { text = Marker });
        var preview = await Editor.Post($"/v1/editorial/articles/{article.Id}/previews");
        string[] paths =
        [
            $"/v1/articles/{article.Id}", "/v1/articles", $"/v1/articles?q={Marker}", new Uri(preview.Value<string>("url")).AbsolutePath,
        ];
        foreach (var path in paths)
            Assert.That((await Anonymous.Get(path)).Text, Does.Not.Contain(Marker).Or.Contain("\"items\":[]"), path);
        var after = await Anonymous.Get($"/v1/articles/{article.Id}");
        Assert.That((after.ETag, after.Headers["NewsApi-Seq"]), Is.EqualTo((before.ETag, before.Headers["NewsApi-Seq"])));
    }

    [Test]
    public async Task The_audit_remembers_that_there_was_one_and_not_what_it_said()
    {
        var article = await Writer.Article();
        var note = await Add(Writer, article, new { text = Marker });
        await Editor.Delete($"{Path(article)}/{note.Id}");
        using var connection = App.Database.Open();
        var deeds = connection.Query<(string Action, string Actor, string Detail)>(
            "SELECT action, actor, detail FROM audit_entries WHERE kind = 'article' AND entity_id = @Id AND seq IS NULL ORDER BY id",
            new { article.Id }).ToList();
        Assert.That(deeds.Select(deed => deed.Action), Is.EqualTo(new[] { "noteAdded", "noteDeleted" }));
        Assert.That(deeds.Select(deed => deed.Detail), Has.All.Contains($"\"note\":{note.Id}").And.None.Contains(Marker));
        Assert.That(deeds[0].Actor, Is.EqualTo(note.Value<string>("createdBy")).And.Not.EqualTo(deeds[1].Actor));
    }

    private static string Path(Answer article) => $"/v1/editorial/articles/{article.Id}/notes";

    private static async Task<Answer> Add(Api api, Answer article, object note) =>
        (await api.Post(Path(article), note)).Expect(HttpStatusCode.Created);
}
