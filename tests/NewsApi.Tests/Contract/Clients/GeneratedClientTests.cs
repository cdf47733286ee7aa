using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Clients;

/// <summary>
/// Clients that three generators make of <c>openapi.yaml</c> for Node: each compiles, lists, pages, creates, patches, publishes, and meets
/// 412 and 422 at a real program (<c>scenario.ts</c>).
/// </summary>
public sealed class GeneratedClientTests : NodeFixture
{
    [Test]
    public async Task Openapi_typescript_with_openapi_fetch_runs()
    {
        await NodeTools.Run(Folder, "openapi-typescript/bin/cli.js", Document, "--output", "newsapi.d.ts");
        await RunScenario("openapi-fetch");
    }

    [Test]
    public async Task Hey_api_runs()
    {
        await NodeTools.Run(
            Folder, "@hey-api/openapi-ts/bin/run.js", "--input", Document, "--output", "hey", "--client", "@hey-api/client-fetch");
        await RunScenario("hey-api");
    }

    [Test]
    public async Task Orval_runs()
    {
        await NodeTools.Run(
            Folder, "orval/dist/bin/orval.js", "--input", Document, "--output", "./orval/client.ts", "--client", "fetch");
        await RunScenario("orval");
    }

    private async Task RunScenario(string client)
    {
        foreach (var file in (string[])[$"{client}.ts", "scenario.ts"])
            File.Copy(SourceTree.File("tests", "NewsApi.Tests", "Contract", "Clients", file), Path.Combine(Folder, file));
        await NodeTools.Run(
            Folder, "typescript/bin/tsc", "--strict", "--noUncheckedIndexedAccess", "--noEmit", "--skipLibCheck", "--target", "es2022",
            "--lib", "es2022,dom,dom.iterable", "--module", "esnext", "--moduleResolution", "bundler", $"{client}.ts");
        await NodeTools.Run(
            Folder, "esbuild/bin/esbuild", $"{client}.ts", "--bundle", "--platform=node", "--format=esm", $"--outfile={client}.mjs",
            "--log-level=error");
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder, ("ASPNETCORE_ENVIRONMENT", "Development"));
        var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
        var steps = new List<string>();
        await NodeTools.Follow(Folder, Path.Combine(Folder, $"{client}.mjs"), steps.Add, program.Url, key);
        Assert.That(steps, Is.EqualTo(GeneratedCode.Steps));
    }
}
