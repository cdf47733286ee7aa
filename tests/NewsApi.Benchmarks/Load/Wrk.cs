using System.Diagnostics;
using System.Text.Json;
using NewsApi.Benchmarks.Servers;

namespace NewsApi.Benchmarks.Load;

/// <summary>The requests to a server.</summary>
/// <param name="Paths">One path, or many to pick from at random.</param>
internal sealed record Questions(params IReadOnlyList<string> Paths)
{
    public int Connections { get; init; } = 32;

    /// <summary>The If-None-Match of each request; null for none.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>Whether each request comes from a different visitor.</summary>
    public bool FromVisitors { get; init; }

    /// <summary>Bodies of events to post, picked at random, instead of paths to get.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The status of a good answer.</summary>
    public System.Net.HttpStatusCode Wanted { get; init; } = System.Net.HttpStatusCode.OK;
}

/// <summary>The load generator <c>wrk</c>, with scripts that report in JSON.</summary>
internal static class Wrk
{
    private const int Threads = 2;
    private const string ResultMark = "RESULT ", FinishedMark = "FINISHED";

    public static bool IsInstalled { get; } = FindProgram() is not null;

    public static async Task<Measurement> Run(ServerProcess server, Questions questions, TimeSpan time, CancellationToken ct)
    {
        if (questions is { Paths: [var path], FromVisitors: false })
            return await Run(server, path, "", [], questions, time, ct);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, questions.Events.Count > 0 ? questions.Events : questions.Paths, ct);
            return questions.FromVisitors
                ? await Run(server, "/", "visitors.lua", [questions.Events.Count > 0 ? "POST" : "GET", file], questions, time, ct)
                : await Run(server, "/", "random.lua", [file], questions, time, ct);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Sends different requests as fast as the server answers.</summary>
    /// <param name="server">The server.</param>
    /// <param name="total">How many requests.</param>
    /// <param name="articles">How many of them are for articles, with ids from 1; the others are for lists.</param>
    /// <param name="ct">Cancellation.</param>
    public static Task<Measurement> RunDistinct(ServerProcess server, int total, int articles, CancellationToken ct) =>
        Run(server, "/", "distinct.lua", [$"{total}", $"{Threads}", $"{articles}"], new Questions("/"), TimeSpan.FromHours(2), ct);

    private static async Task<Measurement> Run(
        ServerProcess server, string path, string script, string[] arguments, Questions questions, TimeSpan time, CancellationToken ct)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Script(script) + Script("done.lua"), ct);
            var start = new ProcessStartInfo(FindProgram()!) { RedirectStandardOutput = true };
            foreach (var argument in (IEnumerable<string>)
                [
                    $"-t{Threads}", $"-c{questions.Connections}", $"-d{(int)time.TotalSeconds}s", "--timeout", "10s", "--latency",
                    "-s", file,
                    .. questions.IfNoneMatch is { } tag ? (string[])["-H", $"If-None-Match: {tag}"] : [],
                    server.Url + path, "--", .. arguments,
                ])
                start.ArgumentList.Add(argument);
            var before = server.ProcessorTime;
            using var process = Process.Start(start)!;
            try
            {
                return Measurement.From(await Result(process, ct), server.ProcessorTime - before);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill();
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<WrkResult> Result(Process process, CancellationToken ct)
    {
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            lines.Add(line);
            // wrk runs until its time is over, even when its threads have no requests left.
            if (line == FinishedMark && lines.Count(one => one == FinishedMark) == Threads)
                Signals.Interrupt(process);
        }

        var result = lines.Find(line => line.StartsWith(ResultMark, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk reported nothing: {string.Join('\n', lines)}");
        return JsonSerializer.Deserialize<WrkResult>(result[ResultMark.Length..], JsonSerializerOptions.Web)!;
    }

    private static string Script(string name)
    {
        if (name.Length == 0)
            return "";
        using var stream = typeof(Wrk).Assembly.GetManifestResourceStream($"{typeof(Wrk).Namespace}.{name}")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }

    private static string? FindProgram() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);
}

/// <summary>The line that <c>done.lua</c> writes.</summary>
internal sealed record WrkResult(
    long Requests, long Microseconds, long StatusErrors, long SocketErrors, long P50, long P99);
