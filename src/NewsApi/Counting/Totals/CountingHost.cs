using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;

namespace NewsApi.Counting.Totals;

/// <summary>Starts counting before the first request and stops it after the last one; the database is available all this time.</summary>
internal sealed class CountingHost(ViewKeys keys, Salts salts, EventJournal journal, Aggregator aggregator)
{
    public async Task Start(CancellationToken ct)
    {
        await keys.Prepare(ct);
        await salts.Prepare(ct);
        await aggregator.StartAsync(ct);
    }

    /// <summary>Stores the waiting events in the journal. The next node that runs adds them to the counters.</summary>
    public async Task Stop()
    {
        await journal.Stop();
        await aggregator.StopAsync(CancellationToken.None);
    }
}
