using System.Threading.Channels;
using Microsoft.Extensions.Options;
using NewsApi.Counting.Deduplication;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Journal;

/// <summary>
/// Where events become durable. The database's writer takes whatever waits when its turn has come, stores it as one row by one commit, and only
/// then is anybody told that it was taken. Clicks on short links wait for nobody and nobody waits for them: when the database is away they
/// stay in memory, up to a bound.
/// </summary>
internal sealed partial class EventJournal(Db db, TimeProvider time, IOptions<CountingOptions> options, ILogger<EventJournal> log)
{
    // A row of a megabyte at most.
    private const int MostInRow = 20_000;

    // Before what failed is tried again; and for how long a click waits for others, since a commit costs more than a hundred clicks.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200), Company = TimeSpan.FromMilliseconds(25);

    private static readonly Sql AddSql = new(
        "INSERT INTO read_journal (batch, received_at, events, content) VALUES (@Batch, @ReceivedAt, @Events, @Content)");

    private static readonly Sql KnownSql = new("SELECT COUNT(*) FROM read_journal WHERE batch = @Batch");

    private readonly Lock _gate = new();
    private PendingEvents _waiting = new();
    private readonly HashSet<PendingEvents> _asked = [];
    private int _clicks;
    private bool _isFailing;
    private bool _isStopping;
    private long _dropped;

    /// <summary>Completes when the events are durable; null, at once, where too many wait already.</summary>
    /// <exception cref="System.Data.Common.DbException">The task's: they could not be stored, and are not.</exception>
    public Task? Add(IReadOnlyList<ReaderEvent> events)
    {
        lock (_gate)
        {
            var group = _waiting;
            if (group.Answered.Count + events.Count > options.Value.QueueEvents)
                return null;
            group.Answered.AddRange(events);
            // Where there is no writer any more, the group has failed when this returns.
            StoreSoon();
            return group.Stored.Task;
        }
    }

    /// <summary>Takes a click, unless too many of them wait already. Nobody is told.</summary>
    public void Post(ReaderEvent click)
    {
        lock (_gate)
        {
            if (_clicks >= options.Value.QueueEvents)
            {
                _dropped++;
                return;
            }

            _clicks++;
            _waiting.Unanswered.Add(click);
            if (_waiting.Unanswered.Count == 1 && !_waiting.IsAsked)
                _ = StoreLater(_waiting);
        }
    }

    /// <summary>Completes when all that was taken before is stored, or could not be.</summary>
    public async Task Settle()
    {
        Task all;
        lock (_gate)
        {
            if (_waiting.Unanswered.Count > 0)
                StoreSoon();
            all = Task.WhenAll(_asked.Select(group => group.Stored.Task));
        }

        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends when all that was taken is stored, or can't be; nothing may be added any more.</summary>
    public async Task Stop()
    {
        _isStopping = true;
        await Settle();
        // What failed the first time has one more try.
        await Settle();
    }

    // Under the gate. One turn is asked for at a time; who comes before it has begun is part of it.
    private void StoreSoon()
    {
        var group = _waiting;
        if (group.IsAsked)
            return;
        group.IsAsked = true;
        _asked.Add(group);
        db.Post(write => Store(write, group), e => Told(group, e));
    }

    private async Task StoreLater(PendingEvents group)
    {
        await Task.Delay(Company);
        lock (_gate)
            if (_waiting == group)
                StoreSoon();
    }

    private void Store(WriteSession write, PendingEvents group)
    {
        foreach (var row in Take(group))
            Add(write, row);
    }

    private void Told(PendingEvents group, Exception? e)
    {
        if (e is not null)
        {
            Fail(group, Take(group), e);
            return;
        }

        lock (_gate)
        {
            _clicks -= group.Unanswered.Count + group.Left.Sum(row => row.Events.Length);
            _asked.Remove(group);
        }

        group.Stored.SetResult();
        if (_isFailing)
            LogWorkingAgain(Interlocked.Exchange(ref _dropped, 0));
        _isFailing = false;
    }

    // A work may be run again; what it took the first time is then what it has.
    private IReadOnlyList<JournalRow> Take(PendingEvents group)
    {
        lock (_gate)
            if (_waiting == group)
                _waiting = new PendingEvents();
        return group.Rows ??= [.. group.Left, .. Rows(group.Unanswered, isClicks: true), .. Rows(group.Answered, isClicks: false)];
    }

    // Beacons are told; clicks are tried again with the next events, or after a while. At the end there is one more try, and none without a writer.
    private void Fail(PendingEvents group, IReadOnlyList<JournalRow> rows, Exception e)
    {
        lock (_gate)
        {
            if (e is not ChannelClosedException)
                _waiting.Left.AddRange(rows.Where(row => row.IsClicks && !(_isStopping && row.WasTried)).Select(row => row with { WasTried = true }));
            _asked.Remove(group);
        }

        group.Stored.SetException(e);
        // Whoever sent events is told; of clicks alone nobody looks.
        _ = group.Stored.Task.Exception;
        if (!_isFailing)
            LogFailing(e.Message);
        _isFailing = true;
        _ = Retry();
    }

    private async Task Retry()
    {
        if (!_isStopping)
            await Task.Delay(Pause);
        lock (_gate)
            if (_waiting.Left.Count > 0)
                StoreSoon();
    }

    private IEnumerable<JournalRow> Rows(List<ReaderEvent> events, bool isClicks) =>
        events.Chunk(MostInRow).Select(chunk => new JournalRow(Random.Shared.NextInt64(1, long.MaxValue), time.GetUtcNow(), chunk, isClicks, WasTried: false));

    // Whether a commit that failed took place all the same is not always known; its batch is, in the journal or among what was counted.
    private static void Add(WriteSession write, JournalRow row)
    {
        if (row.WasTried && (write.Find<long>(KnownSql, new { row.Batch }) > 0 || DeduplicationKeys.WasCounted(write, row.Batch, row.ReceivedAt)))
            return;
        write.Execute(AddSql, new { row.Batch, row.ReceivedAt, Events = row.Events.Length, Content = EventBatch.Write(row.Events) });
    }

    [LoggerMessage(LogLevel.Error, "Events of readers can't be stored and are refused: {Reason}")]
    private partial void LogFailing(string reason);

    [LoggerMessage(LogLevel.Warning, "Events of readers are stored again; {Dropped} clicks were not counted")]
    private partial void LogWorkingAgain(long dropped);

    private sealed class PendingEvents
    {
        public List<ReaderEvent> Answered { get; } = [];

        public List<ReaderEvent> Unanswered { get; } = [];

        /// <summary>Clicks of turns that failed.</summary>
        public List<JournalRow> Left { get; } = [];

        /// <summary>Whether a turn was asked for.</summary>
        public bool IsAsked { get; set; }

        /// <summary>Set once the turn has begun; nothing is added from then on.</summary>
        public IReadOnlyList<JournalRow>? Rows { get; set; }

        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record JournalRow(long Batch, DateTimeOffset ReceivedAt, ReaderEvent[] Events, bool IsClicks, bool WasTried);
}
