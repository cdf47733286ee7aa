using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using NetVips;
using NewsApi.Access;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Servers;
using NewsApi.Media.Images;
using Target = NewsApi.Benchmarks.Reporting.Target;

namespace NewsApi.Benchmarks.Works;

/// <summary>Sizes of pictures from the disk, what it costs to make them, and reads beside uploads.</summary>
internal static class MediaWorks
{
    private const int Uploads = 10;
    private const double Megabyte = 1 << 20;

    // Those that the issue names; a newsroom's page asks for few others.
    private static readonly string[] Six = ["thumb", "small", "medium", "large", "card", "square"];

    public static Task Served(Bench bench, CancellationToken ct) => InFolder(async (server, folder) =>
    {
        var picture = await Upload(server, Photograph(3_000, 2_000, noise: 110), ct);
        var address = Address(picture, "medium");
        var sample = await Sample.Of(server, address, ct);
        var file = Path.Combine(folder, "static", "medium.jpg");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, sample.Body, ct);
        await using var bare = await ServerRack.StartBare(sample, ct, files: Path.GetDirectoryName(file));
        Contender limit = new(bare, new Questions("/files/medium.jpg")), own = new(server, new Questions(address));
        await bench.Compete([limit, own], ct);
        var work = $"size of a picture, {sample.Body.Length / 1024} KB, from the folder";
        bench.Report.Add(
            work, 0, "requests/s of Kestrel's static files", Target.Ratio(atLeast: 0.8), own.Against(limit, turn => turn.PerSecond), own,
            limit);
        bench.Report.Add(
            work, 0, "CPU per request of Kestrel's static files", Target.Ratio(), own.Against(limit, turn => turn.CpuMicroseconds), own,
            limit);
    });

    public static Task Made(Bench bench, CancellationToken ct) => InFolder(async (server, _) =>
    {
        // The library is loaded and the code is compiled.
        await Ask(server, await Upload(server, Photograph(600, 400, noise: 5), ct), ct);
        var before = server.Memory("VmRSS");
        var times = new List<double>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var picture = await Upload(server, Photograph(6_000, 4_000, noise: 12 + round), ct);
            var began = server.ProcessorTime;
            await Ask(server, picture, ct);
            times.Add((server.ProcessorTime - began).TotalMilliseconds);
        }

        const string work = "six sizes of a JPEG of 24 megapixels";
        bench.Report.Add(work, 0, "processor time", Target.Milliseconds(1_200), new Series(times));
        bench.Report.Add(
            work, 0, "resident memory on top, at its most", new Target(null, 350, " MB"),
            new Series([(server.Memory("VmHWM") - before) / Megabyte]));
    });

    public static async Task BesideUploads(Bench bench, CancellationToken ct)
    {
        await using var server = await ServerRack.StartNewsApi(bench.Datasets[0], cache: true, ct);
        await Authorize(server, bench.Datasets[0].Folder, ct);
        var read = new Contender(server, new Questions(ServerRack.FirstPath));
        await read.Check(ct);
        await read.Advance(TimeSpan.FromSeconds(bench.Options.Seconds), ct);
        var ratios = new List<double>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            await read.Advance(TimeSpan.FromSeconds(bench.Options.Seconds), ct);
            var alone = read.PerSecond.Values[^1];
            var pictures = Enumerable.Range(0, Uploads).Select(number => Photograph(6_000, 4_000, noise: 3 + round * Uploads + number))
                .ToList();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var uploads = Task.WhenAll(pictures.Select(picture => Repeat(server, picture, end.Token)));
            await read.Advance(TimeSpan.FromSeconds(bench.Options.Seconds), ct);
            ratios.Add(read.PerSecond.Values[^1] / alone);
            await end.CancelAsync();
            await uploads;
        }

        bench.Report.Add(
            "cached list beside ten uploads at once", bench.Datasets[0].Articles, "requests/s of those alone", Target.Ratio(atLeast: 0.5),
            new Series(ratios), read);
    }

    // Each upload differs by its last byte, which no decoder reads.
    private static async Task Repeat(ServerProcess server, byte[] picture, CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
                await Upload(server, [.. picture, .. Guid.NewGuid().ToByteArray()], ct);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static async Task InFolder(Func<ServerProcess, string, Task> run)
    {
        var folder = Directory.CreateTempSubdirectory("newsapi-media-").FullName;
        try
        {
            var settings = new Dictionary<string, string> { ["NewsApi__Data__Folder"] = folder, ["NewsApi__Media__Avif"] = "false" };
            await using var server = await ServerProcess.Start(
                [PublishedProgram.Dll], settings, ServerRack.FirstPath, CancellationToken.None);
            await Authorize(server, folder, CancellationToken.None);
            await run(server, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Authorize(ServerProcess server, string folder, CancellationToken ct)
    {
        var key = await File.ReadAllTextAsync(Path.Combine(folder, FirstKey.FileName), ct);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
    }

    private static async Task<JsonNode> Upload(ServerProcess server, byte[] bytes, CancellationToken ct)
    {
        using var answer = await server.Client.PostAsync("/v1/editorial/media", new ByteArrayContent(bytes), ct);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(ct))!;
    }

    private static string Address(JsonNode media, string size) => new Uri(media["picture"]!["renditions"]!.AsArray()
        .First(one => one!["preset"]!.GetValue<string>() == size)!["url"]!.GetValue<string>()).AbsolutePath;

    private static async Task Ask(ServerProcess server, JsonNode media, CancellationToken ct)
    {
        foreach (var size in Six)
            using (var answer = await server.Client.GetAsync(Address(media, size), ct))
                answer.EnsureSuccessStatusCode();
    }

    // Soft shapes with some grain, as a camera makes them; plain noise would be no photograph.
    private static byte[] Photograph(int width, int height, int noise)
    {
        Vips.Start();
        using var small = Image.Gaussnoise(width / 50, height / 50, sigma: 60, mean: 128, seed: noise);
        using var grain = Image.Gaussnoise(width, height, sigma: noise, mean: 0, seed: noise);
        using var shapes = small.Resize(50).Gravity(Enums.CompassDirection.Centre, width, height, extend: Enums.Extend.Mirror);
        using var grey = (shapes + grain).Cast(Enums.BandFormat.Uchar);
        using var colours = grey.Bandjoin(grey.Invert(), grey).Copy(interpretation: Enums.Interpretation.Srgb);
        return colours.JpegsaveBuffer(q: 88);
    }
}
