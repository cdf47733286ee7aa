using System.Diagnostics;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Measures one address: from the cache beside bare Kestrel with the same bytes, or one request after another.</summary>
internal static class OneAddress
{
    /// <param name="bench">The benchmark.</param>
    /// <param name="server">The program, with its cache.</param>
    /// <param name="path">The address.</param>
    /// <param name="work">The name of the work in the report.</param>
    /// <param name="atLeast">The target for requests per second, of bare Kestrel's.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task FromCache(
        Bench bench, ServerProcess server, string path, string work, double atLeast, CancellationToken ct)
    {
        await using var bare = await ServerRack.StartBare(await Sample.Of(server, path, ct), ct);
        Contender limit = new(bare, new Questions(path)), own = new(server, new Questions(path));
        await bench.Compete([limit, own], ct);
        bench.Report.Add(
            work, bench.Largest.Articles, "requests/s of bare Kestrel's", Target.Ratio(atLeast: atLeast),
            own.Against(limit, turn => turn.PerSecond), own, limit);
        bench.Report.Add(
            work, bench.Largest.Articles, "CPU per request of bare Kestrel's", Target.Ratio(),
            own.Against(limit, turn => turn.CpuMicroseconds), own, limit);
    }

    /// <summary>The milliseconds of requests that are sent one after another.</summary>
    public static async Task<IReadOnlyList<double>> Times(HttpClient client, string path, int count, CancellationToken ct)
    {
        var times = new List<double>();
        for (var number = 0; number < count; number++)
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
