using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Articles from the database, without the cache.</summary>
internal static class ArticleWorks
{
    private const int Addresses = 100_000;
    private const int Samples = 25;

    public static async Task BySlug(Bench bench, CancellationToken ct)
    {
        foreach (var dataset in bench.Datasets)
        {
            var server = await bench.Rack.NewsApi(dataset, cache: false, ct);
            string[] paths = [.. dataset.Pick(Addresses).Select(article => article.BySlug)];
            await using var bare = await ServerRack.StartBare(await Sample.OfMany(server, paths.Take(Samples), ct), ct);
            // The bare server gets the same paths, so that the load generator has the same work.
            Contender limit = new(bare, new Questions(paths)), own = new(server, new Questions(paths));
            await bench.Compete([limit, own], ct);
            Add("requests/s of bare Kestrel's", Target.Ratio(atLeast: 0.2), own.Against(limit, turn => turn.PerSecond));
            Add("CPU per request of bare Kestrel's", Target.Ratio(), own.Against(limit, turn => turn.CpuMicroseconds));
            Add("p50 at 32 connections", new Target(null, null, " ms"), own.P50);
            Add("p99 at 32 connections", Target.Milliseconds(5), own.P99);

            void Add(string measure, Target target, Series figures) =>
                bench.Report.Add("article by slug, no cache", dataset.Articles, measure, target, figures, own, limit);
        }
    }
}
