using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>The databases, servers and report that all works share.</summary>
internal sealed class Bench(BenchmarkOptions options, IReadOnlyList<Dataset> datasets) : IAsyncDisposable
{
    public BenchmarkOptions Options => options;

    /// <summary>Ascending.</summary>
    public IReadOnlyList<Dataset> Datasets => datasets;

    public Dataset Largest => datasets[^1];

    public ServerRack Rack { get; } = new();

    public Report Report { get; } = new();

    public Task Compete(IReadOnlyList<Contender> contenders, CancellationToken ct) => Contest.Run(options, contenders, ct);

    public ValueTask DisposeAsync() => Rack.DisposeAsync();
}

/// <summary>One measurement.</summary>
internal sealed record Work(string Name, Func<Bench, CancellationToken, Task> Run)
{
    public static IReadOnlyList<Work> All { get; } =
    [
        new("cached article", CachedWorks.Article),
        new("cached not modified", CachedWorks.NotModified),
        new("cached list", CachedWorks.List),
        new("cached feed", FeedWorks.Cached),
        new("feeds made anew", FeedWorks.Anew),
        new("cached front", FrontWorks.Cached),
        new("fronts made anew", FrontWorks.Anew),
        new("uncached article", ArticleWorks.BySlug),
        new("lists", ListWorks.Pages),
        new("filters", ListWorks.Filters),
        new("search", SearchWorks.Marker),
        new("redirect", ReadershipWorks.Redirect),
        new("events", ReadershipWorks.Events),
        new("ten million events", ReadershipWorks.Memory),
        new("statistics", StatsWorks.Measure),
        new("distance of reads", DistanceWorks.Reads),
        new("distance of publications", DistanceWorks.FirstPublications),
        new("first sync", SyncWorks.FirstSync),
        new("poll of changes", SyncWorks.Poll),
        new("stream of changes", StreamWorks.Stream),
        new("reads beside listeners", StreamWorks.ReadsBeside),
        new("webhooks", WebhookWorks.Deliver),
        new("purge of a cdn", WebhookWorks.Purge),
        new("sizes of pictures", MediaWorks.Served),
        new("making sizes", MediaWorks.Made),
        new("reads beside uploads", MediaWorks.BesideUploads),
        new("start", ProcessWorks.Start),
        new("memory", ProcessWorks.Memory),
    ];
}
