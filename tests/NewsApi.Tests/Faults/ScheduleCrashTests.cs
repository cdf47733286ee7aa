using System.Diagnostics;
using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>Two programs on one database, one of which dies while much falls due.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Kinds))]
public class ScheduleCrashTests(Database kind)
{
    private const int Schedules = 200;

    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(2);

    [Test]
    public async Task What_falls_due_goes_out_once_and_in_time_although_a_node_dies()
    {
        using var database = new TestDatabase(kind);
        using var folder = new ProgramFolder();
        var settings = database.Environment().Select(setting => (setting.Key, setting.Value)).ToArray();
        await using var survivor = await ProgramProcess.Serve(folder, settings);
        await using var victim = await ProgramProcess.Serve(folder, settings);
        var editor = survivor.Caller((await File.ReadAllTextAsync(Path.Combine(database.Folder, FirstKey.FileName))).Trim());
        var articles = new List<Answer>();
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < Schedules; number++)
            articles.Add(await editor.Article(Makers.Content($"Due {number}")));
        // However slow the machine is, setting a time takes no longer than writing an article did.
        var due = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(3) + (3 * Stopwatch.GetElapsedTime(began));
        foreach (var article in articles)
            Assert.That((await editor.Do(article, "schedule", new { publishAt = due })).Value<string>("state"), Is.EqualTo("scheduled"), "scheduling took too long");

        // It dies with some of them done, and likely in the middle of one.
        using (var glance = new PeriodicTimer(TimeSpan.FromMilliseconds(2)))
            while (Published(database) == 0)
                await glance.WaitForNextTickAsync();
        await victim.Kill();
        var before = Published(database);
        await Eventually.Is(() => Task.FromResult(Published(database)), Is.EqualTo(Schedules));

        using var connection = database.Open();
        var publications = connection.Query<(long Id, long At)>("SELECT entity_id, at FROM changes WHERE kind = 'article' AND action = 'published'").ToList();
        Assert.That(publications.Select(one => one.Id), Is.EquivalentTo(articles.Select(article => article.Id)), "each goes out once");
        var late = publications.Max(one => one.At) - due.ToUnixTimeMilliseconds();
        Assert.That(TimeSpan.FromMilliseconds(late), Is.LessThan(Latest));
        Assert.That(publications.Min(one => one.At), Is.GreaterThanOrEqualTo(due.ToUnixTimeMilliseconds()), "none goes out before its time");
        Assert.That(connection.ExecuteScalar<long>("SELECT COUNT(*) FROM article_schedules"), Is.Zero);
        var numbers = connection.Query<long>("SELECT DISTINCT seq FROM changes ORDER BY seq").ToList();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, numbers.Count)), "the change log has a gap");
        await TestContext.Out.WriteLineAsync($"{publications.Count} published, {before} of them when one died, the last {late} ms after its time");
    }

    private static long Published(TestDatabase database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM published_articles");
    }
}
