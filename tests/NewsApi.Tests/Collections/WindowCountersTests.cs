using Microsoft.Extensions.Time.Testing;
using NewsApi.Collections;

namespace NewsApi.Tests.Collections;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class WindowCountersTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));
    private readonly WindowCounters _counters;

    public WindowCountersTests() => _counters = new WindowCounters(TimeSpan.FromMinutes(1), 100, _clock);

    [Test]
    public void Each_key_has_its_own_count() =>
        Assert.That((_counters.Add(1), _counters.Add(1, 4), _counters.Add(2), _counters.Add(1, 0)), Is.EqualTo((1, 5, 1, 5)));

    [Test]
    public void A_new_window_begins_at_nothing()
    {
        _counters.Add(1);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.That(_counters.Add(1), Is.EqualTo(2));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(_counters.Add(1), Is.EqualTo(1));
    }

    [Test]
    public void A_key_in_use_keeps_its_count_however_many_others_come()
    {
        for (var other = 1_000; other < 2_000; other++)
        {
            _counters.Add(other);
            _counters.Add(1);
        }

        Assert.That(_counters.Add(1, 0), Is.EqualTo(1_000));
    }

    [Test]
    public void A_count_does_not_overflow()
    {
        _counters.Add(1, int.MaxValue);
        Assert.That(_counters.Add(1, int.MaxValue), Is.EqualTo(int.MaxValue));
    }
}
