using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using NewsApi.Articles.Published.Lists;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Health;
using NewsApi.Site;

namespace NewsApi.Sync.Streams;

/// <summary>
/// Makes the events of all streams of this node. The changes that the feed delivers are read once for all listeners. Without listeners
/// nothing is read.
/// </summary>
internal sealed partial class StreamHub(
    Db db, SiteCache sites, Freshness freshness, IOptions<SyncOptions> options, TimeProvider time, IHostApplicationLifetime lifetime,
    BackgroundWork works, ILogger<StreamHub> log) : BackgroundService, IChangeSubscriber
{
    // If more changes come at once, listeners are disconnected and read the log page by page.
    private const int MostChanges = 5_000;

    private readonly ConcurrentDictionary<StreamListener, byte> _seats = [];
    private readonly Channel<IReadOnlyList<Change>> _delivered =
        Channel.CreateUnbounded<IReadOnlyList<Change>>(new UnboundedChannelOptions { SingleReader = true });

    private readonly WorkState _work = works.Add("change_stream");
    private int _listeners;

    public StreamRing Ring { get; } = new();

    public int Listeners => Volatile.Read(ref _listeners);

    /// <returns>The place of a new listener; null if this node already has its maximum number of listeners.</returns>
    public StreamListener? Join(HttpContext context)
    {
        if (Interlocked.Increment(ref _listeners) > options.Value.Listeners || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Interlocked.Decrement(ref _listeners);
            return null;
        }

        var seat = new StreamListener(this, context, Ring.Head);
        _seats[seat] = 0;
        return seat;
    }

    public void Leave(StreamListener seat)
    {
        if (_seats.TryRemove(seat, out _))
            Interlocked.Decrement(ref _listeners);
    }

    public void Receive(IReadOnlyList<Change> changes)
    {
        if (Listeners > 0)
            _delivered.Writer.TryWrite(changes);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var end = lifetime.ApplicationStopping.Register(() => Signal(StreamControlEvent.GoAway, "stopping"));
        await Task.WhenAll(Publish(stoppingToken), Ping(stoppingToken));
    }

    private async Task Publish(CancellationToken ct)
    {
        await foreach (var changes in _delivered.Reader.ReadAllAsync(ct))
            try
            {
                _work.Began();
                if (changes.Count > MostChanges)
                    Signal(StreamControlEvent.GoAway, "behind");
                else if (changes.Count > 0)
                    Ring.Publish(await Make(changes, ct));
                _work.Succeeded();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Listeners connect again with the number of their last event, so they miss nothing.
                _work.Failed(e);
                LogFailed(e.Message);
                Signal(StreamControlEvent.GoAway, "unavailable");
            }
    }

    private async Task Ping(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PingSeconds), time);
        while (await timer.WaitForNextTickAsync(ct))
        {
            Signal(StreamControlEvent.Ping, null);
            // A seat that is so far behind is blocked in a write, because its client does not read.
            foreach (var seat in _seats.Keys)
                if (Ring.Head - seat.Position > StreamRing.Size)
                    seat.Abort();
        }
    }

    private void Signal(string type, string? reason) => Ring.Publish(
        new StreamBatch(0, []) { Signal = StreamControlEvent.Of(type, reason, freshness.Seen.Seq) });

    private Task<StreamBatch> Make(IReadOnlyList<Change> changes, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var things = new MergedChanges();
            foreach (var change in changes.Where(IsSeen))
            {
                things.Add(change);
                if (SyncLog.ChangesMenus(change))
                    things.Name(change);
            }

            await SyncLog.AddTranslations(read, things, ct);
            await SyncLog.AddMenus(read, things, ct);
            var made = new List<StreamChange>();
            var articles = things.Of(ChangeKinds.Article);
            var scopes = await SyncArticles.Scopes(read, [.. articles.Keys], ct);
            var gone = await SyncArticles.Withdrawals(read, [.. articles.Keys.Except(scopes.Keys)], ct);
            foreach (var (id, thing) in articles)
            {
                var scope = scopes.GetValueOrDefault(id);
                made.Add(new StreamChange(
                    ChangeKinds.Article, thing, scope, scope is null ? null : ArticleChanges.Upsert(id, thing, scope),
                    ArticleChanges.Removal(id, thing, scope, gone.GetValueOrDefault(id))));
            }

            foreach (var kind in SyncKinds.All.Skip(1))
                if (things.Of(kind) is { Count: > 0 } changed)
                    foreach (var entry in await new SyncEntities(read, sites, wanted: null).Find(
                                 kind, changed.ToDictionary(pair => pair.Key, pair => pair.Value.Seq), ct))
                        made.Add(Term(entry));
            return new StreamBatch(changes[^1].Seq, [.. made.OrderBy(one => one.Seq)])
            {
                ChangesNames = changes.Any(change => change.Kind is ChangeKinds.Tag or ChangeKinds.Section or ChangeKinds.Site),
                HasNotices = changes.Any(change => ArticleNotices.KindOf(change) is not null),
            };
        },
        ct);

    private static StreamChange Term(SyncEntry entry)
    {
        var thin = entry with { Resource = null };
        return new StreamChange(
            entry.Kind, new MergedChange(entry.Seq), null, entry.Reason is null ? thin : null, entry.Reason is null ? null : thin);
    }

    private static bool IsSeen(Change change) =>
        change.Kind == ChangeKinds.Story || (SyncKinds.All.Contains(change.Kind)
            && (change.Kind != ChangeKinds.Article || change.Action is ChangeActions.Published or ChangeActions.Unpublished
                or ChangeActions.Retagged or ChangeActions.Moved or ChangeActions.Repictured)
            && (change.Kind != ChangeKinds.Front || change.Touched.Count > 0));

    [LoggerMessage(LogLevel.Warning, "The events of streams could not be made, so all listeners have to connect again: {Reason}")]
    private partial void LogFailed(string reason);
}

/// <summary>A listener of this node.</summary>
internal sealed class StreamListener(StreamHub hub, HttpContext context, long position) : IDisposable
{
    private long _position = position;

    /// <summary>The position of this listener's next batch in the ring.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        set => Volatile.Write(ref _position, value);
    }

    public void Abort() => context.Abort();

    /// <summary>Frees the place for another listener. Further calls have no effect.</summary>
    public void Dispose() => hub.Leave(this);
}
