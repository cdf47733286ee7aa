using System.Data.Common;
using Microsoft.Extensions.Options;
using NewsApi.Data;

namespace NewsApi.Counting;

/// <summary>
/// Where events become durable. Whatever waits goes into the journal as one row by one commit, and only then is anybody told that it was
/// taken. Clicks on short links wait for nobody and nobody waits for them: when the database is away they stay in memory, up to a bound.
/// </summary>
internal sealed partial class EventJournal(Db db, TimeProvider time, IOptions<CountingOptions> options, ILogger<EventJournal> log) : IAsyncDisposable
{
    // A row of a megabyte at most.
    private const int MostInRow = 20_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static readonly Sql AddSql = new(
        "INSERT INTO read_journal (batch, received_at, events, content) VALUES (@Batch, @ReceivedAt, @Events, @Content)");

    private static readonly Sql KnownSql = new("SELECT COUNT(*) FROM read_journal WHERE batch = @Batch");

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _something = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private Waiting _waiting = new();
    private List<JournalRow> _left = [];
    private int _leftEvents;
    private Task? _loop;
    private bool _failing;
    private long _dropped;


    public void Start() => _loop ??= Task.Run(Run);

    /// <summary>Completes when the events are durable; null, at once, where too many wait already.</summary>
    /// <exception cref="DbException">The task's: they could not be stored, and are not.</exception>
    public Task? Add(IReadOnlyList<CountedEvent> events)
    {
        lock (_gate)
        {
            if (_waiting.Answered.Count + events.Count > options.Value.QueueEvents)
                return null;
            Wake();
            _waiting.Answered.AddRange(events);
            return _waiting.Stored.Task;
        }
    }

    /// <summary>Takes a click, unless too many of them wait already. Nobody is told.</summary>
    public void Post(CountedEvent click)
    {
        lock (_gate)
        {
            if (_waiting.Unanswered.Count + _leftEvents >= options.Value.QueueEvents)
            {
                _dropped++;
                return;
            }

            Wake();
            _waiting.Unanswered.Add(click);
        }
    }

    /// <summary>Stores all that waits; nothing may be added any more.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync();
        _something.Release();
        if (_loop is not null)
            await _loop;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stopping.Dispose();
        _something.Dispose();
    }

    private void Wake()
    {
        if (_waiting.IsEmpty)
            _something.Release();
    }

    private async Task Run()
    {
        while (true)
        {
            await _something.WaitAsync();
            while (Take() is { } group)
                await Store(group);
            if (_stopping.IsCancellationRequested)
            {
                if (_left.Count > 0)
                    await Store(new Waiting());
                return;
            }
        }
    }

    private Waiting? Take()
    {
        lock (_gate)
        {
            if (_waiting.IsEmpty)
                return null;
            var taken = _waiting;
            _waiting = new Waiting();
            return taken;
        }
    }

    private async Task Store(Waiting group)
    {
        var unanswered = _left.Concat(Rows(group.Unanswered)).ToList();
        var rows = unanswered.Concat(Rows(group.Answered)).ToList();
        try
        {
            await db.WriteAsync(
                write =>
                {
                    foreach (var row in rows)
                        Add(write, row);
                    return 0;
                },
                CancellationToken.None);
        }
        catch (Exception e)
        {
            Keep([.. unanswered.Select(row => row with { WasTried = true })]);
            group.Stored.SetException(e);
            if (!_failing)
                LogFailing(e.Message);
            _failing = true;
            if (!_stopping.IsCancellationRequested)
                await Task.Delay(Pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        Keep([]);
        group.Stored.SetResult();
        if (_failing)
            LogWorkingAgain(Interlocked.Exchange(ref _dropped, 0));
        _failing = false;
    }

    private void Keep(List<JournalRow> left)
    {
        lock (_gate)
            (_left, _leftEvents) = (left, left.Sum(row => row.Events.Length));
    }

    private IEnumerable<JournalRow> Rows(List<CountedEvent> events) =>
        events.Chunk(MostInRow).Select(chunk => new JournalRow(Guid.NewGuid().ToString("N"), time.GetUtcNow(), chunk, WasTried: false));

    // Whether a commit that failed took place all the same is not always known; its batch is.
    private static void Add(WriteSession write, JournalRow row)
    {
        if (!row.WasTried || write.Find<long>(KnownSql, new { row.Batch }) == 0)
            write.Execute(AddSql, new { row.Batch, row.ReceivedAt, Events = row.Events.Length, Content = EventBatch.Write(row.Events) });
    }

    [LoggerMessage(LogLevel.Error, "Events of readers can't be stored and are refused: {Reason}")]
    private partial void LogFailing(string reason);

    [LoggerMessage(LogLevel.Warning, "Events of readers are stored again; {Dropped} clicks were not counted")]
    private partial void LogWorkingAgain(long dropped);

    private sealed class Waiting
    {
        public List<CountedEvent> Answered { get; } = [];

        public List<CountedEvent> Unanswered { get; } = [];

        public bool IsEmpty => Answered.Count == 0 && Unanswered.Count == 0;

        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record JournalRow(string Batch, DateTimeOffset ReceivedAt, CountedEvent[] Events, bool WasTried);
}
