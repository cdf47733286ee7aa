using System.Diagnostics;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Feeds of 50 whole texts: from the cache, and made anew one after another.</summary>
internal static class FeedWorks
{
    // Tiered compilation makes the first hundreds of requests slower.
    private const int Repeats = 100, WarmUps = 5;

    private static readonly (string Name, string Path)[] Feeds =
    [
        ("RSS", "/feeds/rss.xml?limit=50"), ("Atom", "/feeds/atom.xml?limit=50"), ("JSON Feed", "/feeds/feed.json?limit=50"),
    ];

    public static async Task Cached(Bench bench, CancellationToken ct)
    {
        var (_, path) = Feeds[0];
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        await using var bare = await ServerRack.StartBare(await Sample.Of(server, path, ct), ct);
        Contender limit = new(bare, new Questions(path)), own = new(server, new Questions(path));
        await bench.Compete([limit, own], ct);
        const string work = "feed of 50 whole texts, in cache";
        bench.Report.Add(
            work, bench.Largest.Articles, "requests/s of bare Kestrel's", Target.Ratio(atLeast: 0.8),
            own.Against(limit, turn => turn.PerSecond), own, limit);
        bench.Report.Add(
            work, bench.Largest.Articles, "CPU per request of bare Kestrel's", Target.Ratio(),
            own.Against(limit, turn => turn.CpuMicroseconds), own, limit);
    }

    public static async Task Anew(Bench bench, CancellationToken ct)
    {
        foreach (var dataset in bench.Datasets)
        {
            var server = await bench.Rack.NewsApi(dataset, cache: false, ct);
            for (var turn = 0; turn < WarmUps; turn++)
                foreach (var (_, path) in Feeds)
                    await Times(server.Client, path, ct);
            foreach (var (name, path) in Feeds)
            {
                var medians = new List<double>();
                for (var round = 0; round < bench.Options.Rounds; round++)
                    medians.Add(new Series(await Times(server.Client, path, ct)).Median);
                bench.Report.Add(
                    $"{name} of 50 whole texts, made anew", dataset.Articles, "time, one after the other", Target.Milliseconds(10),
                    new Series(medians));
            }
        }
    }

    private static async Task<IReadOnlyList<double>> Times(HttpClient client, string path, CancellationToken ct)
    {
        var times = new List<double>();
        for (var number = 0; number < Repeats; number++)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path, ct);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(ct);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }
}
