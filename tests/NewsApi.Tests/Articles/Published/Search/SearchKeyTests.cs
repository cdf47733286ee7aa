using CsCheck;
using NewsApi.Articles.Published.Search;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Articles.Published.Search;

public sealed class SearchKeyTests
{
    private const long Ids = 1L << 29;

    private static readonly Gen<(DateTimeOffset At, long Id)> Story = Gen.Select(
        Gen.Long[DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()]
            .Select(DateTimeOffset.FromUnixTimeMilliseconds),
        Gen.Long[1, Ids - 1]);

    [Test]
    public void A_key_gives_its_id_back() =>
        Story.Same().Sample(story => SearchKey.IdOf(SearchKey.Of(story.At, story.Id)) == story.Id, iter: 3000);

    [Test]
    public void Keys_come_in_the_order_of_seconds_then_ids() => Gen.Select(Story, Story).Same().Sample((one, other) =>
    {
        var order = SearchKey.Of(one.At, one.Id).CompareTo(SearchKey.Of(other.At, other.Id));
        var expected = (Second(one.At), one.Id).CompareTo((Second(other.At), other.Id));
        return Math.Sign(order) == Math.Sign(expected);
    }, iter: 3000);

    [Test]
    public void The_bounds_of_a_window_hold_all_keys_of_it() => Gen.Select(Story, Story).Same().Sample((story, edge) =>
    {
        var (key, at) = (SearchKey.Of(story.At, story.Id), edge.At.ToUnixTimeMilliseconds());
        return story.At >= edge.At ? key > SearchKey.Before(at) : key < SearchKey.Behind(at);
    }, iter: 3000);

    [Test]
    public void A_window_without_an_end_holds_everything() => Assert.Multiple(() =>
    {
        Assert.That(SearchKey.Before(long.MinValue), Is.LessThan(SearchKey.Of(DateTimeOffset.MinValue, 1)));
        Assert.That(SearchKey.Behind(long.MaxValue), Is.GreaterThan(SearchKey.Of(DateTimeOffset.MaxValue, 1)));
    });

    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("1969-12-31T23:59:59.999Z")]
    [TestCase("1970-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59Z")]
    public void Any_time_has_a_key(string at) =>
        Assert.That(
            SearchKey.IdOf(SearchKey.Of(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), 7)), Is.EqualTo(7));

    [Test]
    public void An_id_that_does_not_fit_is_refused() =>
        Assert.That(() => SearchKey.Of(DateTimeOffset.UnixEpoch, Ids), Throws.InstanceOf<ArgumentOutOfRangeException>());

    // What 34 bits can tell.
    private static long Second(DateTimeOffset at) => Math.Clamp(at.ToUnixTimeSeconds(), -(1L << 34) + 1, (1L << 34) - 1);
}
