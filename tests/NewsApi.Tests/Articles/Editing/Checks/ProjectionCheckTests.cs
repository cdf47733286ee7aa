using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Checks;

/// <summary>Damages the public tables behind the program's back, and sees the check find it and the repair undo it.</summary>
public class ProjectionCheckTests(Database database) : DatabaseFixture(database)
{
    private long _article;
    private long _gone;

    private ProjectionCheck Check => App.Services.GetRequiredService<ProjectionCheck>();

    [TestCase("UPDATE published_articles SET title = 'Other' WHERE id = @id")]
    [TestCase("UPDATE published_articles SET revision = 7 WHERE id = @id")]
    [TestCase("UPDATE published_bodies SET text = 'Other' WHERE article_id = @id")]
    [TestCase("DELETE FROM published_bodies WHERE article_id = @id")]
    [TestCase("DELETE FROM published_tags WHERE article_id = @id")]
    [TestCase("UPDATE published_tags SET published_at = 5 WHERE article_id = @id")]
    [TestCase("UPDATE published_tags SET language = 'xx' WHERE article_id = @id")]
    [TestCase("UPDATE published_tag_counts SET articles = articles + 1")]
    [TestCase("DELETE FROM published_tag_counts")]
    [TestCase("UPDATE published_authors SET role = 'Editor' WHERE article_id = @id")]
    [TestCase("DELETE FROM published_search WHERE ({key} & 536870911) = @id")]
    [TestCase("DELETE FROM published_titles WHERE ({key} & 536870911) = @id")]
    [TestCase("INSERT INTO published_search ({key}, words) VALUES (@id, ' other ')")]
    [TestCase("INSERT INTO published_titles ({key}, title) VALUES (-9223372036854775808 + @gone, ' other ')")]
    [TestCase("DELETE FROM published_withdrawals WHERE article_id = @gone")]
    [TestCase("INSERT INTO published_withdrawals (article_id, language, slug, reason, withdrawn_at) VALUES (@id, 'en', 'x', 'Legal', 1)")]
    [TestCase("UPDATE articles SET state = 'Unpublished', published_revision = NULL WHERE id = @id")]
    [TestCase("UPDATE articles SET state = 'Published', published_revision = 1 WHERE id = @gone")]
    public async Task Damage_is_found_and_repaired(string damage)
    {
        Assert.That(await Differences(), Is.Empty);
        using (var connection = App.Database.Open())
        {
            var key = App.Database.Kind == Database.Sqlite ? "rowid" : "search_key";
            if (App.Database.Kind == Database.Sqlite)
                connection.Execute("PRAGMA foreign_keys = OFF");
            connection.Execute(damage.Replace("{key}", key), new { id = _article, gone = _gone });
        }

        var found = await Differences();
        Assert.That(found, Has.Count.EqualTo(1));
        await Check.Repair(found[0].ArticleId, CancellationToken.None);
        Assert.That(await Differences(), Is.Empty);
        await Prepare();
    }

    [Test]
    public async Task A_repair_does_not_forget_why_a_story_was_taken_back()
    {
        var article = await Editor.PublishedArticle(Makers.Content(slug: "by-law"));
        var taken = await Editor.Post($"/v1/editorial/articles/{article.Id}/unpublish", new { reason = "legal" }, article.ETag);
        await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(slug: "secret-draft"), taken.ETag);
        await Check.Repair(article.Id, CancellationToken.None);
        (await Anonymous.Get("/v1/articles/by-slug/en/by-law")).Expect((System.Net.HttpStatusCode)451);
        (await Anonymous.Get("/v1/articles/by-slug/en/secret-draft")).Expect(System.Net.HttpStatusCode.NotFound);
    }

    protected override async Task Prepare()
    {
        if (_article == 0)
        {
            await Editor.Tag("checked");
            await Editor.Author("checker");
        }

        _article = (await Editor.PublishedArticle(Makers.Content(tags: ["checked"], authors: [new { author = "checker" }]))).Id;
        var gone = await Editor.PublishedArticle();
        await Editor.Post($"/v1/editorial/articles/{gone.Id}/unpublish", null, gone.ETag);
        _gone = gone.Id;
    }

    private Task<IReadOnlyList<Difference>> Differences() => Check.FindDifferences(CancellationToken.None);
}
