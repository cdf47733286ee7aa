using NewsApi.Counting.Journal;
using NewsApi.Counting.Visitors;

namespace NewsApi.Counting.Totals;

/// <summary>Starts and stops what counts: after the database is there and before the first request, and after the last one.</summary>
internal sealed class CountingLifetime(ViewKeys keys, Salts salts, EventJournal journal, Aggregator fold)
{
    public async Task Start(CancellationToken ct)
    {
        await keys.Prepare(ct);
        await salts.Prepare(ct);
        await fold.StartAsync(ct);
    }

    /// <summary>What was taken is stored before this ends; what is stored is added up by the next who runs.</summary>
    public async Task Stop()
    {
        await journal.Stop();
        await fold.StopAsync(CancellationToken.None);
    }
}
