using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Data;
using NewsApi.Data.Migrations;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing.Checks;

/// <summary>The search of an installation that is older than its index.</summary>
public class SearchRebuildTests(Database database) : DatabaseFixture(database)
{
    private const int Stories = 3;

    private SearchRebuild Rebuild => App.Services.GetRequiredService<SearchRebuild>();

    [Test]
    public async Task After_the_migration_every_story_is_found_again_once_the_rebuild_has_run()
    {
        using (var old = App.Database.Open())
            OldDatabase.BeforeSearch(old, App.Services.GetRequiredService<Db>().Dialect);
        await App.Services.GetRequiredService<IMigrator>().MigrateAsync(CancellationToken.None);
        Assert.That(await Found(), Is.Empty);
        await Rebuild.Run(CancellationToken.None);
        await Eventually.Is(Found, Has.Count.EqualTo(Stories));
        Assert.That(await Check(), Is.Empty);
        using var connection = App.Database.Open();
        Assert.That(connection.ExecuteScalar<long>("SELECT COUNT(*) FROM search_rebuild"), Is.Zero);
    }

    [Test]
    public async Task A_rebuild_goes_on_where_another_was_killed_and_bears_company()
    {
        Empty(after: 0);
        using (var connection = App.Database.Open())
            connection.Execute("UPDATE search_rebuild SET after_id = (SELECT MIN(id) FROM published_articles)");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Rebuild.Run(CancellationToken.None)));
        await Eventually.Is(Found, Has.Count.EqualTo(Stories - 1));
        Empty(after: 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Rebuild.Run(CancellationToken.None)));
        Assert.That(await Check(), Is.Empty);
    }

    [Test]
    public async Task A_story_that_was_published_meanwhile_is_taken_anew()
    {
        using (var connection = App.Database.Open())
            connection.Execute("INSERT INTO search_rebuild (id, after_id) VALUES (1, 0)");
        await Rebuild.Run(CancellationToken.None);
        Assert.That(await Check(), Is.Empty);
    }

    [Test]
    public async Task Words_of_older_rules_are_made_anew()
    {
        Age("1");
        Assert.That(await Found(), Is.Empty);
        Assert.That(await FoundDrafts(), Is.Empty);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Rebuild.Run(CancellationToken.None)));
        Assert.That(await Found(), Has.Count.EqualTo(Stories));
        Assert.That(await FoundDrafts(), Has.Count.EqualTo(Stories));
        Assert.That(await Check(), Is.Empty);
    }

    [Test]
    public async Task Words_of_newer_rules_stop_an_older_program()
    {
        Age("1000");
        await Assert.ThrowsAsync<SchemaMismatchException>(() => Rebuild.Run(CancellationToken.None));
        Age("1");
        await Rebuild.Run(CancellationToken.None);
    }

    [Test]
    public void A_new_database_has_nothing_to_rebuild()
    {
        using var connection = App.Database.Open();
        Assert.That(connection.ExecuteScalar<long>("SELECT COUNT(*) FROM search_rebuild"), Is.Zero);
    }

    protected override async Task Prepare()
    {
        for (var story = 0; story < Stories; story++)
            await Editor.PublishedArticle(Makers.Content($"Rebuilt {story}"));
    }

    private async Task<IReadOnlyList<long>> Found() => (await Anonymous.Get("/v1/articles?q=rebuilt")).Expect(HttpStatusCode.OK).Ids;

    // The tables are emptied behind the back of the answer cache.
    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Caching:Megabytes"] = "0" });

    private Task<IReadOnlyList<Difference>> Check() =>
        App.Services.GetRequiredService<ProjectionCheck>().FindDifferences(CancellationToken.None);

    private async Task<IReadOnlyList<long>> FoundDrafts() =>
        (await Editor.Get("/v1/editorial/articles?q=rebuilt")).Expect(HttpStatusCode.OK).Ids;

    private void Age(string version)
    {
        using var connection = App.Database.Open();
        connection.Execute("DELETE FROM published_search");
        connection.Execute("DELETE FROM published_titles");
        connection.Execute("UPDATE article_revisions SET words = ' '");
        connection.Execute("UPDATE text_rules SET version = @version WHERE name = 'search'", new { version });
    }

    private void Empty(long after)
    {
        using var connection = App.Database.Open();
        connection.Execute("DELETE FROM published_search");
        connection.Execute("DELETE FROM published_titles");
        connection.Execute("INSERT INTO search_rebuild (id, after_id) VALUES (1, @after)", new { after });
    }
}
