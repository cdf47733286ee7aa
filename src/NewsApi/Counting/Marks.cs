using System.IO.Hashing;
using System.Runtime.InteropServices;
using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>What was counted lately: a client's repeated batch counts once, and one person, one article, one kind once in half an hour.</summary>
internal static class Marks
{
    /// <summary>For how long a person's doing the same again is the same.</summary>
    public static readonly TimeSpan Repeat = TimeSpan.FromMinutes(30);

    private const int LeastForgotten = 2_000;

    private static readonly Sql FindSql = new(dialect => $"""
        SELECT m.mark, MAX(m.seen_at) AS seen_at
        FROM read_marks AS m
        WHERE m.bucket IN {dialect.Numbers("@Buckets")} AND m.mark IN {dialect.Numbers("@Marks")}
        GROUP BY m.mark
        """);

    private static readonly Sql PutSql = new(dialect => dialect.AddUp(
        "read_marks", [RowColumn.Number("bucket"), RowColumn.Number("mark")], [], [RowColumn.Number("seen_at")]));

    private static readonly Sql ForgetSql = new(dialect => $"""
        DELETE FROM read_marks
        WHERE bucket = @Bucket AND mark IN (SELECT m.mark FROM read_marks AS m WHERE m.bucket = @Bucket {dialect.LimitAny("@Most")})
        """);

    private static readonly Sql OldSql = new("""
        SELECT MIN(m.bucket) AS bucket
        FROM read_marks AS m
        WHERE m.bucket >= @From AND m.bucket < @Before
        """);

    /// <summary>Leaves out what was counted before, and remembers the rest.</summary>
    public static List<CountedEvent> Sift(WriteSession write, IReadOnlyList<CountedEvent> events, DateTimeOffset now)
    {
        var today = Day(now.ToUnixTimeMilliseconds());
        var known = Find(write, [today, today + 1], events.Where(one => one.ClientId != 0).Select(one => one.ClientId));
        var ids = new HashSet<long>();
        var sifted = new List<CountedEvent>(events.Count);
        var fresh = new Dictionary<(long Bucket, long Mark), long>();
        foreach (var one in events)
        {
            if (one.ClientId != 0 && (known.ContainsKey(one.ClientId) || !ids.Add(one.ClientId)))
                continue;
            if (one.ClientId != 0)
                fresh[(today, one.ClientId)] = one.At;
            sifted.Add(one);
        }

        sifted = SiftVisitors(write, sifted, fresh);
        if (fresh.Count > 0)
            Put(write, fresh);
        return sifted;
    }

    /// <summary>Drops marks whose time is over: some, and twice as many as there are new ones.</summary>
    public static void Forget(WriteSession write, DateTimeOffset now, int added)
    {
        var most = LeastForgotten + (2 * added);
        var at = now.ToUnixTimeMilliseconds();
        // Of ids this day's and yesterday's stay; of visitors two hours.
        var ids = write.List<OldBucket>(OldSql, new { From = Day(at) + 2, Before = 0L });
        var visitors = write.List<OldBucket>(OldSql, new { From = 0L, Before = Half(at) - 4 });
        foreach (var old in ids.Concat(visitors))
            if (old.Bucket is { } bucket)
                write.Execute(ForgetSql, new { Bucket = bucket, Most = most });
    }

    // In their order, so that neighbours in the index are written together.
    private static void Put(WriteSession write, Dictionary<(long Bucket, long Mark), long> fresh)
    {
        var rows = new SqlRows();
        foreach (var ((bucket, mark), at) in fresh.OrderBy(one => one.Key))
            rows.Row().Add(bucket).Add(mark).Add(at);
        write.AddUp(PutSql, rows);
    }

    private static List<CountedEvent> SiftVisitors(WriteSession write, List<CountedEvent> events, Dictionary<(long Bucket, long Mark), long> fresh)
    {
        var seen = new Dictionary<long, long>();
        // An offline app may bring events of many hours, each with marks of its own time.
        foreach (var group in events.Where(IsPersons).GroupBy(one => Half(one.At)))
            foreach (var (mark, at) in Find(write, [group.Key - 1, group.Key, group.Key + 1], group.Select(MarkOf)))
                seen[mark] = Math.Max(at, seen.GetValueOrDefault(mark, long.MinValue));
        var counted = new List<CountedEvent>(events.Count);
        foreach (var one in events)
        {
            if (IsPersons(one))
            {
                ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, MarkOf(one), out var known);
                if (known && Math.Abs(one.At - last) < Repeat.TotalMilliseconds)
                    continue;
                last = one.At;
                fresh[(Half(one.At), MarkOf(one))] = one.At;
            }

            counted.Add(one);
        }

        return counted;
    }

    private static Dictionary<long, long> Find(WriteSession write, long[] buckets, IEnumerable<long> marks)
    {
        var wanted = marks.Distinct().ToList();
        return wanted.Count == 0
            ? []
            : write.List<KnownMark>(FindSql, new { Buckets = Json.Write(buckets), Marks = Json.Write(wanted) }).ToDictionary(one => one.Mark, one => one.SeenAt);
    }

    // Machines are counted each time they come.
    private static bool IsPersons(CountedEvent one) => one.Visitor != 0 && one.Class is VisitorClass.Human or VisitorClass.Staff;

    private static long MarkOf(CountedEvent one) => Mix(one.Visitor, one.Article.Id, (long)one.Kind);

    /// <summary>One number out of several, in which none of them can be seen.</summary>
    public static long Mix(params ReadOnlySpan<long> values) => (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(values));

    // Below zero, so that they are no visitors' buckets; younger days are lower.
    private static long Day(long at) => -(at / (long)TimeSpan.FromDays(1).TotalMilliseconds);

    private static long Half(long at) => at / (long)Repeat.TotalMilliseconds;

    private sealed record KnownMark
    {
        public long Mark { get; init; }

        public long SeenAt { get; init; }
    }

    private sealed record OldBucket
    {
        public long? Bucket { get; init; }
    }
}
