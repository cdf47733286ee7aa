using System.Diagnostics;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>
/// The Node tools of <c>package.json</c> beside this file, installed by <c>npm ci</c> in the folder that NEWSAPI_NODE_TOOLS names,
/// or here. Tests without them are skipped, and fail where NEWSAPI_REQUIRE_TOOLS is 1.
/// </summary>
internal static class NodeTools
{
    private const string FolderVariable = "NEWSAPI_NODE_TOOLS";
    private const string RequiredVariable = "NEWSAPI_REQUIRE_TOOLS";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Modules => Path.Combine(
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
            ? folder
            : SourceTree.File("tests", "NewsApi.Tests", "Contract"),
        "node_modules");

    /// <summary>Ends the test as skipped or failed where the tools are not there.</summary>
    public static void Need()
    {
        if (Directory.Exists(Modules))
            return;
        var reason = $"There is no {Modules}: run 'npm ci' beside package.json, or name a folder where that was done in {FolderVariable}.";
        if (Environment.GetEnvironmentVariable(RequiredVariable) == "1")
            Assert.Fail(reason);
        Assert.Ignore(reason);
    }

    /// <summary>A new folder in which scripts find the tools.</summary>
    public static string Folder()
    {
        Need();
        var folder = Directory.CreateTempSubdirectory("newsapi-client-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Modules);
        return folder;
    }

    /// <summary>Runs a script of the tools in this folder; the test fails with what it printed unless it ends with 0.</summary>
    public static Task Run(string folder, string script, params string[] arguments) =>
        Run(folder, script, arguments, (output, patience) => output.ReadToEndAsync(patience));

    /// <summary>The same for a script that prints much: each line is handed over as it comes.</summary>
    public static Task Follow(string folder, string script, Action<string> line, params string[] arguments) =>
        Run(folder, script, arguments, async (output, patience) =>
        {
            while (await output.ReadLineAsync(patience) is { } text)
                line(text);
            return "";
        });

    private static async Task Run(
        string folder, string script, string[] arguments, Func<StreamReader, CancellationToken, Task<string>> read)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["CHROME_PATH"] = "/usr/bin/chromium";
        start.ArgumentList.Add(Path.Combine(Modules, script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = read(process.StandardOutput, patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.That(process.ExitCode, Is.Zero, $"{script}\n{await output}\n{await errors}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new AssertionException($"{script} did not end within {Patience}.");
        }
    }
}
