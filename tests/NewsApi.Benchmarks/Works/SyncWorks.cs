using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Clients that keep a copy: the first sync, polls with nothing new, and streams.</summary>
internal static class SyncWorks
{
    private const double Megabyte = 1e6;
    private const int MostArticles = 100_000, Listeners = 1_000, IdleListeners = 5_000, Publications = 100;

    // Next to `hasMore` and `seq`, behind all items.
    private const int TailBytes = 1_000;

    public static async Task FirstSync(Bench bench, CancellationToken ct)
    {
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        var speeds = new List<double>();
        for (var round = 0; round <= bench.Options.Rounds; round++)
            speeds.Add(await Speed(server.Client, ct));
        bench.Report.Add(
            "first sync with include=article, one client", bench.Largest.Articles, "JSON", new Target(20, null, " MB/s"),
            new Series([.. speeds.Skip(1)]));
    }

    public static async Task Poll(Bench bench, CancellationToken ct)
    {
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        var article = bench.Largest.Pick(1)[0];
        var sample = await Sample.Of(server, article.ById, ct);
        // Nothing is published in the languages of no article, so the first sync is one page.
        var token = (await server.Client.GetFromJsonAsync<JsonNode>("/v1/changes?language=zu", ct))!["next"];
        Contender poll = new(server, new Questions($"/v1/changes?language=zu&since={token}"));
        Contender notModified = new(
            server, new Questions(article.ById) { IfNoneMatch = sample.ETag, Wanted = System.Net.HttpStatusCode.NotModified });
        await bench.Compete([notModified, poll], ct);
        bench.Report.Add(
            "poll of changes with nothing new", bench.Largest.Articles, "CPU per request of a 304", Target.Ratio(atMost: 1.2),
            poll.Against(notModified, turn => turn.CpuMicroseconds), poll, notModified);
    }

    public static async Task Stream(Bench bench, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("newsapi-stream-").FullName;
        try
        {
            var settings = new Dictionary<string, string> { ["NewsApi__Data__Folder"] = folder };
            await using var server = await ServerProcess.Start([PublishedProgram.Dll], settings, ServerRack.FirstPath, ct);
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", (await File.ReadAllTextAsync(Path.Combine(folder, FirstKey.FileName), ct)).Trim());
            await Latency(bench, server, ct);
            await Idle(bench, server, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Latency(Bench bench, ServerProcess server, CancellationToken ct)
    {
        var (sent, delays) = (new ConcurrentDictionary<long, long>(), new ConcurrentQueue<double>());
        await using var crowd = await Crowd.Open(server.Url, Listeners, id =>
        {
            if (sent.TryGetValue(id, out var since))
                delays.Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }, ct);
        for (var number = 0; number < Publications; number++)
        {
            var body = new { language = "en", title = $"Story {number}", body = new { format = "markdown", content = "Text." } };
            using var made = await server.Client.PostAsJsonAsync("/v1/editorial/articles", body, ct);
            var id = (await made.Content.ReadFromJsonAsync<JsonNode>(ct))!["id"]!.GetValue<long>();
            using var publish = new HttpRequestMessage(HttpMethod.Post, $"/v1/editorial/articles/{id}/publish");
            publish.Headers.TryAddWithoutValidation("If-Match", made.Headers.ETag!.ToString());
            // The publication itself is part of what is measured.
            sent[id] = Stopwatch.GetTimestamp();
            using var published = await server.Client.SendAsync(publish, ct);
            published.EnsureSuccessStatusCode();
            while (delays.Count < (number + 1) * Listeners)
                await Task.Delay(5, ct);
        }

        var sorted = delays.Order().ToList();
        var work = $"stream, {Listeners:N0} listeners on the node that writes";
        bench.Report.Add(work, 0, "request to event, p50", new Target(null, null, " ms"), new Series([sorted[sorted.Count / 2]]));
        bench.Report.Add(work, 0, "request to event, p99", Target.Milliseconds(100), new Series([sorted[sorted.Count * 99 / 100]]));
    }

    private static async Task Idle(Bench bench, ServerProcess server, CancellationToken ct)
    {
        var before = server.Memory("VmRSS");
        await using var crowd = await Crowd.Open(server.Url, IdleListeners, _ => { }, ct);
        bench.Report.Add(
            $"stream, {IdleListeners:N0} idle listeners", 0, "resident memory for each", new Target(null, 20, " KB"),
            new Series([(server.Memory("VmRSS") - before) / 1e3 / IdleListeners]));
    }

    private static async Task<double> Speed(HttpClient client, CancellationToken ct)
    {
        var (bytes, articles, token, started) = (0L, 0, "", Stopwatch.GetTimestamp());
        for (var hasMore = true; hasMore && articles < MostArticles; articles += 100)
        {
            var page = await client.GetByteArrayAsync($"/v1/changes?include=article{token}", ct);
            bytes += page.Length;
            var tail = Encoding.UTF8.GetString(page.AsSpan(Math.Max(0, page.Length - TailBytes)));
            var next = tail.LastIndexOf("\"next\":\"", StringComparison.Ordinal) + 8;
            token = "&since=" + tail[next..tail.IndexOf('"', next)];
            hasMore = tail.Contains("\"hasMore\":true", StringComparison.Ordinal);
        }

        return bytes / Megabyte / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Many listeners, each with a connection of its own.</summary>
    private sealed class Crowd : IAsyncDisposable
    {
        private readonly HttpClient _client = new(new SocketsHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        private readonly CancellationTokenSource _end = new();
        private readonly List<Task> _listening = [];

        public static async Task<Crowd> Open(string url, int count, Action<long> changed, CancellationToken ct)
        {
            var crowd = new Crowd();
            for (var number = 0; number < count; number++)
            {
                var answer = await crowd._client.GetAsync($"{url}/v1/changes/stream", HttpCompletionOption.ResponseHeadersRead, ct);
                answer.EnsureSuccessStatusCode();
                crowd._listening.Add(crowd.Listen(answer, changed));
            }

            return crowd;
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await Task.WhenAll(_listening);
            _client.Dispose();
            _end.Dispose();
        }

        private async Task Listen(HttpResponseMessage answer, Action<long> changed)
        {
            using (answer)
                try
                {
                    var body = await answer.Content.ReadAsStreamAsync(_end.Token);
                    await foreach (var item in SseParser.Create(body).EnumerateAsync(_end.Token))
                        if (item.EventType == "change")
                            changed(JsonNode.Parse(item.Data)!["id"]!.GetValue<long>());
                }
                catch (OperationCanceledException)
                {
                    // As it ends.
                }
        }
    }
}
