using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NewsApi.Access;
using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>What the distance to a database server costs: SQLite that waits for each round trip that a server would need.</summary>
internal static class DistanceWorks
{
    private const int Connections = 64, Writers = 16, Publications = 1_500, Addresses = 20_000;

    private static readonly double[] Milliseconds = [0, 0.5, 2];

    public static async Task Reads(Bench bench, CancellationToken ct)
    {
        var dataset = bench.Datasets[0];
        string[] articles = [.. dataset.Pick(Addresses).Select(article => article.BySlug)];
        foreach (var (work, paths) in (IEnumerable<(string, string[])>)[("article by slug", articles), ("list", ["/v1/articles?limit=20"])])
        {
            var servers = new List<ServerProcess>();
            try
            {
                foreach (var delay in Milliseconds)
                    servers.Add(await ServerRack.StartNewsApi(dataset, cache: false, ct, Settings(delay)));
                Contender[] contenders =
                    [.. servers.Select(server => new Contender(server, new Questions(paths) { Connections = Connections }))];
                await bench.Compete(contenders, ct);
                foreach (var (delay, contender) in Milliseconds.Zip(contenders))
                    bench.Report.Add(
                        Named(work, delay), dataset.Articles, "requests/s of those without a distance",
                        Target.Ratio(atLeast: delay == 0.5 && paths == articles ? 0.5 : null),
                        contender.Against(contenders[0], turn => turn.PerSecond), contender);
            }
            finally
            {
                foreach (var server in servers)
                    await server.DisposeAsync();
            }
        }
    }

    /// <summary>First publications of finished drafts by several writers at once, on a new site.</summary>
    public static async Task FirstPublications(Bench bench, CancellationToken ct)
    {
        foreach (var delay in Milliseconds)
        {
            var rates = new List<double>();
            for (var round = 0; round < bench.Options.Rounds; round++)
                rates.Add(await Publish(delay, ct));
            bench.Report.Add(
                Named("first publication", delay), 0, $"publications/s of {Writers} writers",
                new Target(delay == 0.5 ? 300 : null, null, " /s"), new Series(rates));
        }
    }

    private static async Task<double> Publish(double delay, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("newsapi-publish-").FullName;
        try
        {
            await using var server = await ServerRack.StartNewsApi(new Dataset(folder, 0), cache: true, ct, Settings(delay));
            var key = await File.ReadAllTextAsync(Path.Combine(folder, FirstKey.FileName), ct);
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
            var drafts = await Each(Enumerable.Range(1, Publications), number => Draft(server, number, ct));
            var watch = Stopwatch.StartNew();
            await Each(drafts, draft => Send(server, $"/v1/editorial/articles/{draft.Id}/publish", new { }, draft.ETag, ct));
            return Publications / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<(long Id, string ETag)> Draft(ServerProcess server, int number, CancellationToken ct)
    {
        var paragraphs = string.Concat(Enumerable.Range(1, 12).Select(
            line => $"<p>Paragraph {line} of story {number} says what happened, where, and who was there to see it.</p>"));
        return Send(
            server, "/v1/editorial/articles",
            new { language = "en", title = $"Story {number}", summary = "In short.", body = new { format = "html", content = paragraphs } },
            etag: null, ct);
    }

    private static async Task<(long Id, string ETag)> Send(
        ServerProcess server, string path, object body, string? etag, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        using var answer = await server.Client.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
        return (json.RootElement.GetProperty("id").GetInt64(), answer.Headers.ETag!.ToString());
    }

    private static async Task<IReadOnlyList<T>> Each<TItem, T>(IEnumerable<TItem> items, Func<TItem, Task<T>> work)
    {
        var left = new Queue<TItem>(items);
        var results = new List<T>();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (Next() is (true, var item))
                Add(await work(item!));
        })));
        return results;

        (bool, TItem?) Next()
        {
            lock (left)
                return (left.TryDequeue(out var item), item);
        }

        void Add(T result)
        {
            lock (results)
                results.Add(result);
        }
    }

    private static string Named(string work, double delay) =>
        string.Create(CultureInfo.InvariantCulture, $"{work}, no cache, {delay} ms for each round trip");

    private static Dictionary<string, string> Settings(double delay) => new()
    {
        ["NewsApi__Data__RoundTripMilliseconds"] = delay.ToString(CultureInfo.InvariantCulture),
    };
}
