using System.Globalization;
using Microsoft.Extensions.Configuration;
using NewsApi.Benchmarks.Content;

namespace NewsApi.Benchmarks.Servers;

/// <summary>Starts servers on first use and keeps them running; an idle server takes no processor time.</summary>
internal sealed class ServerRack : IAsyncDisposable
{
    public const string FirstPath = "/v1/articles?limit=1";

    private const string CacheSetting = "NewsApi__Caching__Megabytes";

    private readonly Dictionary<(int Articles, bool Cache), ServerProcess> _servers = [];

    /// <summary>The size of the cache in megabytes when it is on; the program's default.</summary>
    public const int CacheMegabytes = 256;

    /// <summary>Whether the measured program has a cache.</summary>
    public static bool HasCache { get; } = ReadHasCache();

    public async Task<ServerProcess> NewsApi(Dataset dataset, bool cache, CancellationToken ct)
    {
        var key = (dataset.Articles, cache && HasCache);
        if (!_servers.TryGetValue(key, out var server))
            _servers[key] = server = await StartNewsApi(dataset, cache, ct);
        return server;
    }

    /// <summary>Starts a new server, which the caller disposes.</summary>
    public static Task<ServerProcess> StartNewsApi(
        Dataset dataset, bool cache, CancellationToken ct, IReadOnlyDictionary<string, string>? more = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["NewsApi__Data__Folder"] = dataset.Folder,
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>())
            settings[name] = value;
        if (HasCache)
            settings[CacheSetting] = (cache ? CacheMegabytes : 0).ToString(CultureInfo.InvariantCulture);
        return ServerProcess.Start([Program], settings, FirstPath, ct);
    }

    /// <summary>Starts bare Kestrel with the sample's answer and the runtime settings of NewsApi.</summary>
    public static async Task<ServerProcess> StartBare(
        Sample sample, CancellationToken ct, string? location = null, string? files = null)
    {
        var file = Path.Combine(Path.GetTempPath(), $"newsapi-bare-{Environment.ProcessId}.bin");
        await File.WriteAllBytesAsync(file, sample.Body, ct);
        try
        {
            return await ServerProcess.Start(
                [
                    "exec", "--runtimeconfig", Path.ChangeExtension(Program, ".runtimeconfig.json"), typeof(BareServer).Assembly.Location,
                    BareServer.Verb, "--body", file, "--type", sample.ContentType, "--etag", sample.ETag,
                    .. location is null ? (string[])[] : ["--location", location],
                    .. files is null ? (string[])[] : ["--files", files],
                ],
                new Dictionary<string, string>(), "/", ct);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
    }

    private static string Program => PublishedProgram.Dll;

    private static bool ReadHasCache()
    {
        try
        {
            Settings.RefuseUnknownSections(new ConfigurationBuilder()
                .AddInMemoryCollection([new(CacheSetting.Replace("__", ":"), "0")]).Build());
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

/// <summary>An answer of NewsApi that the bare server repeats.</summary>
internal sealed record Sample(byte[] Body, string ContentType, string ETag)
{
    public static async Task<Sample> Of(ServerProcess server, string path, CancellationToken ct)
    {
        using var answer = await server.Client.GetAsync(path, ct);
        answer.EnsureSuccessStatusCode();
        return new Sample(
            await answer.Content.ReadAsByteArrayAsync(ct), answer.Content.Headers.ContentType!.ToString(),
            answer.Headers.ETag!.ToString());
    }

    /// <summary>The answer of median length.</summary>
    public static async Task<Sample> OfMany(ServerProcess server, IEnumerable<string> paths, CancellationToken ct)
    {
        var samples = new List<Sample>();
        foreach (var path in paths)
            samples.Add(await Of(server, path, ct));
        return samples.OrderBy(sample => sample.Body.Length).ElementAt(samples.Count / 2);
    }
}
