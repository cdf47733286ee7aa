using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Clients;

/// <summary>A generated C# client, compiled with a scenario that uses it, and run against a demo site.</summary>
internal static class GeneratedCode
{
    /// <summary>What a scenario reports when all went well.</summary>
    public static readonly string[] Steps =
        ["list 200", "page 200", "create 201", "patch 200", "publish 200", "stale 412", "wrong 422"];

    // What the SDK adds to each file.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>Compiles the code with the scenario of this name; the test fails with the errors.</summary>
    public static Assembly Compile(IEnumerable<string> code, string scenario)
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var written = File.ReadAllText(SourceTree.File("tests", "NewsApi.Tests", "Contract", "Clients", scenario));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(
            scenario, code.Append(written).Append(ImplicitUsings).Select(text => CSharpSyntaxTree.ParseText(text)), framework, options);
        using var bytes = new MemoryStream();
        Assert.That(compilation.Emit(bytes).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error), Is.Empty);
        bytes.Position = 0;
        return new AssemblyLoadContext(scenario).LoadFromStream(bytes);
    }

    /// <summary>Runs the scenario that was compiled against a demo site.</summary>
    public static async Task Run(Assembly client)
    {
        using var folder = new ProgramFolder();
        await using var program = await ProgramProcess.Serve(folder, ("ASPNETCORE_ENVIRONMENT", "Development"));
        var key = (await File.ReadAllTextAsync(folder.KeyFile)).Trim();
        var run = client.GetType("Generated.Scenario")!.GetMethod("Run")!
            .CreateDelegate<Func<string, string, Task<IReadOnlyList<string>>>>();
        Assert.That(await run(program.Url, key), Is.EqualTo(Steps));
    }
}
