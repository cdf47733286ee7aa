namespace NewsApi.Sync.Streams;

/// <summary>
/// The last batches of this node. Listeners need no queue: each one stores its position, and all wait for the same task.
/// </summary>
internal sealed class StreamRing
{
    /// <summary>How many batches the ring holds. A listener that is further behind is disconnected.</summary>
    public const int Size = 1_024;

    private readonly StreamBatch?[] _batches = new StreamBatch?[Size];
    private readonly Lock _gate = new();
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head;

    /// <summary>The position after the last batch.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Completes when the next batch is added. Read this task before <see cref="Head"/>, so that no batch is missed.</summary>
    public Task Next => _next.Task;

    public void Publish(StreamBatch batch)
    {
        TaskCompletionSource done;
        lock (_gate)
        {
            _batches[_head % Size] = batch;
            Volatile.Write(ref _head, _head + 1);
            done = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        done.SetResult();
    }

    /// <param name="position">The position of the batch; it must be below <see cref="Head"/>.</param>
    /// <returns>The batch; null if a newer batch has replaced it.</returns>
    public StreamBatch? Find(long position)
    {
        lock (_gate)
            return position < _head - Size ? null : _batches[position % Size];
    }
}
