using System.Globalization;
using System.Text.Json;
using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Lists from the database: page depth and filters must not change the speed much.</summary>
internal static class ListWorks
{
    private const int PageSize = 20, DeepPage = 5_000, Step = 100;
    private const string FirstPage = "/v1/articles?limit=20";

    public static async Task Pages(Bench bench, CancellationToken ct)
    {
        var lists = new List<(Dataset Dataset, int Page, Contender First, Contender Deep)>();
        foreach (var dataset in bench.Datasets)
        {
            var server = await bench.Rack.NewsApi(dataset, cache: false, ct);
            // A small database has no page 5,000, so its last full page is used.
            var page = Math.Min(DeepPage, dataset.Articles / PageSize);
            var deepPage = await FindPage(server, page, ct);
            lists.Add((dataset, page, new(server, new Questions(FirstPage)), new(server, new Questions(deepPage))));
        }

        await bench.Compete([.. lists.SelectMany(list => (Contender[])[list.First, list.Deep])], ct);
        foreach (var (dataset, page, first, deep) in lists)
            Add(dataset, page, "requests/s of page 1's", Target.Ratio(0.8, 1.25), deep, first);
        var (_, _, smallFirst, smallDeep) = lists[0];
        foreach (var (dataset, page, first, deep) in lists.Skip(1))
        {
            var measure = $"requests/s of that at {lists[0].Dataset.Articles:N0}";
            Add(dataset, 1, measure, Target.Ratio(atLeast: 0.7), first, smallFirst);
            Add(dataset, page, measure, Target.Ratio(atLeast: 0.7), deep, smallDeep);
        }

        void Add(Dataset dataset, int page, string measure, Target target, Contender own, Contender other) => bench.Report.Add(
            string.Create(CultureInfo.InvariantCulture, $"list page {page:N0}, no cache"), dataset.Articles, measure, target,
            own.Against(other, turn => turn.PerSecond), own, other);
    }

    public static async Task Filters(Bench bench, CancellationToken ct)
    {
        foreach (var dataset in bench.Datasets)
        {
            var server = await bench.Rack.NewsApi(dataset, cache: false, ct);
            (string Name, Contender Contender)[] filters =
            [
                ("a rare tag", By(Newsroom.RareTags.Select(tag => $"tag={tag}"))),
                ("a common tag", By(Newsroom.CommonTags.Select(tag => $"tag={tag}"))),
                ("common AND common", By(Newsroom.CommonTags.Zip(Newsroom.CommonTags.Skip(1), (a, b) => $"tag={a}&tag={b}"))),
                ("common AND rare", By(Newsroom.RareTags.Select(
                    (rare, at) => $"tag={Newsroom.CommonTags[at % Newsroom.CommonTags.Count]}&tag={rare}"))),
            ];
            await bench.Compete([.. filters.Select(filter => filter.Contender)], ct);
            foreach (var (name, contender) in filters)
                bench.Report.Add(
                    $"list by {name}, no cache", dataset.Articles, "p99 at 32 connections", Target.Milliseconds(20), contender.P99,
                    contender);

            Contender By(IEnumerable<string> queries) => new(server, new Questions([.. queries.Select(query => $"{FirstPage}&{query}")]));
        }
    }

    /// <summary>Follows the cursors to the page, as a client does, in larger steps.</summary>
    private static async Task<string> FindPage(ServerProcess server, int page, CancellationToken ct)
    {
        var cursor = "";
        for (var left = (page - 1) * PageSize; left > 0; left -= Step)
        {
            using var answer = await JsonDocument.ParseAsync(
                await server.Client.GetStreamAsync($"/v1/articles?limit={Math.Min(Step, left)}{cursor}", ct), cancellationToken: ct);
            cursor = $"&cursor={answer.RootElement.GetProperty("page").GetProperty("next").GetString()}";
        }

        return FirstPage + cursor;
    }
}
