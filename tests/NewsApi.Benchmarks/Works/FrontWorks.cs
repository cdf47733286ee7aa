using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using NewsApi.Access;
using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>A front with eight containers: from the cache, and made anew one after another.</summary>
internal static class FrontWorks
{
    private const string Slug = "home", Path = $"/v1/fronts/{Slug}?language=en";

    private const int Repeats = 100, WarmUps = 300;

    // A busy home page: chosen stories on top, then sections, a common and a rare tag, and the newest of all.
    private static readonly (string Layout, int Limit, string Backfill)[] Containers =
    [
        ("lead", 5, "section=world,politics"), ("grid", 6, "section=economy&sectionDescendants=true"), ("grid", 6, "section=culture"),
        ("list", 8, "section=sport&sectionDescendants=true"), ("grid", 6, "tag=common-1"), ("list", 5, "tag=rare-1"),
        ("list", 10, "author=author-1"), ("strip", 10, "sort=-publishedAt"),
    ];

    public static async Task Cached(Bench bench, CancellationToken ct)
    {
        var server = await bench.Rack.NewsApi(bench.Largest, cache: true, ct);
        await Publish(server, bench.Largest, ct);
        await OneAddress.FromCache(bench, server, Path, "front of eight containers, in cache", 0.85, ct);
    }

    public static async Task Anew(Bench bench, CancellationToken ct)
    {
        foreach (var dataset in bench.Datasets)
        {
            var server = await bench.Rack.NewsApi(dataset, cache: false, ct);
            await Publish(server, dataset, ct);
            await OneAddress.Times(server.Client, Path, WarmUps, ct);
            var medians = new List<double>();
            for (var round = 0; round < bench.Options.Rounds; round++)
                medians.Add(new Series(await OneAddress.Times(server.Client, Path, Repeats, ct)).Median);
            bench.Report.Add(
                "front of eight containers, made anew", dataset.Articles, "time, one after the other", Target.Milliseconds(25),
                new Series(medians));
        }
    }

    // The data stays from run to run, and the front with it.
    private static async Task Publish(ServerProcess server, Dataset dataset, CancellationToken ct)
    {
        if ((await server.Client.GetAsync(Path, ct)).IsSuccessStatusCode)
            return;
        var key = await File.ReadAllTextAsync(System.IO.Path.Combine(dataset.Folder, FirstKey.FileName), ct);
        using var editor = new HttpClient { BaseAddress = server.Client.BaseAddress };
        editor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
        var draft = new
        {
            titles = new { en = "Home" },
            containers = Containers.Select((one, number) => new
            {
                key = $"c{number}", titles = new { en = $"Container {number}" }, layout = one.Layout, limit = one.Limit,
                backfill = one.Backfill,
                cards = number > 1 ? [] : Enumerable.Range(1, 3).Select(card => new { kind = "article", article = number * 10 + card }),
            }),
        };
        using var made = await editor.PostAsJsonAsync("/v1/editorial/fronts", new { slug = Slug, draft }, ct);
        if (made.StatusCode != HttpStatusCode.Created)
            throw new InvalidOperationException(await made.Content.ReadAsStringAsync(ct));
        using var publish = new HttpRequestMessage(HttpMethod.Post, $"/v1/editorial/fronts/{Slug}/publish");
        publish.Headers.IfMatch.Add(made.Headers.ETag!);
        using var published = await editor.SendAsync(publish, ct);
        published.EnsureSuccessStatusCode();
    }
}
