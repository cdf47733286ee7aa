using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Faults;

/// <summary>A program that is killed, or asked to end, in the middle of a load of events: what it acknowledged is stored.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Kinds))]
public class EventCrashTests(Database kind)
{
    // As many programs at a time as the machine has processors, each with a database of its own.
    private const int AtOnce = 2, Senders = 8;

    [TestCase(2)]
    [TestCase(100, Category = "Slow")]
    [CancelAfter(600_000)]
    public async Task Kills_lose_nothing_that_was_acknowledged_and_count_nothing_twice(int kills)
    {
        var sums = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => KillOften(kills / AtOnce)));
        var (sent, acknowledged, stored) = (sums.Sum(one => one.Sent), sums.Sum(one => one.Acknowledged), sums.Sum(one => one.Stored));
        await TestContext.Out.WriteLineAsync($"{kills} kills: {acknowledged} events acknowledged, {stored} stored, {sent} sent");
        foreach (var one in sums)
        {
            Assert.That(one.Stored, Is.GreaterThanOrEqualTo(one.Acknowledged), "acknowledged events are missing");
            Assert.That(one.Stored, Is.LessThanOrEqualTo(one.Sent), "events were counted twice");
        }

        Assert.That(acknowledged, Is.GreaterThan(kills), "there was hardly any load");
    }

    [Test]
    public async Task A_program_that_is_asked_to_end_stores_all_that_it_answered()
    {
        using var database = new TestDatabase(kind);
        using var folder = new ProgramFolder();
        var settings = Settings(database);
        var totals = new Load();
        await using (var program = await ProgramProcess.Serve(folder, settings))
        {
            var (story, code) = await Story(program, database);
            var load = totals.Run(program, story, code);
            await totals.Reached(400);
            await program.Terminate();
            await load;
        }

        await using var after = await ProgramProcess.Serve(folder, settings);
        var (views, clicks) = await Counted(database);
        await TestContext.Out.WriteLineAsync(
            $"SIGTERM: {totals.Acknowledged} events acknowledged, {views} stored; {totals.Redirected} clicks answered, {clicks} stored");
        Assert.That(views, Is.InRange(totals.Acknowledged, totals.Sent));
        Assert.That(clicks, Is.InRange(totals.Redirected, totals.Clicked), "a click that was answered is missing");
    }

    private async Task<(long Sent, long Acknowledged, long Stored)> KillOften(int times)
    {
        using var database = new TestDatabase(kind);
        using var folder = new ProgramFolder();
        var settings = Settings(database);
        var totals = new Load();
        (long, string)? story = null;
        for (var kill = 0; kill < times; kill++)
        {
            await using var program = await ProgramProcess.Serve(folder, settings);
            story ??= (await Story(program, database)).Story;
            var load = totals.Run(program, story.Value, code: null);
            // Somewhere in the first moments of the load: between commits, in one, or during aggregation.
            await totals.Reached(totals.Acknowledged + 5 + (kill * 7 % 60));
            await program.Kill();
            await load;
        }

        await using var last = await ProgramProcess.Serve(folder, settings);
        return (totals.Sent, totals.Acknowledged, (await Counted(database)).Views);
    }

    // Aggregation runs often, so that some kills interrupt it.
    private static (string, string)[] Settings(TestDatabase database) =>
    [
        .. database.Environment().Select(setting => (setting.Key, setting.Value)),
        ("NewsApi__Counting__FoldMilliseconds", "20"), ("NewsApi__Counting__EventRequestsPerMinute", "1000000"),
        ("NewsApi__Counting__NetworkEventsPerArticle", "1000000"),
    ];

    private static async Task<((long Id, string Key) Story, string Code)> Story(ProgramProcess program, TestDatabase database)
    {
        var editor = program.Caller((await File.ReadAllTextAsync(Path.Combine(database.Folder, FirstKey.FileName))).Trim());
        var id = (await editor.PublishedArticle()).Id;
        var answer = await editor.Get($"/v1/articles/{id}?include=share");
        return ((id, answer.Value<string>("viewKey")), new Uri(answer.Json["share"]!["shortUrl"]!.GetValue<string>()).AbsolutePath);
    }

    private static async Task<(long Views, long Clicks)> Counted(TestDatabase database)
    {
        await Eventually.Is(() => Task.FromResult(Scalar(database, "SELECT COUNT(*) FROM read_journal")), Is.Zero);
        return (
            Scalar(database, "SELECT COALESCE(SUM(events), 0) FROM read_totals WHERE subject = 'site' AND kind = 'print'"),
            Scalar(database, "SELECT COALESCE(SUM(events), 0) FROM read_totals WHERE subject = 'site' AND kind = 'click'"));
    }

    private static long Scalar(TestDatabase database, string sql)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>(sql);
    }

    /// <summary>Senders who go on until nobody answers. Each event has an id of its own and wants no trace, so all of them count.</summary>
    private sealed class Load
    {
        private long _sent, _acknowledged, _clicked, _redirected;

        public long Sent => Interlocked.Read(ref _sent);

        public long Acknowledged => Interlocked.Read(ref _acknowledged);

        public long Clicked => Interlocked.Read(ref _clicked);

        public long Redirected => Interlocked.Read(ref _redirected);

        public Task Run(ProgramProcess program, (long Id, string Key) story, string? code) =>
            Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => Send(program, story, code))));

        public async Task Reached(long acknowledged)
        {
            using var glance = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (Acknowledged < acknowledged)
                await glance.WaitForNextTickAsync();
        }

        private async Task Send(ProgramProcess program, (long Id, string Key) story, string? code)
        {
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(program.Url) };
            client.DefaultRequestHeaders.Add("DNT", "1");
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Reader.Browser);
            try
            {
                while (true)
                {
                    Interlocked.Increment(ref _sent);
                    var one = new { kind = "print", article = story.Id, key = story.Key, id = $"{Guid.NewGuid():N}" };
                    using var body = new StringContent(JsonSerializer.Serialize(new[] { one }), Encoding.UTF8, "text/plain");
                    using var answer = await client.PostAsync("/v1/events", body);
                    Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
                    Interlocked.Increment(ref _acknowledged);
                    if (code is null)
                        continue;
                    Interlocked.Increment(ref _clicked);
                    using var click = await client.GetAsync(code);
                    Assert.That(click.StatusCode, Is.EqualTo(HttpStatusCode.Found));
                    Interlocked.Increment(ref _redirected);
                }
            }
            catch (HttpRequestException)
            {
                // The program is gone.
            }
        }
    }
}
