using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Reporting;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Works;

/// <summary>Deliveries to a fast receiver, with and without a dead one beside it.</summary>
internal static class WebhookWorks
{
    private const int Hooks = 10, ChangesPerSecond = 25, Purges = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Deliver(Bench bench, CancellationToken ct)
    {
        var dataset = bench.Datasets[0];
        var more = new Dictionary<string, string> { ["NewsApi__Outgoing__AllowedPrivateHosts__0"] = "127.0.0.1:*" };
        await using var server = await ServerRack.StartNewsApi(dataset, cache: true, ct, more);
        var key = await File.ReadAllTextAsync(Path.Combine(dataset.Folder, FirstKey.FileName), ct);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
        await using var receiver = await CountingReceiver.Start(ct);
        using var dead = new TcpListener(IPAddress.Loopback, 0);
        // Its queue takes connections that nobody ever answers.
        dead.Start();
        var steady = new List<double>();
        foreach (var withDead in (bool[])[false, true])
        {
            var hooks = new List<long>();
            foreach (var place in Enumerable.Range(0, Hooks))
                hooks.Add(await Subscribe(server, $"{receiver.Url}/{place}", ct));
            if (withDead)
                hooks.Add(await Subscribe(server, $"http://{dead.LocalEndpoint}/", ct));
            steady.Add(await Steady(server, receiver, bench.Options.Seconds, ct));
            bench.Report.Add(
                $"webhooks{(withDead ? " beside a dead receiver" : "")}", dataset.Articles, "deliveries per second",
                new Target(200, null, "/s"), new Series([steady[^1]]));
            var again = await Replay(server, receiver, hooks[0], ct);
            bench.Report.Add(
                $"webhooks{(withDead ? " beside a dead receiver" : "")}", dataset.Articles, "replay to one receiver",
                new Target(200, null, "/s"), new Series([again]));
            foreach (var hook in hooks)
                await Delete(server, hook, ct);
        }

        bench.Report.Add(
            "webhooks", dataset.Articles, "rate beside a dead receiver, of that without", Target.Ratio(atLeast: 0.9),
            new Series([steady[1] / steady[0]]));
    }

    /// <summary>From the request that changes something to the purge of the CDN.</summary>
    public static async Task Purge(Bench bench, CancellationToken ct)
    {
        await using var cdn = await CountingReceiver.Start(ct);
        var folder = Directory.CreateTempSubdirectory("newsapi-purge-").FullName;
        try
        {
            var settings = new Dictionary<string, string>
            {
                ["NewsApi__Data__Folder"] = folder,
                ["NewsApi__Outgoing__AllowedPrivateHosts__0"] = "127.0.0.1:*",
                ["NewsApi__Purge__Kind"] = "Plain",
                ["NewsApi__Purge__Address"] = $"{cdn.Url}/purge",
            };
            await using var server = await ServerProcess.Start([PublishedProgram.Dll], settings, ServerRack.FirstPath, ct);
            var key = await File.ReadAllTextAsync(Path.Combine(folder, FirstKey.FileName), ct);
            server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
            // The first look makes the cursor.
            await Task.Delay(TimeSpan.FromSeconds(2), ct);
            var delays = new List<double>();
            for (var number = 0; number < Purges; number++)
            {
                var (before, began) = (cdn.Count, Stopwatch.GetTimestamp());
                await Change(server, ct);
                await cdn.Until(before + 1, Patience, ct);
                delays.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }

            bench.Report.Add(
                "purge of a CDN", 0, "change to purge, slowest of 50", new Target(null, 2, " s"), new Series([delays.Max()]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Steady(ServerProcess server, CountingReceiver receiver, int seconds, CancellationToken ct)
    {
        var expected = receiver.Count + (seconds * ChangesPerSecond * Hooks);
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / ChangesPerSecond));
        var writes = new List<Task>();
        for (var change = 0; change < seconds * ChangesPerSecond; change++)
        {
            await timer.WaitForNextTickAsync(ct);
            writes.Add(Change(server, ct));
        }

        await Task.WhenAll(writes);
        await receiver.Until(expected, Patience, ct);
        return seconds * ChangesPerSecond * Hooks / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<double> Replay(ServerProcess server, CountingReceiver receiver, long hook, CancellationToken ct)
    {
        var (before, began) = (receiver.Count, Stopwatch.GetTimestamp());
        using var answer = await server.Client.PostAsJsonAsync(
            $"/v1/editorial/webhooks/{hook}/replay", new { fromSeq = 0, onlyGivenUp = false }, ct);
        var count = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(ct))!["count"]!.GetValue<long>();
        await receiver.Until(before + count, Patience, ct);
        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task Change(ServerProcess server, CancellationToken ct)
    {
        var slug = $"hook-{Guid.NewGuid():N}";
        using var answer = await server.Client.PostAsJsonAsync(
            "/v1/editorial/tags", new { slug, kind = "topic", names = new { en = slug } }, ct);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<long> Subscribe(ServerProcess server, string url, CancellationToken ct)
    {
        using var answer = await server.Client.PostAsJsonAsync("/v1/editorial/webhooks", new { name = "Benchmark", url }, ct);
        var created = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(ct);
        return created!["webhook"]!["id"]!.GetValue<long>();
    }

    private static async Task Delete(ServerProcess server, long hook, CancellationToken ct)
    {
        using var present = await server.Client.GetAsync($"/v1/editorial/webhooks/{hook}", ct);
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/editorial/webhooks/{hook}");
        request.Headers.TryAddWithoutValidation("If-Match", present.Headers.ETag!.ToString());
        using var answer = await server.Client.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }
}
