using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;

namespace NewsApi.Benchmarks.Works;

/// <summary>Feeds of 50 whole texts: from the cache, and made anew one after another.</summary>
internal static class FeedWorks
{
    // Tiered compilation makes the first hundreds of requests slower.
    private const int Repeats = 100, WarmUps = 500;

    private static readonly (string Name, string Path)[] Feeds =
    [
        ("RSS", "/feeds/rss.xml?limit=50"), ("Atom", "/feeds/atom.xml?limit=50"), ("JSON Feed", "/feeds/feed.json?limit=50"),
    ];

    public static async Task Cached(Bench bench, CancellationToken ct)
    {
        var (_, path) = Feeds[0];
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        await OneAddress.FromCache(bench, server, path, "feed of 50 whole texts, in cache", 0.8, ct);
    }

    public static async Task Anew(Bench bench, CancellationToken ct)
    {
        foreach (var dataset in bench.Datasets)
        {
            var server = await bench.Rack.NewsApi(dataset, cache: false, ct);
            foreach (var (_, path) in Feeds)
                await OneAddress.Times(server.Client, path, WarmUps, ct);
            foreach (var (name, path) in Feeds)
            {
                var medians = new List<double>();
                for (var round = 0; round < bench.Options.Rounds; round++)
                    medians.Add(new Series(await OneAddress.Times(server.Client, path, Repeats, ct)).Median);
                bench.Report.Add(
                    $"{name} of 50 whole texts, made anew", dataset.Articles, "time, one after the other", Target.Milliseconds(10),
                    new Series(medians));
            }
        }
    }
}
