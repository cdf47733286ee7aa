using NewsApi.Collections;

namespace NewsApi.Tests.Collections;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class BoundedCacheTests
{
    private const int Capacity = 100;

    private readonly BoundedCache<int, string> _cache = new(Capacity);

    [Test]
    public void The_newest_value_of_a_key_is_found()
    {
        _cache.Set(1, "old");
        Fill(from: 1_000, count: Capacity / 2);
        _cache.Set(1, "new");
        Assert.That(Find(1), Is.EqualTo("new"));
        Assert.That(Find(2), Is.Null);
    }

    [Test]
    public void It_never_holds_more_than_its_capacity()
    {
        Fill(from: 0, count: 10 * Capacity);
        Assert.That(Enumerable.Range(0, 10 * Capacity).Count(key => Find(key) is not null), Is.InRange(Capacity / 2, Capacity));
    }

    [Test]
    public void What_was_used_last_stays_and_what_was_not_used_is_evicted()
    {
        Fill(from: 0, count: 2);
        for (var round = 0; round < 100; round++)
        {
            Fill(from: 1_000 + (round * 10), count: 10);
            Assert.That(Find(0), Is.Not.Null, $"round {round}");
        }

        Assert.That(Find(1), Is.Null);
    }

    [Test]
    public void Many_threads_find_what_they_set()
    {
        var shared = new BoundedCache<int, int>(10_000);
        Parallel.For(0, 200_000, number =>
        {
            shared.Set(number % 500, number % 500);
            _ = shared.TryGet(number % 700, out _);
            Assert.That((shared.TryGet(number % 500, out var value), value), Is.EqualTo((true, number % 500)));
        });
    }

    private void Fill(int from, int count)
    {
        for (var key = from; key < from + count; key++)
            _cache.Set(key, $"{key}");
    }

    private string? Find(int key) => _cache.TryGet(key, out var value) ? value : null;
}
