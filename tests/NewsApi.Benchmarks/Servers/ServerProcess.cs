using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsApi.Benchmarks.Servers;

/// <summary>A server in its own process on a free loopback port, with its processor time and memory.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _errors = [];

    private ServerProcess(ProcessStartInfo start, string url)
    {
        Url = url;
        _process = new Process { StartInfo = start };
        // Both pipes are read, because a full pipe would block the server.
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url), Timeout = MaxWait };
    }

    public string Url { get; }

    public HttpClient Client { get; }

    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    /// <summary>The time from the start of the process to the first 200.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Starts <c>dotnet</c> with these arguments, <c>--urls</c> and the settings, and waits until the path answers 200.</summary>
    public static async Task<ServerProcess> Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, string path, CancellationToken ct)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        foreach (var argument in (IEnumerable<string>)[.. arguments, "--urls", url])
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        var server = new ServerProcess(start, url);
        try
        {
            await server.WaitFor(path, watch, ct);
            server.StartTime = watch.Elapsed;
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads a field of <c>/proc/{pid}/status</c> in bytes: VmRSS is the resident memory, VmHWM its maximum.</summary>
    public long Memory(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith($"{name}:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            // SIGTERM instead of SIGKILL, so that the server closes its database.
            Signals.Terminate(_process);
            using var timeout = new CancellationTokenSource(MaxWait);
            await _process.WaitForExitAsync(timeout.Token);
        }

        _process.Dispose();
    }

    private async Task WaitFor(string path, Stopwatch watch, CancellationToken ct)
    {
        while (watch.Elapsed < MaxWait)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended with {_process.ExitCode}: {Errors()}");
            try
            {
                using var answer = await Client.GetAsync(path, ct);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
                throw new InvalidOperationException(
                    $"{path} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(2, ct);
            }
        }

        throw new TimeoutException($"The server did not answer. {Errors()}");
    }

    private void Keep(string? line)
    {
        lock (_errors)
            if (line is not null && _errors.Count < 20)
                _errors.Add(line);
    }

    private string Errors()
    {
        lock (_errors)
            return string.Join('\n', _errors);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("NewsApi__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "URLS";
}
