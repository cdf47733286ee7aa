using NewsApi.Changes;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.WebSub;

/// <summary>Wakes the hub's worker after a change of public content and after a request of a subscriber.</summary>
internal sealed class HubSignal : IChangeSubscriber
{
    public WakeSignal Wake { get; } = new();

    public void Receive(IReadOnlyList<Change> changes)
    {
        if (changes.Any(change => change.Touched.Count > 0))
            Wake.Set();
    }
}
