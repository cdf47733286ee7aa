using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Answers from the cache, compared with the same bytes from bare Kestrel.</summary>
internal static class CachedWorks
{
    private const string List20 = "/v1/articles?limit=20";

    private static readonly Target Speed = Target.Ratio(atLeast: 0.85), Processor = Target.Ratio(atMost: 1.2);

    public static async Task Article(Bench bench, CancellationToken ct)
    {
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        var article = bench.Largest.Pick(1)[0];
        await using var bare = await ServerRack.StartBare(await Sample.Of(server, article.ById, ct), ct);
        Contender limit = new(bare, new Questions(article.ById));
        Contender byId = new(server, new Questions(article.ById));
        Contender bySlug = new(server, new Questions(article.BySlug));
        await bench.Compete([limit, byId, bySlug], ct);
        Add(bench, "article by id, in cache", byId, limit, Speed, Processor);
        Add(bench, "article by slug, in cache", bySlug, limit, Speed, Processor);
    }

    public static async Task NotModified(Bench bench, CancellationToken ct)
    {
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        var article = bench.Largest.Pick(1)[0];
        var sample = await Sample.Of(server, article.ById, ct);
        await using var bare = await ServerRack.StartBare(sample, ct);
        var questions = new Questions(article.ById) { IfNoneMatch = sample.ETag, Wanted = System.Net.HttpStatusCode.NotModified };
        Contender limit = new(bare, questions), own = new(server, questions);
        await bench.Compete([limit, own], ct);
        Add(bench, "304 by If-None-Match", own, limit, Target.Ratio(atLeast: 0.95), Target.Ratio());
    }

    public static async Task List(Bench bench, CancellationToken ct)
    {
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        await using var bare = await ServerRack.StartBare(await Sample.Of(server, List20, ct), ct);
        Contender limit = new(bare, new Questions(List20)), own = new(server, new Questions(List20));
        await bench.Compete([limit, own], ct);
        Add(bench, "list of 20, in cache", own, limit, Speed, Target.Ratio());
    }

    private static void Add(Bench bench, string work, Contender own, Contender limit, Target speed, Target processor)
    {
        var name = ServerRack.HasCache ? work : $"{work} (there is no cache yet)";
        bench.Report.Add(
            name, bench.Largest.Articles, "requests/s of bare Kestrel's", speed, own.Against(limit, turn => turn.PerSecond), own, limit);
        bench.Report.Add(
            name, bench.Largest.Articles, "CPU per request of bare Kestrel's", processor,
            own.Against(limit, turn => turn.CpuMicroseconds), own, limit);
    }
}
