using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Clients;

/// <summary>
/// Clients that four generators make of <c>openapi.yaml</c>: each compiles, and those for Node list, page, create, patch, publish, and meet
/// 412 and 422 at a real program (<c>scenario.ts</c>).
/// </summary>
public sealed class GeneratedClientTests
{
    private static readonly string Document = SourceTree.File("openapi.yaml");

    private string _folder = "";

    [SetUp]
    public void NeedTools() => _folder = NodeTools.Folder();

    [TearDown]
    public void DeleteFolder()
    {
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Openapi_typescript_with_openapi_fetch_runs()
    {
        await NodeTools.Run(_folder, "openapi-typescript/bin/cli.js", Document, "--output", "newsapi.d.ts");
        await RunScenario("openapi-fetch");
    }

    [Test]
    public async Task Hey_api_runs()
    {
        await NodeTools.Run(
            _folder, "@hey-api/openapi-ts/bin/run.js", "--input", Document, "--output", "hey", "--client", "@hey-api/client-fetch");
        await RunScenario("hey-api");
    }

    [Test]
    public async Task Orval_runs()
    {
        await NodeTools.Run(
            _folder, "orval/dist/bin/orval.js", "--input", Document, "--output", "./orval/client.ts", "--client", "fetch");
        await RunScenario("orval");
    }

    private async Task RunScenario(string client)
    {
        foreach (var file in (string[])[$"{client}.ts", "scenario.ts"])
            File.Copy(SourceTree.File("tests", "NewsApi.Tests", "Contract", "Clients", file), Path.Combine(_folder, file));
        await NodeTools.Run(
            _folder, "typescript/bin/tsc", "--strict", "--noUncheckedIndexedAccess", "--noEmit", "--skipLibCheck", "--target", "es2022",
            "--lib", "es2022,dom,dom.iterable", "--module", "esnext", "--moduleResolution", "bundler", $"{client}.ts");
        await NodeTools.Run(
            _folder, "esbuild/bin/esbuild", $"{client}.ts", "--bundle", "--platform=node", "--format=esm", $"--outfile={client}.mjs",
            "--log-level=error");
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder, ("ASPNETCORE_ENVIRONMENT", "Development"));
        var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
        var steps = new List<string>();
        await NodeTools.Follow(_folder, Path.Combine(_folder, $"{client}.mjs"), steps.Add, program.Url, key);
        Assert.That(steps, Is.EqualTo(GeneratedCode.Steps));
    }
}
