using System.Globalization;
using System.Text;
using NewsApi.Benchmarks.Load;

namespace NewsApi.Benchmarks.Reporting;

/// <summary>The results as a Markdown table.</summary>
internal sealed class Report
{
    private readonly List<Row> _rows = [];
    private readonly string _loadBefore = Machine.Load();

    /// <summary>False when any answer failed: the figures are then not valid.</summary>
    public bool IsValid => _rows.All(row => row.Failures == 0);

    /// <param name="work">The name of the work.</param>
    /// <param name="articles">Articles in the database.</param>
    /// <param name="measure">The name of the figure.</param>
    /// <param name="target">The target of the figure.</param>
    /// <param name="figures">The figure of each round.</param>
    /// <param name="contenders">The measured servers; their failures make the row invalid.</param>
    public void Add(string work, int articles, string measure, Target target, Series figures, params IReadOnlyList<Contender> contenders)
    {
        var row = new Row(
            work, articles, measure, target, figures, contenders.Count == 0 ? "" : PerSecond(contenders[0]),
            contenders.Sum(contender => contender.Failures));
        _rows.Add(row);
        Console.WriteLine($"  {Line(row)}");
    }

    public async Task<string> Write(IEnumerable<string> arguments, CancellationToken ct)
    {
        var text = new StringBuilder()
            .AppendLine("| Work | Articles | Measure | Target | Median [min–max] | | Requests/s |")
            .AppendLine("|---|---:|---|---|---|---|---:|");
        foreach (var row in _rows)
            text.AppendLine(Line(row));
        return text.AppendLine().AppendLine(await Machine.Describe(ct))
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"Load average before: {_loadBefore}; above 1, other processes were running and the times are not reliable.")
            .Append("Command: `dotnet run -c Release --project tests/NewsApi.Benchmarks")
            .Append(string.Concat(arguments.Prepend("--").Select(argument => $" {argument}")) is var all and not " --" ? all : "")
            .AppendLine("`.")
            .ToString();
    }

    private static string PerSecond(Contender contender) =>
        contender.PerSecond.Median.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Line(Row row)
    {
        var (target, figures) = (row.Target, row.Figures);
        var verdict = row.Failures > 0 ? $"invalid: {row.Failures} failures"
            : target is { AtLeast: null, AtMost: null } ? ""
            : target.IsMet(figures.Median) ? "ok" : "**missed**";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Work} | {row.Articles:N0} | {row.Measure} | {target} | {Spread(target, figures)} | {verdict} | {row.PerSecond} |");
    }

    private static string Spread(Target target, Series figures) => figures.Values is [var only]
        ? target.Show(only)
        : $"{target.Show(figures.Median)} [{target.Show(figures.Min)}–{target.Show(figures.Max)}]";

    private sealed record Row(
        string Work, int Articles, string Measure, Target Target, Series Figures, string PerSecond, long Failures);
}
