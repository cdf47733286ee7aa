using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>Two programs on one database show a card from the same change on, which is written once.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Kinds))]
public class FrontSlotNodesTests(Database kind)
{
    private const int Fronts = 6, Edges = 3;

    [Test]
    [Category("Slow")]
    public async Task A_slot_changes_once_and_all_nodes_show_the_same()
    {
        using var database = new TestDatabase(kind);
        using var folder = new ProgramFolder();
        var settings = database.Environment().Select(setting => (setting.Key, setting.Value)).ToArray();
        await using var first = await ProgramProcess.Serve(folder, settings);
        await using var second = await ProgramProcess.Serve(folder, settings);
        var editor = first.Caller((await File.ReadAllTextAsync(Path.Combine(database.Folder, FirstKey.FileName))).Trim());
        var stories = new List<Answer>();
        for (var at = 0; at <= Edges; at++)
            stories.Add(await editor.PublishedArticle(Makers.Content($"Story {at}")));
        var begin = DateTimeOffset.UtcNow.AddSeconds(4);
        DateTimeOffset Edge(int number) => begin.AddMilliseconds(700 * number);
        // Story 0 stands first until the first edge, each of the others from one edge to the next.
        var cards = stories.Select((story, at) => new
        {
            kind = "article", article = story.Id, from = at == 0 ? (DateTimeOffset?)null : Edge(at - 1),
            until = at == Edges ? (DateTimeOffset?)null : Edge(at),
        }).ToArray();
        for (var front = 0; front < Fronts; front++)
            await editor.PublishedFront($"front-{front}", new { key = "top", limit = 1, cards });
        Assert.That(DateTimeOffset.UtcNow, Is.LessThan(begin), "publishing took too long");

        var seen = new Dictionary<(int Front, string EffectiveAt), HashSet<string>>();
        var last = Edge(Edges).AddSeconds(30);
        while (Turns(database) < Fronts * Edges && DateTimeOffset.UtcNow < last)
            foreach (var node in (ProgramProcess[])[first, second])
                for (var front = 0; front < Fronts; front++)
                {
                    var answer = await node.Caller().Get($"/v1/fronts/front-{front}?language=en");
                    var key = (front, answer.Value<string>("effectiveAt"));
                    (seen.TryGetValue(key, out var texts) ? texts : seen[key] = []).Add(answer.Text.Replace(node.Url, ""));
                }

        // Each node may turn a slot, and what it shows does not depend on which one did.
        Assert.That(seen.Values.Select(tags => tags.Count), Is.All.EqualTo(1), "one state, one answer, on both nodes");
        using var connection = database.Open();
        var turns = connection.Query<(long Id, long At)>(
            "SELECT entity_id, at FROM changes WHERE kind = 'front' AND action = 'rearranged' ORDER BY seq").ToList();
        Assert.That(turns.GroupBy(turn => turn.Id).Select(front => front.Count()), Is.All.EqualTo(Edges), "each edge once");
        foreach (var front in turns.GroupBy(turn => turn.Id))
            foreach (var (number, turn) in front.Index())
                Assert.That(
                    turn.At - Edge(number).ToUnixTimeMilliseconds(), Is.InRange(0, 650), "not before its time, nor after the next one");
        await Eventually.Is(
            async () => (long)(await second.Caller().Get("/v1/fronts/front-0?language=en")).Json["containers"]![0]!["cards"]![0]!
                ["article"]!["id"]!,
            Is.EqualTo(stories[^1].Id));
    }

    private static long Turns(TestDatabase database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM changes WHERE kind = 'front' AND action = 'rearranged'");
    }
}
