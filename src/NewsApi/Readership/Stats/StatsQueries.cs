using NewsApi.Counting;
using NewsApi.Counting.Totals;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Readership.Stats;

/// <summary>Reads statistics from the counters. A year takes as many rows as it has days, however many events there were.</summary>
internal sealed class StatsQueries(Db db, TimeProvider time)
{
    private static readonly HashSet<EventKind> AllKinds = [.. Enum.GetValues<EventKind>()];

    public async Task<StatsResponse> Read(CounterSubject subject, StatsQuery query, CancellationToken ct)
    {
        await using var read = await db.ReadAsync(ct);
        var counted = await CountingProgress.Read(read, time, ct);
        var args = new StatsArgs(subject, query);
        var cells = new StatsCells(query);
        if (query.GroupBy == StatsGrouping.Referrer)
            await AddReferrers(read, query, args, cells, ct);
        else
            foreach (var row in await read.ListAsync<StatsRow>(StatsSql.Of(query), args, ct))
                cells.Add(row);
        var range = query.Range;
        return new StatsResponse(
            new StatsSubject(KindOf(subject), subject.Kind == CounterSubjectKind.Site ? null : subject.Id),
            range.From, range.To, range.Granularity, query.GroupBy, counted.AsOf, counted.LagSeconds,
            cells.Totals(), await AllTime(read, args, ct), cells.Points(await Uniques(read, args, query, ct)));
    }

    // The number of events without a referrer is the number of all events minus the number of events with a referrer.
    private static async Task AddReferrers(ReadSession read, StatsQuery query, StatsArgs args, StatsCells cells, CancellationToken ct)
    {
        args.Top = ApiJson.Write((await read.ListAsync<Referrer>(StatsSql.TopReferrersSql, args, ct)).Select(one => one.Name));
        foreach (var row in await read.ListAsync<StatsRow>(StatsSql.Of(query), args, ct))
            cells.Add(row);
        foreach (var row in await read.ListAsync<StatsRow>(StatsSql.ReferrersSql, args, ct))
        {
            cells.Add(row);
            cells.TakeOff(row, "");
        }
    }

    private static async Task<StatsCounts> AllTime(ReadSession read, StatsArgs args, CancellationToken ct)
    {
        var counts = new long[AllKinds.Count];
        foreach (var row in await read.ListAsync<Total>(StatsSql.AllTimeSql, args, ct))
            counts[(int)Enum.Parse<EventKind>(row.Kind, ignoreCase: true) - 1] = row.Events;
        return StatsCells.Show(counts, AllKinds);
    }

    private static async Task<IReadOnlyDictionary<long, long>?> Uniques(
        ReadSession read, StatsArgs args, StatsQuery query, CancellationToken ct)
    {
        if (query is not { Range.Granularity: StatsGranularity.Day, GroupBy: null, IsOfPeople: true })
            return null;
        var sketches = await read.ListAsync<Sketch>(StatsSql.UniquesSql, args, ct);
        return sketches.ToDictionary(row => row.Day, row => HyperLogLog.FromText(row.Text).Estimate());
    }

    private static StatsSubjectKind KindOf(CounterSubject subject) => subject.Kind switch
    {
        CounterSubjectKind.Article => StatsSubjectKind.Article,
        CounterSubjectKind.Link => StatsSubjectKind.ShareLink,
        CounterSubjectKind.Section => StatsSubjectKind.Section,
        CounterSubjectKind.Author => StatsSubjectKind.Author,
        _ => StatsSubjectKind.Site,
    };

    /// <summary>The parameters of the statements.</summary>
    private sealed class StatsArgs(CounterSubject subject, StatsQuery query)
    {
        public string Subject { get; } = Counters.Name(subject.Kind);

        public long Id { get; } = subject.Id;

        public long From { get; } = query.Range.From.ToUnixTimeMilliseconds();

        public long To { get; } = query.Range.To.ToUnixTimeMilliseconds();

        public string Hours { get; } = query.Range.Granularity == StatsGranularity.Hour
            ? ApiJson.Write(query.Range.Steps().Select(step => step.From.ToUnixTimeMilliseconds()))
            : "[]";

        public string Kinds { get; } = ApiJson.Write(query.Kinds.Select(Counters.Name));

        public string Classes { get; } = ApiJson.Write(query.Classes.Select(Counters.Name));

        public string Top { get; set; } = "[]";

        public int Take { get; } = StatsSql.MostReferrers;
    }

    private sealed record Total
    {
        public string Kind { get; init; } = "";

        public long Events { get; init; }
    }

    private sealed record Referrer
    {
        public string Name { get; init; } = "";
    }

    private sealed record Sketch
    {
        public long Day { get; init; }

        public string Text { get; init; } = "";
    }
}
