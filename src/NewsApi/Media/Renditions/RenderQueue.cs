using Microsoft.Extensions.Options;
using NewsApi.Http.Problems;
using NewsApi.Media.Files;

namespace NewsApi.Media.Renditions;

/// <summary>
/// Runs work that takes a processor for some time. A few run at once and some wait, so that a rush of pictures takes neither the whole
/// machine nor all its memory.
/// </summary>
internal sealed class RenderQueue(IOptions<MediaOptions> options) : IDisposable
{
    private const int RetrySeconds = 2;

    private readonly SemaphoreSlim _places = new(options.Value.RendersAtOnce);
    private int _waiting;

    /// <exception cref="ProblemException">Too many wait already: 503.</exception>
    public async Task<T> Run<T>(Func<T> work, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.RendersWaiting + options.Value.RendersAtOnce)
        {
            Interlocked.Decrement(ref _waiting);
            throw new ProblemException(new Problem(
                StatusCodes.Status503ServiceUnavailable, "too_many_renders", "Too many pictures are being made; try again in a moment.")
            {
                RetryAfter = RetrySeconds,
            });
        }

        try
        {
            await _places.WaitAsync(ct);
            try
            {
                return await Task.Run(work, ct);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _places.Dispose();
}
