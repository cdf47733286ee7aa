using System.Diagnostics;
using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>Two programs on one database, one of which dies while much falls due.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Kinds))]
public class ScheduleCrashTests(Database kind)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(2);

    [TestCase(12)]
    [TestCase(200, Category = "Slow")]
    public async Task What_falls_due_goes_out_once_and_in_time_although_a_node_dies(int schedules)
    {
        using var database = new TestDatabase(kind);
        using var folder = new ProgramFolder();
        var settings = database.Environment().Select(setting => (setting.Key, setting.Value)).ToArray();
        await using var survivor = await ProgramProcess.Serve(folder, settings);
        await using var victim = await ProgramProcess.Serve(folder, settings);
        var editor = survivor.Caller((await File.ReadAllTextAsync(Path.Combine(database.Folder, FirstKey.FileName))).Trim());
        var began = Stopwatch.GetTimestamp();
        var articles = await InTurns(Enumerable.Range(0, schedules), number => editor.Article(Makers.Content($"Due {number}")));
        // However slow the machine is, setting a time takes no longer than writing an article did.
        var due = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(3) + (3 * Stopwatch.GetElapsedTime(began));
        var scheduled = await InTurns(articles, article => editor.Do(article, "schedule", new { publishAt = due }));
        Assert.That(scheduled.Select(answer => answer.Value<string>("state")), Is.All.EqualTo("scheduled"), "scheduling took too long");

        // It dies with some of them done, and likely in the middle of one.
        using (var glance = new PeriodicTimer(TimeSpan.FromMilliseconds(2)))
            while (Published(database) == 0)
                await glance.WaitForNextTickAsync();
        await victim.Kill();
        var before = Published(database);
        await Eventually.Is(() => Task.FromResult(Published(database)), Is.EqualTo(schedules));

        using var connection = database.Open();
        var publications = connection
            .Query<(long Id, long At)>("SELECT entity_id, at FROM changes WHERE kind = 'article' AND action = 'published'").ToList();
        Assert.That(publications.Select(one => one.Id), Is.EquivalentTo(articles.Select(article => article.Id)), "each goes out once");
        var late = publications.Max(one => one.At) - due.ToUnixTimeMilliseconds();
        Assert.That(TimeSpan.FromMilliseconds(late), Is.LessThan(Latest));
        Assert.That(
            publications.Min(one => one.At), Is.GreaterThanOrEqualTo(due.ToUnixTimeMilliseconds()), "none goes out before its time");
        Assert.That(connection.ExecuteScalar<long>("SELECT COUNT(*) FROM article_schedules"), Is.Zero);
        var numbers = connection.Query<long>("SELECT DISTINCT seq FROM changes ORDER BY seq").ToList();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, numbers.Count)), "the change log has a gap");
        await TestContext.Out.WriteLineAsync(
            $"{publications.Count} published, {before} of them when one died, the last {late} ms after its time");
    }

    private static async Task<IReadOnlyList<Answer>> InTurns<T>(IEnumerable<T> all, Func<T, Task<Answer>> send)
    {
        var answers = new List<Answer>();
        foreach (var some in all.Chunk(AtOnce))
            answers.AddRange(await Task.WhenAll(some.Select(send)));
        return answers;
    }

    private static long Published(TestDatabase database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM published_articles");
    }
}
