using Microsoft.Extensions.Options;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;

namespace NewsApi.Media.Renditions;

/// <summary>
/// Runs work that needs much processor time. Only a few run at once and a limited number wait, so that many pictures at once exhaust
/// neither the processors nor the memory. Work that a request waits for runs before background work.
/// </summary>
internal sealed class RenderQueue(IOptions<MediaOptions> options)
{
    private const int RetrySeconds = 2;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (bool IsBackground, long Number)> _turns = new();
    private int _free = options.Value.RendersAtOnce;
    private int _waiting;
    private long _number;

    /// <summary>Runs work that a request waits for.</summary>
    /// <exception cref="ProblemException">Too much work waits already: 503.</exception>
    public async Task<T> Run<T>(Func<T> work, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.RendersWaiting + options.Value.RendersAtOnce)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ProblemException(new Problem(
                StatusCodes.Status503ServiceUnavailable, "too_many_renders", "Too many pictures are being decoded; try again in a moment.")
            {
                RetryAfter = RetrySeconds,
            });
        }

        try
        {
            using (await Enter(isBackground: false, ct))
                return await Task.Run(work, ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>
    /// Waits for a place for background work, which comes after all work of requests. It does not count towards the limit of waiting work.
    /// </summary>
    /// <returns>The place; disposing it frees the place.</returns>
    public Task<IDisposable> EnterLast(CancellationToken ct) => Enter(isBackground: true, ct);

    private async Task<IDisposable> Enter(bool isBackground, CancellationToken ct)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return new Place(this);
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _turns.Enqueue(turn, (isBackground, _number++));
        }

        await using (ct.Register(() => turn.TrySetCanceled(ct)))
            await turn.Task;
        return new Place(this);
    }

    private void Leave()
    {
        lock (_lock)
        {
            // Callers that have stopped waiting are skipped.
            while (_turns.TryDequeue(out var next, out _))
                if (next.TrySetResult())
                    return;
            _free++;
        }
    }

    private sealed class Place(RenderQueue queue) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                queue.Leave();
        }
    }
}
