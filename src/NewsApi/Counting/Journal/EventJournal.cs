using System.Threading.Channels;
using Microsoft.Extensions.Options;
using NewsApi.Counting.Deduplication;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Health;

namespace NewsApi.Counting.Journal;

/// <summary>
/// Stores events durably (group commit). One commit stores all events that wait when it begins, and then answers their callers. Clicks on
/// short links have no waiting caller: one commit stores the clicks of 25 ms. Without the database, clicks wait in bounded memory.
/// </summary>
internal sealed partial class EventJournal
{
    // With this limit, a row of the journal has at most about one megabyte.
    private const int MostInRow = 20_000;

    // A commit costs more than a hundred clicks, so a click waits for other clicks.
    private static readonly TimeSpan ClickDelay = TimeSpan.FromMilliseconds(25), RetryDelay = TimeSpan.FromMilliseconds(200);

    private static readonly Sql AddSql = new(
        "INSERT INTO read_journal (batch, received_at, events, content) VALUES (@Batch, @ReceivedAt, @Events, @Content)");

    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM read_journal WHERE batch = @Batch");

    private static readonly Sql RemoveSql = new("DELETE FROM read_journal WHERE batch = @Batch");

    private readonly Channel<Pending> _answered = Channel.CreateUnbounded<Pending>();
    private readonly Channel<Pending> _clicks;
    private readonly Db _db;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly WorkState _work;
    private readonly int _limit;
    private readonly Task _storingClicks;
    private int _waitingEvents;
    private int _isCommitPosted;
    private volatile bool _isStopping;
    private volatile bool _isFailing;
    private long _droppedClicks;

    public EventJournal(Db db, TimeProvider time, IOptions<CountingOptions> options, BackgroundWork works, ILogger<EventJournal> log)
    {
        _work = works.Add("event_journal", probe: Probe);
        (_db, _time, _log, _limit) = (db, time, log, options.Value.QueueEvents);
        _clicks = Channel.CreateBounded<Pending>(new BoundedChannelOptions(_limit) { SingleReader = true });
        _storingClicks = StoreClicks();
    }

    /// <summary>
    /// Stores events. The task completes when they are durable. Returns null, and no task, if too many events wait already.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The task throws it if the events could not be stored.</exception>
    public Task? Add(IReadOnlyList<ReaderEvent> events)
    {
        if (Interlocked.Add(ref _waitingEvents, events.Count) <= _limit)
            return Commit(events);
        Interlocked.Add(ref _waitingEvents, -events.Count);
        return null;
    }

    /// <summary>Queues a click to be stored; drops the click if too many clicks wait already.</summary>
    public void Post(ReaderEvent click)
    {
        if (!_clicks.Writer.TryWrite(new Pending([click], Stored: null)))
            Interlocked.Increment(ref _droppedClicks);
    }

    /// <summary>Completes when all events and clicks that were added before this call are stored.</summary>
    public async Task Flush()
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _clicks.Writer.WriteAsync(new Pending([], stored));
        await Task.WhenAll(stored.Task, Commit([]));
    }

    /// <summary>
    /// Accepts no more clicks. Completes when all waiting events and clicks are stored, or a last attempt to store them has failed.
    /// </summary>
    public async Task Stop()
    {
        _isStopping = true;
        _clicks.Writer.TryComplete();
        await Task.WhenAll(_storingClicks, Commit([])).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Only one commit is posted at a time. It takes all events that are waiting when it begins.
    private Task Commit(IReadOnlyList<ReaderEvent> events)
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _answered.Writer.TryWrite(new Pending(events, stored));
        if (Interlocked.Exchange(ref _isCommitPosted, 1) == 0)
        {
            // The writer may run this work a second time. It then stores the events that the first run took.
            List<Pending>? taken = null;
            _db.Post(write => Store(write, RowsOf(taken ??= TakeAnswered())), error => Answer(taken ??= TakeAnswered(), error));
        }

        return stored.Task;
    }

    private List<Pending> TakeAnswered()
    {
        // This comes before the channel is read. A caller that writes to the channel later posts the next commit.
        Interlocked.Exchange(ref _isCommitPosted, 0);
        var taken = Take(_answered.Reader, int.MaxValue);
        Interlocked.Add(ref _waitingEvents, -taken.Sum(pending => pending.Events.Count));
        return taken;
    }

    private void Answer(List<Pending> taken, Exception? error)
    {
        if (error is not null || taken.Exists(pending => pending.Events.Count > 0))
            Report(error);
        foreach (var pending in taken)
            pending.Complete(error);
    }

    private async Task StoreClicks()
    {
        while (await _clicks.Reader.WaitToReadAsync())
        {
            if (_clicks.Reader.TryPeek(out var first) && first.Stored is null)
                await Task.Delay(ClickDelay);
            var taken = Take(_clicks.Reader, MostInRow);
            if (!await StoreUntilStopped(RowsOf(taken)))
                return;
            foreach (var pending in taken)
                pending.Complete(error: null);
        }
    }

    /// <returns>False if the program stops before the rows could be stored.</returns>
    private async Task<bool> StoreUntilStopped(IReadOnlyList<JournalRow> rows)
    {
        for (var isRetry = false; ; isRetry = true)
        {
            var isLast = _isStopping && isRetry;
            try
            {
                await _db.WriteAsync(write => Store(write, rows, isRetry), CancellationToken.None);
                if (rows.Count > 0)
                    Report(null);
                return true;
            }
            catch (Exception e)
            {
                Report(e);
                if (isLast || (_isStopping && e is ChannelClosedException))
                    return false;
            }

            if (!_isStopping)
                await Task.Delay(RetryDelay);
        }
    }

    private static List<Pending> Take(ChannelReader<Pending> reader, int most)
    {
        var taken = new List<Pending>();
        while (taken.Count < most && reader.TryRead(out var pending))
            taken.Add(pending);
        return taken;
    }

    private IReadOnlyList<JournalRow> RowsOf(List<Pending> taken) =>
    [
        .. taken.SelectMany(pending => pending.Events).Chunk(MostInRow)
            .Select(events => new JournalRow(Random.Shared.NextInt64(1, long.MaxValue), _time.GetUtcNow(), events)),
    ];

    // A commit that failed may still have stored the batch. In this case the batch is in the journal or already counted.
    private static int Store(WriteSession write, IReadOnlyList<JournalRow> rows, bool isRetry = false)
    {
        foreach (var (batch, receivedAt, events) in rows)
            if (!isRetry
                || (write.Find<long>(CountSql, new { Batch = batch }) == 0 && !DeduplicationKeys.WasCounted(write, batch, receivedAt)))
                write.Run(
                    AddSql, new { Batch = batch, ReceivedAt = receivedAt, Events = events.Length, Content = EventBatch.Write(events) });
        return rows.Count;
    }

    // While storing fails, events are refused. So without this probe, nothing would show that events can be stored again.
    private async Task Probe(CancellationToken ct)
    {
        if (!_isFailing)
            return;
        JournalRow row = new(Random.Shared.NextInt64(1, long.MaxValue), _time.GetUtcNow(), []);
        await _db.WriteAsync(write => Store(write, [row]) + write.Execute(RemoveSql, new { row.Batch }), ct);
        Report(null);
    }

    private void Report(Exception? error)
    {
        // The queue of writes is closed only when the program ends, so this is no failure.
        if (error is ChannelClosedException)
            return;
        if (error is null)
            _work.Succeeded();
        else
            _work.Failed(error);
        if (_isFailing == error is not null)
            return;
        _isFailing = error is not null;
        if (error is not null)
            LogFailing(error.Message);
        else
            LogWorkingAgain(Interlocked.Exchange(ref _droppedClicks, 0));
    }

    [LoggerMessage(LogLevel.Error, "Events of readers can't be stored and are refused: {Reason}")]
    private partial void LogFailing(string reason);

    [LoggerMessage(LogLevel.Warning, "Events of readers can be stored again; {Dropped} clicks were not counted")]
    private partial void LogWorkingAgain(long dropped);

    /// <summary>Events that wait to be stored.</summary>
    /// <param name="Events">The events.</param>
    /// <param name="Stored">Completes for the caller when the events are stored; null for a click, for which no caller waits.</param>
    private readonly record struct Pending(IReadOnlyList<ReaderEvent> Events, TaskCompletionSource? Stored)
    {
        public void Complete(Exception? error)
        {
            if (error is null)
                Stored?.SetResult();
            else
                Stored?.SetException(error);
        }
    }

    private sealed record JournalRow(long Batch, DateTimeOffset ReceivedAt, ReaderEvent[] Events);
}
