using System.Threading.Channels;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Wakes one waiting task. A signal that is set while no task waits ends the next wait at once.</summary>
internal sealed class WakeSignal
{
    private readonly Channel<bool> _channel =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Whether a signal was set since the last wait. This resets the signal.</summary>
    public bool Take() => _channel.Reader.TryRead(out _);

    public async Task Wait(CancellationToken ct) => await _channel.Reader.ReadAsync(ct);

    /// <summary>Waits for the signal, at most for the time <paramref name="longest"/>.</summary>
    public async Task Wait(TimeSpan longest, TimeProvider time, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await _channel.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The wait has timed out.
        }
    }
}
