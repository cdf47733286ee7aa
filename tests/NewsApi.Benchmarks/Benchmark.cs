using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using NewsApi.Benchmarks.Content;
using NewsApi.Benchmarks.Load;
using NewsApi.Benchmarks.Servers;
using NewsApi.Benchmarks.Works;

namespace NewsApi.Benchmarks;

/// <summary>The command line: measure (the default), generate the databases, and the bare server that a measurement starts.</summary>
internal static class Benchmark
{
    private const int FewestArticles = 1_000;

    private static readonly Option<int[]> Articles = new("--articles")
    {
        Description = "Sizes of the databases, separated by commas.", Recursive = true,
        DefaultValueFactory = _ => [10_000, 1_000_000], CustomParser = Sizes,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the databases; later runs reuse them.", Recursive = true,
        DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "newsapi-benchmarks"),
    };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "Turns of each server.", DefaultValueFactory = _ => 5 };

    private static readonly Option<int> Seconds = new("--seconds") { Description = "Length of a turn.", DefaultValueFactory = _ => 5 };

    private static readonly Option<string?> Only = new("--only") { Description = "Part of the names of the works to run." };

    private static readonly Option<int> Distinct = new("--distinct")
    {
        Description = "Number of different requests in the memory test.", DefaultValueFactory = _ => 1_000_000,
    };

    public static Task<int> Main(string[] args)
    {
        var generate = new Command("generate", "Generate the databases and measure nothing.");
        generate.SetAction((parsed, ct) => Generate(Options(parsed), ct));
        foreach (var option in (Option<int>[])[Rounds, Seconds, Distinct])
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                    result.AddError($"{option.Name} takes a number from 1.");
            });
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
        Work[] works =
        [
            .. Work.All.Where(work => options.Only is null || work.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)),
        ];
        if (Refusal(works) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 2;
        }

        var datasets = new List<Dataset>();
        foreach (var size in options.Articles)
            datasets.Add(await Dataset.Prepare(options.Data, size, ct));
        await using var bench = new Bench(options, datasets);
        foreach (var work in works)
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

    private static string? Refusal(Work[] works)
    {
        if (works is [])
            return $"--only takes a part of one of these names: {string.Join(", ", Work.All.Select(work => work.Name))}.";
        if (typeof(Program).Assembly.GetCustomAttributes(typeof(DebuggableAttribute), false)
            is [DebuggableAttribute { IsJITOptimizerDisabled: true }])
            return "A debug build is not optimized; use: dotnet run -c Release --project tests/NewsApi.Benchmarks";
        return Wrk.IsInstalled ? null : "wrk, which makes the load, is not installed: apt-get install wrk (or brew install wrk).";
    }

    private static int[] Sizes(ArgumentResult result)
    {
        var sizes = new List<int>();
        foreach (var text in string.Join(',', result.Tokens.Select(token => token.Value)).Split(','))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= FewestArticles)
                sizes.Add(size);
            else
                result.AddError($"--articles takes numbers from {FewestArticles}, separated by commas, not '{text}'.");
        }

        return [.. sizes.Distinct().Order()];
    }

    private static BenchmarkOptions Options(ParseResult parsed) => new(
        parsed.GetValue(Articles)!,
        parsed.GetValue(Rounds), parsed.GetValue(Seconds), parsed.GetValue(Only), Path.GetFullPath(parsed.GetValue(Data)!),
        parsed.GetValue(Distinct));
}
