using System.Diagnostics;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Clients;

/// <summary>
/// The C# client that Kiota makes of <c>openapi.yaml</c>. Kiota is a .NET tool of the manifest <c>.config/dotnet-tools.json</c> beside this
/// file; where it is not restored, the test is skipped.
/// </summary>
[Category("Slow")]
public sealed class KiotaTests
{
    [Test]
    public async Task Its_client_compiles_and_runs()
    {
        var folder = Directory.CreateTempSubdirectory("newsapi-kiota-").FullName;
        try
        {
            var (exitCode, output) = await Kiota("--version");
            if (exitCode != 0)
                Assert.Ignore($"Kiota is not there: run 'dotnet tool restore' in {Manifest}. {output}");
            (exitCode, output) = await Kiota(
                "generate", "--language", "CSharp", "--openapi", SourceTree.File("openapi.yaml"), "--output", folder,
                "--class-name", "NewsApiClient", "--namespace-name", "Generated", "--exclude-backward-compatible");
            Assert.That(exitCode, Is.Zero, output);
            var code = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

            await GeneratedCode.Run(GeneratedCode.Compile(code, "KiotaScenario.cs"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Manifest => SourceTree.File("tests", "NewsApi.Tests", "Contract", "Clients");

    private static async Task<(int ExitCode, string Output)> Kiota(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Manifest,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KIOTA_OFFLINE_ENABLED"] = "true";
        foreach (var argument in (string[])["tool", "run", "kiota", "--", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
