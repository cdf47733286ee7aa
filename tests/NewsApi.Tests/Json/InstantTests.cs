using NewsApi.Json;

namespace NewsApi.Tests.Json;

public class InstantTests
{
    [TestCase("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z")]
    [TestCase("2015-06-30T23:59:60.5Z", "2015-07-01T00:00:00.500Z")]
    [TestCase("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.000Z")]
    [TestCase("2017-01-01T05:29:60+05:30", "2017-01-01T00:00:00.000Z")]
    [TestCase("2024-02-29t23:59:60z", "2024-03-01T00:00:00.000Z")]
    [TestCase("2016-12-31T23:59:59.999Z", "2016-12-31T23:59:59.999Z")]
    public void A_leap_second_is_the_second_after_it(string text, string instant)
    {
        Assert.That(InstantConverter.TryParse(text, out var read), Is.True);
        Assert.That(InstantConverter.Format(read), Is.EqualTo(instant));
    }

    [TestCase("2016-12-31T23:58:60Z")]
    [TestCase("2016-12-31T22:59:60Z")]
    [TestCase("2016-12-30T23:59:60Z")]
    [TestCase("2023-02-28T23:59:60+01:00")]
    [TestCase("2016-12-31T23:59:61Z")]
    [TestCase("9999-12-31T23:59:60Z")]
    [TestCase("0001-01-01T00:00:60+14:00")]
    public void A_sixtieth_second_elsewhere_is_no_time(string text) => Assert.That(InstantConverter.TryParse(text, out _), Is.False);
}
