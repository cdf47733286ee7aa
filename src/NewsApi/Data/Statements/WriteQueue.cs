using System.Threading.Channels;

namespace NewsApi.Data.Statements;

/// <summary>
/// Work items that wait for the single thread that runs them. An item that waits too long is refused and never runs. Without this limit,
/// the waiting time would grow with each caller while the database is slow.
/// </summary>
/// <param name="longestWait">The maximum time that a caller waits until its work begins.</param>
internal sealed class WriteQueue(TimeSpan longestWait)
{
    private const int Size = 1024;

    private readonly Channel<QueuedWork> _queue = Channel.CreateBounded<QueuedWork>(
        // The enqueuing thread wakes the writer's thread directly, without the thread pool.
        new BoundedChannelOptions(Size) { SingleReader = true, AllowSynchronousContinuations = true });

    /// <summary>Completes after the commit of the work; see <see cref="ISqlWriter.WriteAsync"/>.</summary>
    /// <exception cref="DatabaseBusyException">It waited too long, and nothing was done.</exception>
    public async Task<T> RunAsync<T>(Func<WriteSession, T> work, CancellationToken ct)
    {
        var item = new QueuedWork(session => work(session)) { Until = Environment.TickCount64 + (long)longestWait.TotalMilliseconds };
        if (!_queue.Writer.TryWrite(item))
            await WaitForPlace(item, ct);
        return (T)(await item.Completion.Task)!;
    }

    /// <summary>Queues a work item that no caller waits for; see <see cref="ISqlWriter.Post"/>. It is never refused.</summary>
    public void Post(Action<WriteSession> work, Action<Exception?> done)
    {
        var item = new QueuedWork(session =>
        {
            work(session);
            return null;
        })
        { Done = done };
        if (!_queue.Writer.TryWrite(item))
            _ = PostLater(item);
    }

    /// <summary>
    /// Takes the work items that wait now, up to a maximum. Blocks while there are none, so the calling thread must be the writer's own.
    /// </summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(List<QueuedWork> group, int most)
    {
        group.Clear();
        while (group.Count == 0)
        {
            if (!_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
                return false;
            while (group.Count < most && _queue.Reader.TryRead(out var item))
                if (item.Until < Environment.TickCount64)
                    item.Refuse();
                else
                    group.Add(item);
        }

        return true;
    }

    /// <summary>Closes the queue for new work items; waiting items still run.</summary>
    public void Close() => _queue.Writer.TryComplete();

    private async Task WaitForPlace(QueuedWork item, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(longestWait);
        try
        {
            await _queue.Writer.WriteAsync(item, late.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new DatabaseBusyException();
        }
    }

    private async Task PostLater(QueuedWork item)
    {
        try
        {
            await _queue.Writer.WriteAsync(item);
        }
        catch (ChannelClosedException e)
        {
            item.Done!(e);
        }
    }
}

/// <summary>A work item that waits for the writer or is run by it.</summary>
internal sealed class QueuedWork(Func<WriteSession, object?> run)
{
    public Func<WriteSession, object?> Run { get; } = run;

    /// <summary>The time by which the work must have begun, as <see cref="Environment.TickCount64"/>.</summary>
    public long Until { get; init; } = long.MaxValue;

    public TaskCompletionSource<object?> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public object? Result { get; set; }

    public Exception? Error { get; set; }

    /// <summary>The callback of posted work, which does not use <see cref="Completion"/>.</summary>
    public Action<Exception?>? Done { get; init; }

    public void Complete()
    {
        if (Done is not null)
            Done(Error);
        else if (Error is null)
            Completion.SetResult(Result);
        else
            Completion.SetException(Error);
    }

    /// <summary>Completes the work item with an error, without running it.</summary>
    public void Refuse()
    {
        Error = new DatabaseBusyException();
        Complete();
    }
}
