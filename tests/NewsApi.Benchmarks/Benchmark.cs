using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Servers;
using NewsApi.Benchmarks.Works;

namespace NewsApi.Benchmarks;

/// <summary>The command line: measure (the default), generate the databases only, and the bare server that it starts itself.</summary>
internal static class Benchmark
{
    private static readonly Option<string> Articles = new("--articles")
    {
        Description = "Sizes of the databases, between commas.", DefaultValueFactory = _ => "10000,1000000", Recursive = true,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the databases, which are kept.", Recursive = true,
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "newsapi-benchmarks"),
    };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "Turns of each server.", DefaultValueFactory = _ => 5 };

    private static readonly Option<int> Seconds = new("--seconds") { Description = "Length of a turn.", DefaultValueFactory = _ => 5 };

    private static readonly Option<string?> Only = new("--only") { Description = "Part of the names of the works to run." };

    private static readonly Option<int> Distinct = new("--distinct")
    {
        Description = "Different requests for the work on memory.", DefaultValueFactory = _ => 1_000_000,
    };

    public static Task<int> Main(string[] args)
    {
        var generate = new Command("generate", "Generate the databases and measure nothing.");
        generate.SetAction((parsed, ct) => Generate(Options(parsed), ct));
        var root = new RootCommand("Measures NewsApi against bare Kestrel on this machine, with wrk.")
        {
            Articles, Data, Rounds, Seconds, Only, Distinct, generate, BareServer.Command(),
        };
        root.SetAction((parsed, ct) => Measure(Options(parsed), args, ct));
        return root.Parse(args).InvokeAsync();
    }

    private static async Task<int> Generate(BenchmarkOptions options, CancellationToken ct)
    {
        foreach (var size in options.Articles)
            await Dataset.Prepare(options.Data, size, ct);
        return 0;
    }

    private static async Task<int> Measure(BenchmarkOptions options, string[] args, CancellationToken ct)
    {
        if (Refusal() is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }

        var datasets = new List<Dataset>();
        foreach (var size in options.Articles)
            datasets.Add(await Dataset.Prepare(options.Data, size, ct));
        await using var bench = new Bench(options, datasets);
        foreach (var work in Work.All.Where(work => options.Only is null || work.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            Console.WriteLine($"== {work.Name}");
            await work.Run(bench, ct);
        }

        var report = await bench.Report.Write(args, ct);
        Console.WriteLine();
        Console.WriteLine(report);
        await File.WriteAllTextAsync(Path.Combine(options.Data, "report.md"), report, ct);
        return bench.Report.IsValid ? 0 : 1;
    }

    private static string? Refusal()
    {
        if (typeof(Program).Assembly.GetCustomAttributes(typeof(DebuggableAttribute), false) is [DebuggableAttribute { IsJITOptimizerDisabled: true }])
            return "A debug build tells nothing about speed: dotnet run -c Release --project tests/NewsApi.Benchmarks";
        return Wrk.IsInstalled ? null : "The load comes from wrk, which is not installed: apt-get install wrk (or brew install wrk).";
    }

    private static BenchmarkOptions Options(ParseResult parsed) => new(
        [.. parsed.GetValue(Articles)!.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order()],
        parsed.GetValue(Rounds), parsed.GetValue(Seconds), parsed.GetValue(Only), Path.GetFullPath(parsed.GetValue(Data)!),
        parsed.GetValue(Distinct));
}
