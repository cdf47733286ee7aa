using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Counting.Deduplication;

/// <summary>
/// What was counted lately: a client's repeated batch counts once within a day, and one person, one article, one kind once in half an hour. Marks
/// are stored with the counts that they stand for, in one transaction; memory only spares looking for them.
/// </summary>
/// <param name="most">How many visitors' marks may be in memory, and as many of clients' ids.</param>
internal sealed class DeduplicationKeys(int most)
{
    // In seconds. What comes with a time that is further back has its marks kept for as long as such times are taken.
    private const long Repeat = 30 * 60, Slot = 10, Late = 60;

    // For how long after they came.
    private const int Minute = 6, VisitorSlots = 32 * Minute, LateSlots = ((24 * 60) + 40) * Minute, ClientIdSlots = ((24 * 60) + 10) * Minute, BatchSlots = 120 * Minute;

    private readonly DeduplicationSet _visitors = new(DeduplicationKind.Visitors, VisitorSlots, most);
    private readonly DeduplicationSet _lateVisitors = new(DeduplicationKind.LateVisitors, LateSlots, most);
    private readonly DeduplicationSet _clientIds = new(DeduplicationKind.ClientIds, ClientIdSlots, most);
    private readonly List<long> _batches = [];

    private IEnumerable<DeduplicationSet> Families => [_visitors, _lateVisitors, _clientIds];

    /// <summary>Takes the place of what is in memory.</summary>
    public async ValueTask Load(Db db, DateTimeOffset now, CancellationToken ct)
    {
        _batches.Clear();
        foreach (var family in Families)
            await family.Load(db, SlotOf(now), ct);
    }

    /// <summary>To be called before <see cref="IsNew"/> is asked of these.</summary>
    public async ValueTask Recall(Db db, IReadOnlyList<ReaderEvent> events, DateTimeOffset now, CancellationToken ct)
    {
        var slot = SlotOf(now);
        foreach (var family in Families.Where(family => family.NeedsRecall(slot)))
            await family.Recall(
                db, family == _clientIds
                    ? events.Where(one => one.ClientId != 0).Select(one => one.ClientId)
                    : events.Where(IsPersons).SelectMany(one => (long[])[MarkOf(one, -1), MarkOf(one, 0), MarkOf(one, 1)]),
                slot, ct);
    }

    /// <summary>Whether it is to be counted; from then on it was.</summary>
    public bool IsNew(in ReaderEvent one, DateTimeOffset now)
    {
        var (at, slot) = ((uint)(one.At / 1000), SlotOf(now));
        if (one.ClientId != 0)
        {
            if (_clientIds.Find(one.ClientId) is not null)
                return false;
            _clientIds.Add(one.ClientId, at, slot);
        }

        // Machines are counted each time they come.
        if (!IsPersons(one))
            return true;
        var mark = MarkOf(one, 0);
        if (IsNear(mark, at) || IsNear(MarkOf(one, -1), at) || IsNear(MarkOf(one, 1), at))
            return false;
        (one.At / 1000 < now.ToUnixTimeSeconds() - Late ? _lateVisitors : _visitors).Add(mark, at, slot);
        return true;
    }

    /// <summary>A row of the journal that is being counted: who could not see whether it was stored can ask (<see cref="WasCounted"/>).</summary>
    public void AddBatch(long batch) => _batches.Add(batch);

    /// <summary>Stores what came since the last time.</summary>
    /// <param name="write">The transaction of the counters.</param>
    /// <param name="addition">The number of the addition to the counters.</param>
    /// <param name="now">The time.</param>
    public void Store(WriteSession write, long addition, DateTimeOffset now)
    {
        foreach (var family in Families)
            family.Store(write, addition);
        var batches = new PackedKeys();
        foreach (var batch in _batches)
            batches.Add(batch, 0);
        if (_batches.Count > 0)
            DeduplicationRows.Add(write, DeduplicationKind.Batches, SlotOf(now), addition, batches);
    }

    /// <summary>After the commit.</summary>
    public void Stored(DateTimeOffset now)
    {
        _batches.Clear();
        foreach (var family in Families)
            family.Stored(SlotOf(now));
    }

    /// <summary>Whether a row of the journal was counted since it was made; of what is older than two hours that is not known any more.</summary>
    public static bool WasCounted(WriteSession write, long batch, DateTimeOffset madeAt)
    {
        var (wanted, found) = (new WantedKeys([batch]), false);
        foreach (var row in DeduplicationRows.List(write, DeduplicationKind.Batches, SlotOf(madeAt)))
            PackedKeys.Find(row.Content, wanted, (_, _) => found = true);
        return found;
    }

    /// <summary>Drops what is of no use to anybody any more.</summary>
    public static void Forget(WriteSession write, DateTimeOffset now)
    {
        DeduplicationRows.Forget(write, DeduplicationKind.Visitors, SlotOf(now) - VisitorSlots);
        DeduplicationRows.Forget(write, DeduplicationKind.LateVisitors, SlotOf(now) - LateSlots);
        DeduplicationRows.Forget(write, DeduplicationKind.ClientIds, SlotOf(now) - ClientIdSlots);
        DeduplicationRows.Forget(write, DeduplicationKind.Batches, SlotOf(now) - BatchSlots);
    }

    private bool IsNear(long mark, uint at) => (_visitors.Find(mark) ?? _lateVisitors.Find(mark)) is { } last && Math.Abs((long)at - last) < Repeat;

    private static bool IsPersons(ReaderEvent one) => one.Visitor != 0 && one.Class is VisitorClass.Human or VisitorClass.Staff;

    // Of a half hour: twice in one is always a repeat, in neighbours it may be.
    private static long MarkOf(in ReaderEvent one, int halfHours) =>
        HashedKey.Of(one.Visitor, one.Article.Id, (long)one.Kind, (one.At / (Repeat * 1000)) + halfHours);

    private static int SlotOf(DateTimeOffset now) => (int)(now.ToUnixTimeSeconds() / Slot);
}
