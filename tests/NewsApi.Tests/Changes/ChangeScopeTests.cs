using System.Net;
using Dapper;
using NewsApi.Changes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Changes;

/// <summary>The log says where an article was found before a write, so that readers of a part of the site learn what leaves it.</summary>
public class ChangeScopeTests(Database database) : DatabaseFixture(database)
{
    [Test]
    public async Task A_publication_holds_the_scope_of_the_version_before_it()
    {
        var (outer, inner, other) = (
            await Editor.Section("outer"), await Editor.Section("inner", "outer"), await Editor.Section("other"));
        var (first, second, author) = (await Editor.Tag("scope-a"), await Editor.Tag("scope-b"), await Editor.Author("scope-author"));
        var article = await Editor.PublishedArticle(Makers.Content(
            section: "inner", tags: ["scope-b", "scope-a"], authors: [new { author = "scope-author" }]));
        Assert.That(Of(article), Is.EqualTo(["published  - "]));
        article = await Editor.Patch(
            $"/v1/editorial/articles/{article.Id}", new { section = "other", tags = Array.Empty<string>() }, article.ETag);
        article = await Editor.Publish(article);
        Assert.That(Of(article)[1..], Is.EqualTo([
            $"published  en v2 [{inner.Id},{outer.Id}] [{second.Id},{first.Id}] [{author.Id}] ",
        ]));
        await Editor.Do(article, "unpublish");
        Assert.That(Of(article)[2..], Is.EqualTo([$"unpublished  en v4 [{other.Id}] [] [{author.Id}] unpublished"]));
    }

    [Test]
    public async Task A_merge_of_tags_holds_the_scope_of_each_article_and_one_after_it_that_of_the_merged_tag()
    {
        var (from, into) = (await Editor.Tag("merged-away"), await Editor.Tag("merged-into"));
        Answer[] articles =
        [
            await Editor.PublishedArticle(Makers.Content(tags: ["merged-away"])),
            await Editor.PublishedArticle(Makers.Content(tags: ["merged-into", "merged-away"])),
            await Editor.PublishedArticle(Makers.Content(tags: ["merged-into"])),
        ];
        (await Editor.Post($"/v1/editorial/tags/{from.Id}/merge", new { into = "merged-into" }, from.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(articles.Select(article => string.Join('|', Of(article)[1..])), Is.EqualTo(
        [
            $"retagged  en v2 [] [{from.Id}] [] ", $"retagged  en v2 [] [{into.Id},{from.Id}] [] ", "",
        ]));
        var rows = Ledger.Changes(App);
        Assert.That(
            rows.Where(row => row.Seq == rows[^1].Seq).Select(row => (row.Position, row.Kind)),
            Is.EqualTo([(0, "article"), (1, "article"), (2, "tag"), (3, "tag")]));
        await Editor.Do(articles[1], "unpublish");
        Assert.That(Of(articles[1])[^1], Is.EqualTo($"unpublished  en v2 [] [{into.Id}] [] unpublished"));
    }

    [Test]
    public async Task Each_article_below_a_section_that_moves_is_a_change_with_the_sections_that_were_above_it()
    {
        var (world, sport) = (await Editor.Section("m-world"), await Editor.Section("m-sport"));
        var (asia, japan) = (await Editor.Section("m-asia", "m-world"), await Editor.Section("m-japan", "m-asia"));
        Answer[] articles =
        [
            await Editor.PublishedArticle(Makers.Content(section: "m-asia")),
            await Editor.PublishedArticle(Makers.Content(section: "m-japan")),
            await Editor.PublishedArticle(Makers.Content(section: "m-world")),
            await Editor.Article(Makers.Content(section: "m-asia")),
        ];
        // Its slug is taken, so nothing moves and nothing is told.
        (await Put(asia, "m-asia", "m-sport", slug: "m-world")).Expect(HttpStatusCode.Conflict);
        Assert.That(articles.SelectMany(article => Of(article)).Count(row => row.StartsWith("moved", StringComparison.Ordinal)), Is.Zero);
        asia = (await Put(asia, "m-asia", "m-sport")).Expect(HttpStatusCode.OK);
        Assert.That(articles.Select(article => Of(article).LastOrDefault()), Is.EqualTo(
        [
            $"moved  en v2 [{asia.Id},{world.Id}] [] [] ", $"moved  en v2 [{japan.Id},{asia.Id},{world.Id}] [] [] ", "published  - ", null,
        ]));
        await Put(asia, "Another name", "m-sport");
        Assert.That(Of(articles[0]).Count(row => row.StartsWith("moved", StringComparison.Ordinal)), Is.EqualTo(1), "only a new name");
        await Editor.Do(articles[1], "unpublish");
        Assert.That(Of(articles[1])[^1], Is.EqualTo($"unpublished  en v2 [{japan.Id},{asia.Id},{sport.Id}] [] [] unpublished"));
    }

    [TestCase("{}", "unpublished")]
    [TestCase("""{"reason":"legal"}""", "legal")]
    [TestCase("""{"reason":"withdrawn","kill":true}""", "killed")]
    [TestCase("""{"reason":"replaced","replacedBy":1}""", "replaced")]
    public async Task A_withdrawal_says_why(string body, string reason)
    {
        var other = await Editor.PublishedArticle();
        var article = await Editor.PublishedArticle();
        await Editor.Do(article, "unpublish", System.Text.Json.Nodes.JsonNode.Parse(
            body.Replace("\"replacedBy\":1", $"\"replacedBy\":{other.Id}", StringComparison.Ordinal)));
        Assert.That(Of(article)[^1], Is.EqualTo($"unpublished {(reason == "killed" ? "kill" : "")} en v2 [] [] [] {reason}"));
    }

    [Test]
    public async Task The_trash_withdraws_and_the_end_of_a_schedule_expires()
    {
        var trashed = await Editor.PublishedArticle();
        (await Editor.Delete($"/v1/editorial/articles/{trashed.Id}", trashed.ETag)).Expect(HttpStatusCode.OK);
        Assert.That(Of(trashed)[1..], Is.EqualTo(["unpublished  en v2 [] [] [] unpublished", "trashed  - "]));

        var article = await Editor.PublishedArticle();
        var end = App.Clock.GetUtcNow().AddMinutes(1);
        (await Editor.Post($"/v1/editorial/articles/{article.Id}/schedule", new { unpublishAt = end }, article.ETag))
            .Expect(HttpStatusCode.OK);
        App.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Is(() => Task.FromResult(Of(article)[^1]), Does.EndWith("expired"));
    }

    private Task<Answer> Put(Answer section, string name, string parent, string slug = "m-asia") => Editor.Put(
        $"/v1/editorial/sections/{section.Id}", new { slug, parent, order = 0, names = new { en = name } }, section.ETag);

    /// <summary>What the log says of an article, but for work on its draft.</summary>
    private List<string> Of(Answer article)
    {
        using var connection = App.Database.Open();
        return
        [
            .. connection.Query<Change>(
                """
                SELECT seq, action, significance, reason, scope_before AS scope
                FROM changes
                WHERE kind = 'article' AND entity_id = @Id AND action NOT IN ('created', 'updated', 'scheduled')
                ORDER BY seq, position
                """,
                new { article.Id }).Select(Show),
        ];
    }

    private static string Show(Change change) =>
        $"{change.Action} {change.Significance} ".Replace(" first ", "  ", StringComparison.Ordinal)
            .Replace(" update ", "  ", StringComparison.Ordinal)
        + (change.ScopeBefore is { } scope
            ? $"{scope.Language} v{scope.Version} [{string.Join(',', scope.Sections)}] [{string.Join(',', scope.Tags)}]"
                + $" [{string.Join(',', scope.Authors)}]"
            : "-")
        + $" {change.Reason}";
}
