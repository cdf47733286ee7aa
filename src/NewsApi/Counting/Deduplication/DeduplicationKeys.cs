using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Deduplication;

/// <summary>
/// Recognises events that were counted before. An event with a client's id counts once within a day. The same kind of event by one person
/// on one article counts once within half an hour. The transaction that updates the counters also stores the keys; the keys in memory only
/// save look-ups.
/// </summary>
/// <param name="rememberedEvents">
/// The number of events whose keys stay in memory. An event has up to two keys: for the visitor and for the client's id.
/// </param>
internal sealed class DeduplicationKeys(int rememberedEvents)
{
    // Both are in seconds. The key of an event that is later than LateAfter is kept as long as late events are accepted.
    private const long RepeatWindow = 30 * 60, LateAfter = 60;

    private readonly DeduplicationKeyCache _cache = new(2 * rememberedEvents);
    private readonly Dictionary<DeduplicationKind, List<TimedKey>> _unstored =
        Enum.GetValues<DeduplicationKind>().ToDictionary(kind => kind, _ => new List<TimedKey>());

    /// <summary>Replaces the keys in memory by the stored keys.</summary>
    public ValueTask Load(Db db, DateTimeOffset now, CancellationToken ct)
    {
        ClearUnstored();
        return _cache.Load(db, DeduplicationLifetimes.SlotOf(now), ct);
    }

    /// <summary>Reads the stored keys of these events into memory; to be called before <see cref="Add"/>.</summary>
    public ValueTask Load(Db db, IReadOnlyList<ReaderEvent> events, DateTimeOffset now, CancellationToken ct) => _cache.Load(
        db,
        events.SelectMany(one => (long[])[
            .. one.ClientId == 0 ? (long[])[] : [one.ClientId],
            .. IsDeduplicatedByVisitor(one) ? [VisitorKey(one, -1), VisitorKey(one, 0), VisitorKey(one, 1)] : (long[])[],
        ]),
        DeduplicationLifetimes.SlotOf(now), ct);

    /// <summary>Adds the keys of an event.</summary>
    /// <returns>Whether the event is new and must be counted.</returns>
    public bool Add(in ReaderEvent one, DateTimeOffset now)
    {
        var (at, slot) = ((uint)(one.At / 1000), DeduplicationLifetimes.SlotOf(now));
        if (one.ClientId != 0)
        {
            if (_cache.Find(one.ClientId) is not null)
                return false;
            AddKey(DeduplicationKind.ClientIds, new TimedKey(one.ClientId, at), slot);
        }

        if (!IsDeduplicatedByVisitor(one))
            return true;
        var key = VisitorKey(one, 0);
        if (IsRepeat(key, at) || IsRepeat(VisitorKey(one, -1), at) || IsRepeat(VisitorKey(one, 1), at))
            return false;
        var isLate = at < now.ToUnixTimeSeconds() - LateAfter;
        AddKey(isLate ? DeduplicationKind.LateVisitors : DeduplicationKind.Visitors, new TimedKey(key, at), slot);
        return true;
    }

    /// <summary>Adds the batch id of a row of the journal, for <see cref="WasCounted"/>.</summary>
    public void AddBatch(long batch) => _unstored[DeduplicationKind.Batches].Add(new TimedKey(batch, 0));

    /// <summary>Stores the added keys. The transaction may run this method again.</summary>
    /// <param name="write">The transaction that updates the counters.</param>
    /// <param name="addition">The number of this addition to the counters; each addition has another number.</param>
    /// <param name="now">The time with which the events were added.</param>
    public void Store(WriteSession write, long addition, DateTimeOffset now)
    {
        foreach (var (kind, keys) in _unstored)
            DeduplicationRows.Add(write, kind, DeduplicationLifetimes.SlotOf(now), addition, keys);
    }

    /// <summary>Clears the list of keys to store, and trims the memory. To be called after the commit.</summary>
    public void OnStored(DateTimeOffset now)
    {
        ClearUnstored();
        _cache.Trim(DeduplicationLifetimes.SlotOf(now));
    }

    /// <summary>Whether a row of the journal is in the counters already; this is known for two hours after it was counted.</summary>
    public static bool WasCounted(WriteSession write, long batch, DateTimeOffset madeAt) =>
        DeduplicationRows.List(write, DeduplicationKind.Batches, DeduplicationLifetimes.SlotOf(madeAt))
            .Any(row => row.Keys().Any(key => key.Key == batch));

    /// <summary>Deletes the expired keys from the database.</summary>
    public static void DeleteOld(WriteSession write, DateTimeOffset now)
    {
        foreach (var kind in Enum.GetValues<DeduplicationKind>())
            DeduplicationRows.Delete(write, kind, kind.FirstSlot(DeduplicationLifetimes.SlotOf(now)));
    }

    private void AddKey(DeduplicationKind kind, TimedKey key, int slot)
    {
        _cache.Add(kind, key, slot);
        _unstored[kind].Add(key);
    }

    private void ClearUnstored()
    {
        foreach (var keys in _unstored.Values)
            keys.Clear();
    }

    private bool IsRepeat(long key, uint at) => _cache.Find(key) is { } last && Math.Abs((long)at - last) < RepeatWindow;

    // Only events of people are deduplicated. Events of machines are counted each time.
    private static bool IsDeduplicatedByVisitor(in ReaderEvent one) =>
        one.Visitor != 0 && one.Class is VisitorClass.Human or VisitorClass.Staff;

    // Two events in the same half hour are always repeats. Events in neighbouring half hours may be repeats.
    private static long VisitorKey(in ReaderEvent one, int halfHours) =>
        HashedKey.Of(one.Visitor, one.Article.Id, (long)one.Kind, (one.At / (RepeatWindow * 1000)) + halfHours);
}
