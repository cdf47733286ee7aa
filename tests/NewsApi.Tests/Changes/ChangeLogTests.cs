using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Changes;

public class ChangeLogTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task Every_write_to_content_takes_the_next_number_and_says_what_it_was()
    {
        var writes = new (string What, Func<Task<Answer>> Write)[]
        {
            ("site updated", async () => await Admin.Put(
                "/v1/editorial/site", new { name = "S", languages = new[] { "en" }, defaultLanguage = "en" },
                (await Admin.Get("/v1/editorial/site")).ETag)),
            ("section created", () => Editor.Section("log-section")),
            ("author created", () => Editor.Author("log-author")),
            ("tag created", () => Editor.Tag("log-tag")),
            ("tag updated", async () => await Editor.Put(
                $"/v1/editorial/tags/{(await Anonymous.Get("/v1/tags/log-tag")).Id}",
                new { slug = "log-tag", kind = "topic", names = new { en = "x" } }, "\"v1\"")),
            ("article created", () => Editor.Article(Makers.Content(slug: "log"))),
            ("article updated", async () => await Editor.Put(
                $"/v1/editorial/articles/{await Newest()}", Makers.Content("Another title", slug: "log"), "\"v1\"")),
            ("shareLink created", async () => await Editor.Post("/v1/editorial/share-links", new { articleId = await Newest() })),
            ("article published", async () => await Editor.Post($"/v1/editorial/articles/{await Newest()}/publish", null, "\"v2\"")),
            ("article unpublished", async () => await Editor.Post($"/v1/editorial/articles/{await Newest()}/unpublish", null, "\"v3\"")),
            ("tag deleted", async () => await Editor.Delete(
                $"/v1/editorial/tags/{(await Anonymous.Get("/v1/tags/log-tag")).Id}", "\"v2\"")),
        };
        foreach (var (what, write) in writes)
        {
            var before = Ledger.Seq(App);
            Assert.That((int)(await write()).Status, Is.LessThan(300), what);
            var rows = Ledger.Changes(App).Where(change => change.Seq > before).ToList();
            Assert.That(rows.Select(row => row.Seq).Distinct(), Is.EqualTo(new[] { before + 1 }), what);
            Assert.That(rows.Select(row => $"{row.Kind} {row.Action}"), Does.Contain(what));
        }
    }

    [Test]
    public async Task A_refused_write_leaves_no_gap()
    {
        await Editor.Tag("gap");
        var before = Ledger.Seq(App);
        foreach (var _ in Enumerable.Range(0, 5))
            (await Editor.Post("/v1/editorial/tags", new { slug = "gap", kind = "topic", names = new { en = "x" } }))
                .Expect(HttpStatusCode.Conflict);
        await Editor.Tag("after-the-gap");
        Assert.That(Ledger.Seq(App), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Writers_in_parallel_get_numbers_without_gap_or_doubling()
    {
        var before = Ledger.Seq(App);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Editor.Post(
            "/v1/editorial/tags", new { slug = $"parallel-{number % 30}", kind = "topic", names = new { en = "x" } })));
        Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.Created), Is.EqualTo(30));
        var seqs = Ledger.Changes(App).Select(change => change.Seq).Where(seq => seq > before).ToList();
        Assert.That(seqs, Is.EqualTo(Enumerable.Range(1, 30).Select(step => before + step)));
        Assert.That(Ledger.Seq(App), Is.EqualTo(before + 30));
    }

    private async Task<long> Newest() => (await Editor.Get("/v1/editorial/articles?limit=1")).Ids[0];
}
