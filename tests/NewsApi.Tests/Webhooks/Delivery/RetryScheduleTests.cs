using NewsApi.Webhooks.Delivery;

namespace NewsApi.Tests.Webhooks.Delivery;

public class RetryScheduleTests
{
    [Test]
    public void Ten_attempts_take_three_days()
    {
        var waits = Enumerable.Range(1, 10).Select(RetrySchedule.Next).ToList();
        Assert.That(waits.Take(9), Has.None.Null);
        Assert.That(waits[9], Is.Null);
        Assert.That(RetrySchedule.Total, Is.EqualTo(new TimeSpan(75, 35, 5)));
        var sum = waits.Take(9).Aggregate(TimeSpan.Zero, (all, one) => all + one!.Value);
        Assert.That(sum, Is.InRange(RetrySchedule.Total, RetrySchedule.Total * 1.2).And.LessThan(RetrySchedule.Longest));
    }

    [Test]
    public void Waits_differ_so_that_not_all_return_at_once() =>
        Assert.That(Enumerable.Range(0, 20).Select(_ => RetrySchedule.Next(4)).Distinct().Count(), Is.GreaterThan(10));

    [Test]
    public void The_breaker_opens_for_longer_and_longer()
    {
        Assert.That(RetrySchedule.Break(4), Is.Null);
        Assert.That(RetrySchedule.Break(5), Is.InRange(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(18)));
        Assert.That(RetrySchedule.Break(7), Is.InRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(72)));
        Assert.That(RetrySchedule.Break(5_000), Is.InRange(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(18)));
    }
}
