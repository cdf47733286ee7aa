using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Clients that keep a copy: the first sync and polls with nothing new.</summary>
internal static class SyncWorks
{
    private const double Megabyte = 1e6;
    private const int MostArticles = 100_000;

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
}
