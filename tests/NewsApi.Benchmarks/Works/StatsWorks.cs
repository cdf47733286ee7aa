using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using NewsApi.Access;
using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Statistics of an article with a year of hourly history, one request after another.</summary>
internal static class StatsWorks
{
    private const int Repeats = 100;

    private static readonly (string Name, string Path)[] Queries =
    [
        ("a year by day", "articles/1/stats?from={0}&granularity=day"),
        ("a year by day and channel", "articles/1/stats?from={0}&granularity=day&groupBy=channel"),
        ("a year by month and class", "articles/1/stats?from={0}&granularity=month&groupBy=class"),
        ("30 days by hour", "articles/1/stats?from={1}&granularity=hour"),
        ("30 days by hour and channel", "articles/1/stats?from={1}&granularity=hour&groupBy=channel"),
        ("the site's year by day", "site/stats?from={0}&granularity=day"),
        ("the site's 30 days by hour", "site/stats?from={1}&granularity=hour"),
    ];

    public static async Task Measure(Bench bench, CancellationToken ct)
    {
        var (dataset, now) = (bench.Datasets[0], DateTimeOffset.UtcNow);
        History.Add(dataset, now);
        await using var server = await ServerRack.StartNewsApi(dataset, cache: true, ct);
        using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
        var key = await File.ReadAllTextAsync(Path.Combine(dataset.Folder, FirstKey.FileName), ct);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
        foreach (var (name, path) in Queries)
        {
            var url = "/v1/editorial/" + string.Format(CultureInfo.InvariantCulture, path, Ago(365), Ago(30));
            await Times(client, url, ct);
            var medians = new List<double>();
            for (var round = 0; round < bench.Options.Rounds; round++)
                medians.Add(new Series(await Times(client, url, ct)).Median);
            bench.Report.Add(
                $"statistics: {name}", dataset.Articles, "time, one after the other", Target.Milliseconds(20), new Series(medians));
        }

        string Ago(int days) => now.AddDays(-days).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private static async Task<IReadOnlyList<double>> Times(HttpClient client, string url, CancellationToken ct)
    {
        var times = new List<double>();
        for (var number = 0; number < Repeats; number++)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(url, ct);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(ct);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times;
    }
}
