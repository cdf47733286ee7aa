namespace NewsApi.Sync.Streams;

/// <summary>
/// The last batches of this node. A listener costs no queue: it keeps a position, and all wait for the same task.
/// </summary>
internal sealed class StreamRing
{
    /// <summary>A listener that is behind by more batches is dropped.</summary>
    public const int Size = 1_024;

    private readonly StreamBatch?[] _batches = new StreamBatch?[Size];
    private readonly Lock _gate = new();
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head;

    /// <summary>The position after the last batch.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Ends with the next batch. Take it before the last look at <see cref="Head"/>.</summary>
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

    /// <param name="position">Below <see cref="Head"/>.</param>
    /// <returns>Null where it is gone.</returns>
    public StreamBatch? Find(long position)
    {
        lock (_gate)
            return position < _head - Size ? null : _batches[position % Size];
    }
}
