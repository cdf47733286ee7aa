using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using NewsApi.Access;

namespace NewsApi.Tests.Support;

/// <summary>The built program as a process of its own: what it prints, how it ends, and an address to ask it at.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const string Greeting = "NewsApi answers at ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Lines _output = new();
    private readonly Lines _errors = new();

    private ProgramProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => _output.Text;

    public string Errors => _errors.Text;

    public int ProcessId => _process.Id;

    /// <summary>Where the program said it answers; there once <see cref="Serve"/> has returned.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Starts the program in its folder with these arguments. Of this process's settings it inherits none.</summary>
    public static ProgramProcess Start(ProgramFolder folder, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder.Work,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = folder.Home;
        // A test that looks at the pause before a stop sets its own.
        start.Environment["NewsApi__Http__StopAnnouncedSeconds"] = "0";
        // A process that lives for seconds only pays for the profile of its code.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new ProgramProcess(start);
    }

    /// <summary>Serves on a free port of the loopback; returns when it has said where.</summary>
    public static async Task<ProgramProcess> Serve(ProgramFolder folder, params (string Name, string Value)[] settings)
    {
        var program = Start(folder, ["--urls", "http://127.0.0.1:0"], settings);
        program.Url = (await program.Line(Greeting))[Greeting.Length..];
        // The lines after the first come in the same breath; the last is there when the program answers.
        await program.Line("  try it out");
        return program;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> Run(ProgramFolder folder, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        await using var program = Start(folder, arguments, settings);
        return await program.End();
    }

    /// <summary>The first line of output that begins so; waits for it.</summary>
    public async Task<string> Line(string beginning)
    {
        try
        {
            return await _output.First(beginning).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new AssertionException($"No line began with '{beginning}'. Output:\n{Output}\nErrors:\n{Errors}");
        }
        catch (EndOfStreamException)
        {
            var end = await End();
            throw new AssertionException(
                $"It ended with {end.ExitCode} before a line began with '{beginning}'. Output:\n{end.Output}\nErrors:\n{end.Errors}");
        }
    }

    public Api Caller(string? key = null)
    {
        var client = new HttpClient { BaseAddress = new Uri(Url) };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new Api(client);
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public Task<Ended> Terminate()
    {
        Assert.That(kill(_process.Id, SigTerm), Is.Zero, "The process is not there.");
        return End();
    }

    /// <summary>Ends it between two instructions, as a power cut does.</summary>
    public Task<Ended> Kill()
    {
        _process.Kill();
        return End();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Ended> End()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new AssertionException($"The program did not end. Output:\n{Output}\nErrors:\n{Errors}");
        }

        return new Ended(_process.ExitCode, Output, Errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        _process.Dispose();
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("NewsApi__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase)
        || name is "DOTNET_ENVIRONMENT" or "URLS" or "HOME";

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);

    /// <summary>How a process ended.</summary>
    public sealed record Ended(int ExitCode, string Output, string Errors);

    /// <summary>Lines as they come, and who waits for one of them.</summary>
    private sealed class Lines
    {
        private readonly List<string> _lines = [];
        private readonly List<(string Beginning, TaskCompletionSource<string> Found)> _waiting = [];
        private bool _ended;

        public string Text
        {
            get
            {
                lock (_lines)
                    return string.Join('\n', _lines);
            }
        }

        public void Add(string? line)
        {
            lock (_lines)
            {
                if (line is null)
                {
                    _ended = true;
                    _waiting.ForEach(one => one.Found.TrySetException(new EndOfStreamException()));
                    return;
                }

                _lines.Add(line);
                foreach (var (_, found) in _waiting.Where(one => line.StartsWith(one.Beginning, StringComparison.Ordinal)))
                    found.TrySetResult(line);
            }
        }

        public Task<string> First(string beginning)
        {
            lock (_lines)
            {
                if (_lines.Find(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } there)
                    return Task.FromResult(there);
                var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_ended)
                    found.SetException(new EndOfStreamException());
                _waiting.Add((beginning, found));
                return found.Task;
            }
        }
    }
}

/// <summary>An empty folder to start the program in, and an empty home that it must leave alone.</summary>
public sealed class ProgramFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("newsapi-program-");

    public string Work => _root.CreateSubdirectory("work").FullName;

    public string Home => _root.CreateSubdirectory("home").FullName;

    public string KeyFile => Path.Combine(Work, "data", FirstKey.FileName);

    public void Dispose() => _root.Delete(recursive: true);
}
