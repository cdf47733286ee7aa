using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;
using NewsApi.Data.Sqlite;

namespace NewsApi.Benchmarks.Works;

/// <summary>Redirects of short links and events, each from a different visitor, so that all are counted.</summary>
internal static class ReadershipWorks
{
    private const int Articles = 2_000;

    // Events per request, in total, and before memory must stay constant.
    private const int Batch = 100, Total = 10_000_000, WarmUp = 2_000_000;

    private static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>
    {
        ["NewsApi__Http__TrustedProxies__0"] = "127.0.0.1",
        // All load comes through one proxy address.
        ["NewsApi__Counting__EventRequestsPerMinute"] = "1000000000",
        ["NewsApi__Counting__NetworkEventsPerArticle"] = "1000000",
    };

    public static async Task Redirect(Bench bench, CancellationToken ct)
    {
        var dataset = bench.Datasets[0];
        await using var server = await ServerRack.StartNewsApi(dataset, cache: true, ct, Settings);
        var path = $"/s/{Code(dataset)}-t";
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Url) };
        using var answer = await client.GetAsync(path, ct);
        await using var bare = await ServerRack.StartBare(new Sample([], "text/plain", "\"x\""), ct, answer.Headers.Location!.ToString());
        var questions = new Questions(path) { FromVisitors = true, Wanted = HttpStatusCode.Found };
        Contender limit = new(bare, questions), own = new(server, questions);
        await bench.Compete([limit, own], ct);
        bench.Report.Add(
            "redirect of a known code", dataset.Articles, "requests/s of bare Kestrel's", Target.Ratio(atLeast: 0.75),
            own.Against(limit, turn => turn.PerSecond), own, limit);
        bench.Report.Add(
            "redirect of a known code", dataset.Articles, "CPU per request of bare Kestrel's", Target.Ratio(),
            own.Against(limit, turn => turn.CpuMicroseconds), own, limit);
    }

    public static async Task Events(Bench bench, CancellationToken ct)
    {
        var dataset = bench.Datasets[0];
        await using var server = await ServerRack.StartNewsApi(dataset, cache: true, ct, Settings);
        await using var bare = await ServerRack.StartBare(new Sample([], "text/plain", "\"x\""), ct);
        var events = await Views(server, dataset, ct);
        foreach (var connections in (int[])[32, 256])
        {
            var questions = new Questions("/")
            {
                FromVisitors = true, Events = events, Connections = connections, Wanted = HttpStatusCode.NoContent,
            };
            Contender limit = new(bare, questions), own = new(server, questions) { Counter = () => Commits(dataset) };
            await bench.Compete([limit, own], ct);
            var work = $"an event acknowledged durably, {connections} connections";
            Add("requests/s of bare Kestrel's", Target.Ratio(atLeast: 0.35), own.Against(limit, turn => turn.PerSecond));
            Add("CPU per request of bare Kestrel's", Target.Ratio(), own.Against(limit, turn => turn.CpuMicroseconds));
            Add("commits per second", new Target(null, null, " "), own.CountedPerSecond);
            Add("events per commit", new Target(null, null, " "), own.RequestsPerCounted);
            Add("p99", new Target(null, null, " ms"), own.P99);

            void Add(string measure, Target target, Series figures) =>
                bench.Report.Add(work, dataset.Articles, measure, target, figures, own, limit);
        }
    }

    /// <summary>Sends ten million counted events and checks that memory stays constant after the first ones.</summary>
    public static async Task Memory(Bench bench, CancellationToken ct)
    {
        const double megabyte = 1 << 20;
        var dataset = bench.Datasets[0];
        await using var server = await ServerRack.StartNewsApi(dataset, cache: true, ct, Settings);
        var events = await Views(server, dataset, ct);
        var batches = events.Chunk(Batch).Select(some => $"[{string.Join(',', some.Select(one => one[1..^1]))}]").ToList();
        var questions = new Questions("/")
        {
            FromVisitors = true, Events = batches, Wanted = HttpStatusCode.NoContent, Connections = 8,
        };
        var contender = new Contender(server, questions);
        var before = server.Memory("VmRSS");
        double afterWarmUp = 0;
        for (long sent = 0; sent < Total;)
        {
            await contender.Advance(TimeSpan.FromSeconds(5), ct);
            sent += contender.LastRequests * Batch;
            if (afterWarmUp == 0 && sent >= WarmUp)
                afterWarmUp = server.Memory("VmRSS");
            Console.WriteLine($"  {sent:N0} events, {server.Memory("VmRSS") / megabyte:N0} MB");
        }

        var work = $"{Total:N0} events in batches of {Batch}";
        Add("resident memory before", new Target(null, null, " MB"), before / megabyte);
        Add($"resident memory after {WarmUp:N0}", new Target(null, null, " MB"), afterWarmUp / megabyte);
        Add("resident memory at the end", new Target(null, null, " MB"), server.Memory("VmRSS") / megabyte);
        Add("resident memory at its most", new Target(null, null, " MB"), server.Memory("VmHWM") / megabyte);
        Add($"at the end as a part of that after {WarmUp:N0}", new Target(null, 1.2, ""), server.Memory("VmRSS") / afterWarmUp);
        Add("events per second", new Target(null, null, " "), new Series([contender.PerSecond.Median * Batch]).Median);

        void Add(string measure, Target target, double figure) =>
            bench.Report.Add(work, dataset.Articles, measure, target, new Series([figure]), contender);
    }

    private static async Task<IReadOnlyList<string>> Views(ServerProcess server, Dataset dataset, CancellationToken ct)
    {
        var events = new List<string>();
        foreach (var article in dataset.Pick(Articles))
        {
            using var answer = JsonDocument.Parse(await server.Client.GetStringAsync($"{article.ById}?fields=viewKey", ct));
            var key = answer.RootElement.GetProperty("viewKey").GetString();
            events.Add(JsonSerializer.Serialize(new[] { new { kind = "view", article = article.Id, key, referrer = "t.me" } }));
        }

        return events;
    }

    private static string Code(Dataset dataset)
    {
        using var connection = new SqliteConnection(SqliteFiles.Reader(dataset.File));
        return connection.QuerySingle<string>("SELECT code FROM share_links WHERE automatic = 1 ORDER BY id LIMIT 1");
    }

    // Each commit adds one row to the journal.
    private static long Commits(Dataset dataset)
    {
        using var connection = new SqliteConnection(SqliteFiles.Reader(dataset.File));
        return connection.QuerySingle<long>("SELECT (SELECT added_rows FROM read_state) + (SELECT COUNT(*) FROM read_journal)");
    }
}
