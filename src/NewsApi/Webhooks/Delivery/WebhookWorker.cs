namespace NewsApi.Webhooks.Delivery;

/// <summary>
/// Delivers to one subscription until nothing is left to do now. Several deliveries run at once, but only one for each article. A slow
/// receiver delays only its own worker.
/// </summary>
/// <param name="id">The subscription.</param>
/// <param name="parts">The services and settings that all workers share.</param>
internal sealed class WebhookWorker(long id, WebhookParts parts)
{
    // If more deliveries than this are waiting, the cursor stays where it is, and the change log keeps the other changes.
    private const int MostPending = 1_000;

    // The number of changes in one read of the log, and the largest distance of the stored cursor while no change concerns the
    // subscription.
    private const int ReadSize = 500, StoreEvery = 1_000;

    private readonly WakeSignal _wake = new();
    private readonly Dictionary<long, Task> _running = [];
    private readonly Queue<DeliveryRow> _due = [];
    private volatile bool _isOff;
    private Webhook _webhook = new();
    private DateTimeOffset? _leaseUntil;
    private long _position;
    private long _scanned;
    private int _failures;
    private long _pausedUntil;

    /// <summary>The worker has read the change log up to this number.</summary>
    public long Scanned => Volatile.Read(ref _scanned);

    /// <summary>Signals that there may be more to do.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Whether <see cref="Wake"/> was called after the worker had looked for work for the last time.</summary>
    public bool WasSignalled() => _wake.Take();

    /// <summary>Stops the worker, because the subscription was switched off or deleted.</summary>
    public void SwitchOff()
    {
        _isOff = true;
        _wake.Set();
    }

    /// <summary>Sets the current version of the subscription, which an admin may have changed.</summary>
    public void Change(Webhook webhook) => Volatile.Write(ref _webhook, webhook);

    public async Task Run(Webhook webhook, DispatchCursor cursor, CancellationToken ct)
    {
        Change(webhook);
        (_isOff, _position, _scanned) = (false, cursor.Position, Math.Max(cursor.Position, _scanned));
        (_failures, _pausedUntil) = (cursor.Failures, Ticks(cursor.PausedUntil));
        try
        {
            while (!_isOff && await Step(ct))
                await AwaitFinished();
        }
        finally
        {
            _due.Clear();
            // Each delivery records its own result. None of them throws, except when the program ends.
            await Task.WhenAll(_running.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _running.Clear();
        }
    }

    /// <summary>Releases the lease when this node stops, so that another node can take over the subscription.</summary>
    public async Task Release()
    {
        if (_leaseUntil is not null)
            await parts.Leases.Release(id);
    }

    /// <summary>Does the next part of the work: reads the log, and starts due deliveries.</summary>
    /// <returns>Whether there is more to do now.</returns>
    private async Task<bool> Step(CancellationToken ct)
    {
        var isPaused = Volatile.Read(ref _pausedUntil) > parts.Time.GetUtcNow().UtcTicks;
        if (isPaused && _running.Count == 0)
            return false;
        var hasRead = !isPaused && await ReadOn(ct);
        if (_isOff)
            return false;
        if (!isPaused && _due.Count == 0)
            await Refill(ct);
        // After a pause for failures, one delivery tests whether the receiver works again.
        var most = isPaused ? 0 : Volatile.Read(ref _failures) >= RetrySchedule.BreakAt ? 1 : parts.AtOnce;
        if (_due.Count > 0 && _running.Count < most && !await Hold(ct))
            return false;
        while (_due.Count > 0 && _running.Count < most)
            Start(_due.Dequeue(), ct);
        if (_running.Count == 0)
            return hasRead;
        if (!hasRead)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny([.. _running.Values, _wake.Wait(end.Token)]);
            await end.CancelAsync();
        }

        ct.ThrowIfCancellationRequested();
        return true;
    }

    /// <summary>Reads the next part of the log and stores the events in it.</summary>
    /// <returns>Whether the log may have more changes.</returns>
    private async Task<bool> ReadOn(CancellationToken ct)
    {
        var upTo = Math.Min(parts.Newest(), _scanned + ReadSize);
        if (upTo <= _scanned)
            return false;
        var found = await parts.Expansion.Read(_webhook, _scanned, upTo, ct);
        if (found.Events.Count > 0 || found.LostUpTo is not null || upTo - _position > StoreEvery)
        {
            if (!await Hold(ct))
                return false;
            if (found.Events.Count > 0 && await parts.Queue.Pending(id, ct) >= MostPending)
                return false;
            if (!await parts.Queue.Add(id, _position, upTo, found.LostUpTo, found.Events, ct))
            {
                _isOff = true;
                return false;
            }

            _position = upTo;
        }

        Volatile.Write(ref _scanned, upTo);
        return true;
    }

    private async Task Refill(CancellationToken ct)
    {
        // Running deliveries are still stored as pending, so they are skipped. A delivery that another node made waits until this node has
        // seen its change: a replica may still show the article without it.
        var newest = parts.Newest();
        foreach (var one in await parts.Queue.Due(id, (parts.AtOnce * 8) + _running.Count, ct))
            if (!_running.ContainsKey(one.Id) && one.Seq <= newest)
                _due.Enqueue(one);
    }

    private void Start(DeliveryRow delivery, CancellationToken ct) => _running[delivery.Id] = Deliver(delivery, ct);

    private async Task Deliver(DeliveryRow delivery, CancellationToken ct)
    {
        var (request, answer) = await parts.Sender.Send(Volatile.Read(ref _webhook), delivery, ct);
        var failures = answer.IsSuccess ? Interlocked.Exchange(ref _failures, 0) : Interlocked.Increment(ref _failures);
        var result = await parts.Record.Record(delivery, request, answer, failures, ct);
        Volatile.Write(ref _pausedUntil, Ticks(result.PausedUntil));
        if (result.IsOff)
            SwitchOff();
    }

    /// <returns>Whether this node holds the lease, with enough time left for a delivery.</returns>
    private async Task<bool> Hold(CancellationToken ct)
    {
        if (parts.Leases.IsEnding(_leaseUntil) && (_leaseUntil = await parts.Leases.Claim(id, ct)) is null)
            _isOff = true;
        return !_isOff;
    }

    private static long Ticks(DateTimeOffset? time) => time?.UtcTicks ?? 0;

    private async Task AwaitFinished()
    {
        foreach (var (done, task) in _running.Where(one => one.Value.IsCompleted).ToList())
        {
            _running.Remove(done);
            await task;
        }
    }
}

/// <summary>The services and settings that the workers of all subscriptions share.</summary>
/// <param name="Leases">The leases on cursors.</param>
/// <param name="Expansion">Makes events from the change log.</param>
/// <param name="Queue">The stored deliveries.</param>
/// <param name="Sender">Sends deliveries.</param>
/// <param name="Record">Records the results of attempts.</param>
/// <param name="Time">The clock.</param>
/// <param name="AtOnce">How many deliveries to a subscription run at once.</param>
/// <param name="Newest">The number of the newest change that this node has seen.</param>
internal sealed record WebhookParts(
    CursorLeases Leases, EventExpansion Expansion, DeliveryQueue Queue, DeliverySender Sender, AttemptRecorder Record, TimeProvider Time,
    int AtOnce, Func<long> Newest);
