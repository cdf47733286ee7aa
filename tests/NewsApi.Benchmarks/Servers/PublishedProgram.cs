using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NewsApi.Benchmarks.Servers;

/// <summary>NewsApi, published in Release for this machine as for its container. Each run publishes it, so that it is current.</summary>
internal static class PublishedProgram
{
    private static readonly Lazy<string> Published = new(Publish);

    public static string Dll => Published.Value;

    private static string Publish()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"newsapi-published-{Environment.UserName}");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])
            [
                "publish", Path.Combine(Repository(), "src", "NewsApi", "NewsApi.csproj"), "--configuration", "Release",
                "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--output", folder, "--nologo",
            ])
            start.ArgumentList.Add(argument);
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0
            ? Path.Combine(folder, "NewsApi.dll")
            : throw new InvalidOperationException($"NewsApi could not be published:\n{output}");
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NewsApi.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmark must be run from the repository.");
        return folder.FullName;
    }
}
