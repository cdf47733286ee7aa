using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NewsApi.Tests.Contract;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Sync;

/// <summary>The sync loops of <c>api.md</c> keep a copy of a real program, those in TypeScript and C#.</summary>
public class SyncLoopTests
{
    // Ends the loop: nothing comes after it.
    private const string Last = "The end";

    private ProgramFolder _folder = null!;
    private ProgramProcess _program = null!;
    private Api _editor = null!;

    [SetUp]
    public async Task Serve()
    {
        _folder = new ProgramFolder();
        _program = await ProgramProcess.Serve(_folder);
        _editor = _program.Caller((await File.ReadAllTextAsync(_folder.KeyFile)).Trim());
    }

    [TearDown]
    public async Task Stop()
    {
        await _program.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task The_one_in_csharp_runs()
    {
        var follow = Compile().GetType("Loop")!.GetMethod("Follow", BindingFlags.Public | BindingFlags.Static)!;
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (copy, token) = (new SortedDictionary<long, string>(), (string?)null);
        var (begun, first) = (false, new TaskCompletionSource());
        using var client = new HttpClient { BaseAddress = new Uri(_program.Url) };
        var gone = await Begin();
        var loop = (Task)follow.Invoke(
            null, [client, "language=en", (Func<string?>)(() => token), (Action<JsonArray, string?, bool>)Commit, end.Token])!;
        await first.Task.WaitAsync(end.Token);
        await Go(gone);
        try
        {
            await loop;
        }
        catch (OperationCanceledException)
        {
            // As the loop ends.
        }

        Assert.That(copy, Is.EqualTo(await Right()));

        void Commit(JsonArray items, string? next, bool hasMore)
        {
            foreach (var item in items)
                if ($"{item!["operation"]}" == "upsert")
                    copy[item["id"]!.GetValue<long>()] = $"{item["article"]!["title"]}";
                else
                    copy.Remove(item["id"]!.GetValue<long>());
            token = next;
            if (!begun && !hasMore)
                (begun, _) = (true, first.TrySetResult());
            if (copy.ContainsValue(Last))
                end.Cancel();
        }
    }

    [Test]
    public async Task The_one_in_typescript_runs()
    {
        var tools = NodeTools.Folder();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(tools, "follow.ts"), Code("ts"));
            File.Copy(SourceTree.File("tests", "NewsApi.Tests", "Sync", "mirror.ts"), Path.Combine(tools, "mirror.ts"));
            await NodeTools.Run(
                tools, "typescript/bin/tsc", "--strict", "--noEmit", "--skipLibCheck", "--target", "es2022", "--lib", "es2022,dom",
                "--module", "esnext", "--moduleResolution", "bundler", "follow.ts");
            await NodeTools.Run(
                tools, "esbuild/bin/esbuild", "mirror.ts", "--bundle", "--platform=node", "--format=esm", "--outfile=mirror.mjs",
                "--log-level=error");
            var lines = new List<string>();
            var first = new TaskCompletionSource();
            var gone = await Begin();
            var loop = NodeTools.Follow(
                tools, Path.Combine(tools, "mirror.mjs"),
                line =>
                {
                    lines.Add(line);
                    first.TrySetResult();
                },
                _program.Url, Last);
            await Task.WhenAny(first.Task, loop);
            await Go(gone);
            await loop;
            Assert.That(
                JsonNode.Parse(lines[^1])!.AsArray().Select(one => KeyValuePair.Create(one![0]!.GetValue<long>(), $"{one[1]}")),
                Is.EquivalentTo(await Right()));
        }
        finally
        {
            Directory.Delete(tools, recursive: true);
        }
    }

    private async Task<Answer> Begin()
    {
        await _editor.PublishedArticle(Makers.Content("It stays"));
        return await _editor.PublishedArticle(Makers.Content("It goes"));
    }

    private async Task Go(Answer gone)
    {
        await _editor.Do(gone, "unpublish");
        await _editor.PublishedArticle(Makers.Content(Last));
    }

    private async Task<IReadOnlyDictionary<long, string>> Right() =>
        (await _program.Caller().Get("/v1/articles?language=en")).Json["items"]!.AsArray()
        .ToDictionary(one => one!["id"]!.GetValue<long>(), one => $"{one!["title"]}");

    private static Assembly Compile()
    {
        var code = $$"""
            using System; using System.Net; using System.Net.Http; using System.Text.Json.Nodes; using System.Threading;
            using System.Threading.Tasks;
            #nullable enable
            public static class Loop
            {
            public {{Code("csharp")}}
            }
            """;
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Loop", [CSharpSyntaxTree.ParseText(code)], framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var made = new MemoryStream();
        var result = compilation.Emit(made);
        Assert.That(result.Success, Is.True, () => string.Join('\n', result.Diagnostics));
        return Assembly.Load(made.ToArray());
    }

    // The block of a language in the section of sync loops.
    private static string Code(string language)
    {
        var text = File.ReadAllText(SourceTree.File("src", "docs", "api.md"));
        var section = text[text.IndexOf("### A sync loop", StringComparison.Ordinal)..];
        var block = section[(section.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4)..];
        return block[..block.IndexOf("```", StringComparison.Ordinal)];
    }
}
