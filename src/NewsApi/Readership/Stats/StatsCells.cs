using NewsApi.Counting;

namespace NewsApi.Readership.Stats;

/// <summary>Numbers of one statistic as they are collected: by step, group and kind.</summary>
internal sealed class StatsCells(StatsQuery query)
{
    /// <summary>The group of events without a channel or referrer.</summary>
    public const string None = "(none)";

    private static readonly long[] NoEvents = new long[Enum.GetValues<EventKind>().Length];

    private readonly Dictionary<(DateTimeOffset Step, string Group), long[]> _counts = [];

    /// <summary>The column with the sum of a kind.</summary>
    public static string NameOf(EventKind kind) => kind switch
    {
        EventKind.View => "views",
        EventKind.Share => "shares",
        EventKind.Copy => "copies",
        EventKind.Print => "prints",
        EventKind.AppOpen => "app_opens",
        _ => "clicks",
    };

    public void Add(StatsRow row) => Add(row, row.Grouped, 1);

    /// <summary>Subtracts a row from a group.</summary>
    public void TakeOff(StatsRow row, string group) => Add(row, group, -1);

    public StatsCounts Totals()
    {
        var sums = new long[NoEvents.Length];
        foreach (var counts in _counts.Values)
            for (var kind = 0; kind < sums.Length; kind++)
                sums[kind] += counts[kind];
        return Show(sums, query.Kinds);
    }

    /// <summary>The points: without groups, one for every step; with groups, one for each group that has events.</summary>
    public IReadOnlyList<StatsPoint> Points(IReadOnlyDictionary<long, long>? uniques)
    {
        var steps = query.Range.Steps();
        if (query.GroupBy is null)
            return [.. steps.Select(step => Point(step, null, _counts.GetValueOrDefault((step.From, "")) ?? NoEvents, uniques))];
        var groups = _counts.Where(one => one.Value.Any(count => count > 0))
            .ToLookup(one => one.Key.Step, one => (one.Key.Group, Counts: one.Value));
        return
        [
            .. from step in steps
               from one in groups[step.From].OrderByDescending(one => one.Counts.Sum()).ThenBy(one => one.Group, StringComparer.Ordinal)
               select Point(step, one.Group.Length == 0 ? None : one.Group, one.Counts, null),
        ];
    }

    public static StatsCounts Show(long[] counts, IReadOnlySet<EventKind> kinds)
    {
        return new StatsCounts(
            Of(EventKind.View), Of(EventKind.Share), Of(EventKind.Copy), Of(EventKind.Print), Of(EventKind.AppOpen), Of(EventKind.Click));

        long? Of(EventKind kind) => kinds.Contains(kind) ? Math.Max(0, counts[(int)kind - 1]) : null;
    }

    private void Add(StatsRow row, string group, int times)
    {
        var key = (query.Range.StepOf(DateTimeOffset.FromUnixTimeMilliseconds(row.At)), group);
        if (!_counts.TryGetValue(key, out var counts))
            _counts[key] = counts = new long[NoEvents.Length];
        foreach (var kind in query.Kinds)
            counts[(int)kind - 1] += times * row.Of(kind);
    }

    private StatsPoint Point(
        (DateTimeOffset From, DateTimeOffset To) step, string? group, long[] counts, IReadOnlyDictionary<long, long>? uniques)
    {
        var shown = Show(counts, query.Kinds);
        return new StatsPoint(
            step.From, step.To, group, shown.Views, shown.Shares, shown.Copies, shown.Prints, shown.AppOpens, shown.Clicks,
            uniques?.GetValueOrDefault(step.From.ToUnixTimeMilliseconds()));
    }
}

/// <summary>The numbers of events of an hour or a day, or of one group of it.</summary>
internal sealed record StatsRow
{
    /// <summary>The hour or day in Unix milliseconds.</summary>
    public long At { get; init; }

    /// <summary>The name of the group; empty for no group.</summary>
    public string Grouped { get; init; } = "";

    public long Views { get; init; }

    public long Shares { get; init; }

    public long Copies { get; init; }

    public long Prints { get; init; }

    public long AppOpens { get; init; }

    public long Clicks { get; init; }

    public long Of(EventKind kind) => kind switch
    {
        EventKind.View => Views,
        EventKind.Share => Shares,
        EventKind.Copy => Copies,
        EventKind.Print => Prints,
        EventKind.AppOpen => AppOpens,
        _ => Clicks,
    };
}
