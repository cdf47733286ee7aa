using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Tests.Articles.Editing.Walk;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Editing;

/// <summary>Random work of several people, on the database and on a model of it.</summary>
public class EditorialWalkTests(Database database) : DatabaseFixture(database)
{
    [TestCase(200)]
    [TestCase(1_000, Category = "Slow")]
    public async Task Deeds_of_several_people_leave_what_a_small_model_says(int deeds)
    {
        var walk = await EditorialWalk.Begin(App);
        foreach (var deed in EditorialAction.Some(deeds))
            await walk.Take(deed);
        foreach (var article in walk.Articles)
            await walk.Compare(article);
        await CompareLists(walk);
        var log = Ledger.Changes(App);
        Assert.That(
            log.Select(change => change.Seq).Distinct(), Is.EqualTo(Enumerable.Range(1, (int)Ledger.Seq(App)).Select(seq => (long)seq)),
            "the change log has a gap");
        // What an earlier walk has scheduled may fall due during this one.
        var own = walk.Articles.Select(article => article.Id).ToHashSet();
        Assert.That(
            walk.Articles.Sum(article => article.Version),
            Is.EqualTo(log.Count(change => change.Kind == "article" && own.Contains(change.EntityId) && !IsTwin(change, log))),
            "a change is not in the log, or twice");
        Assert.That(await App.Services.GetRequiredService<ProjectionCheck>().FindDifferences(CancellationToken.None), Is.Empty);
    }

    protected override async Task Prepare()
    {
        await Editor.Tag("walked");
        await Editor.Section("walked");
        await Editor.PublishedFront("walked", new { key = "all", limit = 50, backfill = "tag=walked" });
        await Editor.Author("walked");
    }

    private async Task CompareLists(EditorialWalk walk)
    {
        var shown = new List<(long, string)>();
        for (var next = ""; next is not null;)
        {
            var page = (await Anonymous.Get($"/v1/articles?limit=100{next}")).Expect(HttpStatusCode.OK);
            shown.AddRange(
                page.Json["items"]!.AsArray().Select(item => (item!["id"]!.GetValue<long>(), item["title"]!.GetValue<string>())));
            next = page.Json["page"]!["next"]?.GetValue<string>() is { } cursor ? $"&cursor={cursor}" : null;
        }

        var own = walk.Articles.Select(article => article.Id).ToHashSet();
        Assert.That(
            shown.Where(one => own.Contains(one.Item1)),
            Is.EquivalentTo(
                walk.Articles.Where(article => article.PublicText is not null).Select(article => (article.Id, article.PublicText!.Word))));
    }

    // Throwing a public article away is one step with two rows: that readers lose it, and that it is in the trash.
    private static bool IsTwin(LedgerRow change, IReadOnlyList<LedgerRow> log) =>
        change.Action == "unpublished" && log.Any(other => other.Seq == change.Seq && other.Action == "trashed");
}
