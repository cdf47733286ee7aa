using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Listeners of the stream of changes: how soon they hear, what they cost, and what they leave to readers.</summary>
internal static class StreamWorks
{
    private const int Listeners = 1_000, IdleListeners = 5_000, Publications = 100;

    public static async Task Stream(Bench bench, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("newsapi-stream-").FullName;
        try
        {
            var settings = new Dictionary<string, string> { ["NewsApi__Data__Folder"] = folder };
            await using var server = await ServerProcess.Start([PublishedProgram.Dll], settings, ServerRack.FirstPath, ct);
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", (await File.ReadAllTextAsync(Path.Combine(folder, FirstKey.FileName), ct)).Trim());
            await Latency(bench, server, server.Url, "the node that writes", 100, ct);
            await using (var other = await ServerProcess.Start([PublishedProgram.Dll], settings, ServerRack.FirstPath, ct))
                await Latency(bench, server, other.Url, "another node", 500, ct);
            await Idle(bench, server, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Cached reads of a node with idle listeners, against those of one without.</summary>
    public static async Task ReadsBeside(Bench bench, CancellationToken ct)
    {
        await using var alone = await ServerRack.StartNewsApi(bench.Largest, cache: true, ct);
        await using var busy = await ServerRack.StartNewsApi(bench.Largest, cache: true, ct);
        await using var crowd = await Crowd.Open(busy.Url, IdleListeners, _ => { }, ct);
        var path = bench.Largest.Pick(1)[0].ById;
        Contender without = new(alone, new Questions(path)), beside = new(busy, new Questions(path));
        await bench.Compete([without, beside], ct);
        bench.Report.Add(
            $"cached article beside {IdleListeners:N0} listeners", bench.Largest.Articles, "requests/s of those without",
            Target.Ratio(atLeast: 0.9), beside.Against(without, turn => turn.PerSecond), beside, without);
    }

    private static async Task Latency(
        Bench bench, ServerProcess server, string listening, string where, double most, CancellationToken ct)
    {
        var (sent, delays) = (new ConcurrentDictionary<long, long>(), new ConcurrentQueue<double>());
        await using var crowd = await Crowd.Open(listening, Listeners, id =>
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
        var work = $"stream, {Listeners:N0} listeners on {where}";
        bench.Report.Add(work, 0, "request to event, p50", new Target(null, null, " ms"), new Series([sorted[sorted.Count / 2]]));
        bench.Report.Add(work, 0, "request to event, p99", Target.Milliseconds(most), new Series([sorted[sorted.Count * 99 / 100]]));
    }

    private static async Task Idle(Bench bench, ServerProcess server, CancellationToken ct)
    {
        var before = server.Memory("VmRSS");
        await using var crowd = await Crowd.Open(server.Url, IdleListeners, _ => { }, ct);
        bench.Report.Add(
            $"stream, {IdleListeners:N0} idle listeners", 0, "resident memory for each", new Target(null, 20, " KB"),
            new Series([(server.Memory("VmRSS") - before) / 1e3 / IdleListeners]));
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
