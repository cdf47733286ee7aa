using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>A database that takes no writes for some seconds: here another process holds its write lock.</summary>
public class EventStallTests
{
    private const int Queue = 100, Clicks = 50;

    [TestCase(1)]
    [TestCase(10, Category = "Slow")]
    public async Task Beacons_are_refused_once_the_queue_is_full_redirects_go_on_and_nothing_acknowledged_is_missing_after(int seconds)
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(
            folder, ("NewsApi__Counting__QueueEvents", $"{Queue}"), ("NewsApi__Counting__FoldMilliseconds", "50"),
            ("NewsApi__Counting__NetworkEventsPerArticle", "100000"), ("NewsApi__Counting__EventRequestsPerMinute", "1000000"));
        var editor = program.Caller((await File.ReadAllTextAsync(folder.KeyFile)).Trim());
        var id = (await editor.PublishedArticle()).Id;
        var story = await editor.Get($"/v1/articles/{id}?include=share");
        var (key, code) = (story.Value<string>("viewKey"), new Uri(story.Json["share"]!["shortUrl"]!.GetValue<string>()).AbsolutePath);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = editor.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("Sec-GPC", "1");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Reader.Browser);
        (await Follow(client, code)).Dispose();

        var statuses = new ConcurrentBag<HttpStatusCode>();
        var file = Path.Combine(folder.Work, "data", "newsapi.db");
        var slowest = TimeSpan.Zero;
        await using (var locking = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await locking.OpenAsync();
            await locking.ExecuteAsync("BEGIN IMMEDIATE");
            var watch = Stopwatch.StartNew();
            // More at once than the queue holds: some wait for their commit, the others are refused at once.
            var sending = Task.WhenAll(Enumerable.Range(0, Queue * 2).Select(_ => Tell(client, id, key, statuses)));
            for (var click = 1; click < Clicks; click++)
            {
                var began = watch.Elapsed;
                using var answer = await Follow(client, code);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
                slowest = watch.Elapsed - began > slowest ? watch.Elapsed - began : slowest;
            }

            await sending;
            Assert.That(statuses, Does.Contain(HttpStatusCode.ServiceUnavailable), "the queue has no end");
            // A click that comes late in the stall finds a queue that others have filled again and again.
            while (watch.Elapsed < TimeSpan.FromSeconds(seconds))
                await Tell(client, id, key, statuses);
            await locking.ExecuteAsync("ROLLBACK");
        }

        await Eventually.Is(
            async () =>
            {
                var before = statuses.Count(status => status == HttpStatusCode.NoContent);
                await Tell(client, id, key, statuses);
                return statuses.Count(status => status == HttpStatusCode.NoContent) > before;
            },
            Is.True);
        await Eventually.Is(() => Task.FromResult(Scalar(file, "SELECT COUNT(*) FROM read_journal")), Is.Zero);
        var acknowledged = statuses.Count(status => status == HttpStatusCode.NoContent);
        var stored = Scalar(file, "SELECT SUM(events) FROM read_totals WHERE subject = 'site' AND kind = 'copy'");
        var clicks = Scalar(file, "SELECT SUM(events) FROM read_totals WHERE subject = 'site' AND kind = 'click'");
        await TestContext.Out.WriteLineAsync(
            $"{statuses.Count} beacons: {acknowledged} acknowledged, {stored} stored; "
            + $"{Clicks} redirects, {clicks} counted, the slowest took {slowest.TotalMilliseconds:N0} ms");
        Assert.That(stored, Is.InRange(acknowledged, statuses.Count));
        Assert.That(clicks, Is.EqualTo(Clicks));
    }

    private static Task<HttpResponseMessage> Follow(HttpClient client, string code) => client.GetAsync(code);

    private static async Task Tell(HttpClient client, long id, string key, ConcurrentBag<HttpStatusCode> statuses)
    {
        var one = new { kind = "copy", article = id, key, id = $"{Guid.NewGuid():N}" };
        using var body = new StringContent(JsonSerializer.Serialize(new[] { one }), Encoding.UTF8, "text/plain");
        using var answer = await client.PostAsync("/v1/events", body);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
        else
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), await answer.Content.ReadAsStringAsync());
        statuses.Add(answer.StatusCode);
    }

    private static long Scalar(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        return connection.ExecuteScalar<long>(sql);
    }
}
