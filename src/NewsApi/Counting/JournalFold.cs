using Microsoft.Extensions.Options;
using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>
/// Adds the journal to the counters and takes it away, in one transaction, so that an event is counted once whatever dies meanwhile.
/// Every node runs one; they take turns at the row of <c>read_state</c>.
/// </summary>
internal sealed partial class JournalFold(
    Db db, TimeProvider time, IOptions<CountingOptions> options, ILogger<JournalFold> log) : BackgroundService
{
    // As much as holds up other writers for some ten milliseconds.
    private const int MostRows = 500, MostEvents = 10_000, LeastForgotten = 2_000;

    private static readonly Sql LockSql = new("UPDATE read_state SET folded_at = @Now WHERE id = 1");

    private static readonly Sql WaitingSql = new("SELECT COUNT(*) FROM read_journal");

    private static readonly Sql SizesSql = new(dialect => $"""
        SELECT j.id, j.events
        FROM read_journal AS j
        ORDER BY j.id
        {dialect.Limit("@Most")}
        """);

    private static readonly Sql ContentSql = new(dialect => $"""
        SELECT j.id, j.events, j.content
        FROM read_journal AS j
        WHERE j.id IN {dialect.Numbers("@Ids")}
        ORDER BY j.id
        """);

    private static readonly Sql DeleteSql = new(dialect => $"DELETE FROM read_journal WHERE id IN {dialect.Numbers("@Ids")}");

    private static readonly Sql DropHoursSql = new("DELETE FROM read_hours WHERE hour < @Before");

    private static readonly Sql DropSaltsSql = new("DELETE FROM read_secrets WHERE name LIKE 'salt-%' AND name < @Today");

    private bool _failing;
    private long _keptHouse;

    /// <summary>Adds all that is in the journal now.</summary>
    /// <returns>How many events there were, repeats included.</returns>
    public async Task<int> Run(CancellationToken ct)
    {
        var all = 0;
        while (await db.FindAsync<long>(WaitingSql, null, ct) > 0 && await db.WriteAsync(FoldSome, ct) is var events && events > 0)
            all += events;
        await KeepHouse(ct);
        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.FoldMilliseconds), time);
        do
        {
            try
            {
                await Run(stoppingToken);
                _failing = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The journal keeps what it has; nothing is lost but time.
                if (!_failing)
                    LogFailed(e);
                _failing = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private int FoldSome(WriteSession write)
    {
        var now = time.GetUtcNow();
        write.Execute(LockSql, new { Now = now });
        var ids = new List<long>();
        var most = MostEvents;
        foreach (var row in write.List<JournalRow>(SizesSql, new { Most = MostRows }))
        {
            if (most <= 0)
                break;
            ids.Add(row.Id);
            most -= row.Events;
        }

        var events = new List<CountedEvent>();
        foreach (var row in write.List<JournalRow>(ContentSql, new { Ids = Json.Write(ids) }))
            EventBatch.Read(row.Content, events);
        Windows.Advance(write, now);
        var tally = Tally.Of(Marks.Sift(write, events, now));
        Counters.Add(write, tally);
        Windows.Add(write, tally);
        Marks.Forget(write, now, LeastForgotten + (2 * events.Count));
        write.Execute(DeleteSql, new { Ids = Json.Write(ids) });
        return events.Count;
    }

    // Windows move and salts go also while nobody reads.
    private async Task KeepHouse(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _keptHouse)
            return;
        await db.WriteAsync(
            write =>
            {
                write.Execute(LockSql, new { Now = now });
                Windows.Advance(write, now);
                Marks.Forget(write, now, LeastForgotten);
                write.Execute(DropHoursSql, new { Before = now.AddDays(-options.Value.HourlyDays) });
                write.Execute(DropSaltsSql, new { Today = Salts.NameOf(now) });
                return 0;
            },
            ct);
        _keptHouse = minute;
    }

    [LoggerMessage(LogLevel.Error, "The journal of readers' events could not be added to the counters; it will be tried again")]
    private partial void LogFailed(Exception e);

    private sealed record JournalRow
    {
        public long Id { get; init; }

        public int Events { get; init; }

        public byte[] Content { get; init; } = [];
    }
}
