using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Start time and memory of the process.</summary>
internal static class ProcessWorks
{
    private const double Megabyte = 1 << 20;
    private const int MemoryBesideCache = 150;

    public static async Task Start(Bench bench, CancellationToken ct)
    {
        foreach (var dataset in bench.Datasets)
        {
            var times = new List<double>();
            // The first start is not counted: it creates the first key and fills the system's file cache.
            for (var round = 0; round <= bench.Options.Rounds; round++)
            {
                await using var server = await ServerRack.StartNewsApi(dataset, cache: true, ct);
                times.Add(server.StartTime.TotalMilliseconds);
            }

            bench.Report.Add(
                "start of the process to the first 200", dataset.Articles, "time", Target.Milliseconds(1_500),
                new Series([.. times.Skip(1)]));
        }
    }

    public static async Task Memory(Bench bench, CancellationToken ct)
    {
        var total = bench.Options.Distinct;
        // At least a tenth are lists, of which there are any number of different ones.
        var articles = Math.Min(bench.Largest.Articles, total / 10 * 9);
        await using var server = await ServerRack.StartNewsApi(bench.Largest, cache: true, ct);
        var contender = new Contender(server, new Questions(ServerRack.FirstPath));
        await contender.Check(ct);
        var before = server.Memory("VmRSS");
        var turn = await Wrk.RunDistinct(server, total, articles, ct);
        // Each connection may have open requests when the load generator stops; more missing answers mean that it stopped early.
        var lost = total - turn.Requests - 2 * contender.Questions.Connections;
        contender.Add(turn with { Failures = turn.Failures + Math.Max(0, lost) });
        var work = $"{total:N0} different requests";
        Add("resident memory before", new Target(null, null, " MB"), before);
        Add("resident memory at the end", AtMost(), server.Memory("VmRSS"));
        Add("resident memory at its most", AtMost(), server.Memory("VmHWM"));

        static Target AtMost() => new(null, ServerRack.CacheMegabytes + MemoryBesideCache, " MB");

        void Add(string measure, Target target, long bytes) =>
            bench.Report.Add(work, bench.Largest.Articles, measure, target, new Series([bytes / Megabyte]), contender);
    }
}
