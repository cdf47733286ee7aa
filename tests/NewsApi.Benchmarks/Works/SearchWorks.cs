using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;

namespace NewsApi.Benchmarks.Works;

/// <summary>Searches for words that are in 1 % of the articles.</summary>
internal static class SearchWorks
{
    private static readonly int[] Connections = [4, 32];

    public static async Task Marker(Bench bench, CancellationToken ct)
    {
        foreach (var dataset in bench.Datasets)
        {
            var server = await bench.Rack.NewsApi(dataset, cache: false, ct);
            string[] paths = [.. StoryMaker.Markers.Select(word => $"/v1/articles?limit=20&q={word}")];
            Contender[] contenders = [.. Connections.Select(count => new Contender(server, new Questions(paths) { Connections = count }))];
            await bench.Compete(contenders, ct);
            foreach (var contender in contenders)
                bench.Report.Add(
                    "search for a word in 1 %, no cache", dataset.Articles, $"p99 at {contender.Questions.Connections} connections",
                    Target.Milliseconds(100), contender.P99, contender);
        }
    }
}
