using NewsApi.Counting;
using NewsApi.Counting.Deduplication;

namespace NewsApi.Tests.Counting.Deduplication;

public class DeduplicationKeyCacheTests
{
    private const int Slots = 5, KeysInSlot = 10;

    [TestCase(50, ExpectedResult = 1)]
    [TestCase(49, ExpectedResult = 4)]
    [TestCase(25, ExpectedResult = 5)]
    [TestCase(3, ExpectedResult = 5)]
    public int Too_many_keys_leave_the_newest_half_and_always_the_slot_that_is_being_filled(int most)
    {
        var cache = new DeduplicationKeyCache(most);
        for (var slot = 1; slot <= Slots; slot++)
            for (var number = 0; number < KeysInSlot; number++)
                cache.Add(DeduplicationKind.ClientIds, new TimedKey(HashedKey.Of(slot, number), 1), slot);
        cache.Trim(Slots);
        var kept = Enumerable.Range(1, Slots).Where(slot => cache.Find(HashedKey.Of(slot, 0)) is not null).ToList();
        Assert.That(kept, Is.EqualTo(Enumerable.Range(kept[0], 1 + Slots - kept[0])));
        return kept[0];
    }

    [Test]
    public void Each_kind_of_keys_is_removed_when_it_is_of_no_use_any_more()
    {
        var cache = new DeduplicationKeyCache(most: 100);
        DeduplicationKind[] kinds = [DeduplicationKind.Visitors, DeduplicationKind.ClientIds, DeduplicationKind.LateVisitors];
        foreach (var kind in kinds)
            cache.Add(kind, new TimedKey((long)kind, 1), slot: 1_000_000);
        Assert.That(After(TimeSpan.FromMinutes(31)), Is.EqualTo(kinds));
        Assert.That(After(TimeSpan.FromMinutes(40)), Is.EqualTo(kinds[1..]));
        Assert.That(After(TimeSpan.FromHours(24)), Is.EqualTo(kinds[1..]));
        Assert.That(After(new TimeSpan(24, 30, 0)), Is.EqualTo(kinds[2..]));
        Assert.That(After(TimeSpan.FromHours(25)), Is.Empty);

        IEnumerable<DeduplicationKind> After(TimeSpan age)
        {
            cache.Trim(1_000_000 + (int)(age.TotalSeconds / 10));
            return kinds.Where(kind => cache.Find((long)kind) is not null).ToList();
        }
    }
}
