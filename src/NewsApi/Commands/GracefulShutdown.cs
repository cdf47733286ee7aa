using Microsoft.Extensions.Options;
using NewsApi.Http;

namespace NewsApi.Commands;

/// <summary>
/// Stops the server within a deadline: first readiness fails, then the port closes, then requests that still run are aborted.
/// </summary>
internal sealed class GracefulShutdown(IHostApplicationLifetime lifetime, IOptions<HttpOptions> options)
{
    // The time between the abort of the requests that still run and the deadline: connections end, events are stored, leases are released.
    private const int SecondsAfterCut = 1;

    /// <summary>Returns when the signal to stop has come and no request is served any more.</summary>
    public async Task Run(WebApplication app)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStopping.Register(signal.SetResult))
            await signal.Task;
        var (all, announced) = (options.Value.StopSeconds, options.Value.StopAnnouncedSeconds);
        using var cut = new CancellationTokenSource(TimeSpan.FromSeconds(all - SecondsAfterCut));
        if (announced > 0)
            await Task.Delay(TimeSpan.FromSeconds(announced), CancellationToken.None);
        await app.StopAsync(cut.Token);
    }
}
