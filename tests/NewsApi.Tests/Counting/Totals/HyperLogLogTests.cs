using CsCheck;
using NewsApi.Counting.Totals;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Counting.Totals;

public class HyperLogLogTests
{
    // One standard deviation is 1.6 %, so of many sketches hardly one is off by more than three of them.
    private const double Usual = 0.05, Ever = 0.08;

    [TestCase(1_000, 300)]
    [TestCase(10_000, 200)]
    [TestCase(100_000, 50)]
    [TestCase(1_000_000, 10)]
    public void As_many_as_were_added_to_within_five_percent(int values, int times)
    {
        var errors =
            Enumerable.Range(1, times).Select(seed => Math.Abs(Sketch((ulong)seed << 40, values).Estimate() - values) / (double)values)
                .ToList();
        Assert.That(errors.Count(error => error > Usual), Is.LessThanOrEqualTo(times / 50));
        Assert.That(errors.Max(), Is.LessThan(Ever));
        Assert.That(Math.Sqrt(errors.Average(error => error * error)), Is.LessThan(0.025));
    }

    [Test]
    public void Few_values_are_counted_exactly() => Gen.Select(Gen.ULong, Gen.Int[0, 512]).Same().Sample((seed, values) =>
        // One in a hundred thousand such lists has two hashes with the same upper half, which is all that counts.
        Sketch(seed, values).Estimate() == Enumerable.Range(0, values).Select(value => (ulong)Hash(seed, value) >> 32).Distinct().Count());

    [Test]
    public void It_is_the_same_after_it_was_text() => Gen.Select(Gen.ULong, Gen.Int[0, 5_000]).Same().Sample((seed, values) =>
    {
        var sketch = Sketch(seed, values);
        var read = HyperLogLog.FromText(sketch.ToText());
        var more = Hash(seed, values + 1);
        return read.Estimate() == sketch.Estimate() && read.ToText() == sketch.ToText() && read.Add(more) == sketch.Add(more)
            && read.ToText() == sketch.ToText();
    }, iter: 300);

    [Test]
    public void What_was_added_before_changes_nothing() => Gen.Select(Gen.ULong, Gen.Int[1, 5_000]).Same().Sample((seed, values) =>
    {
        var sketch = Sketch(seed, values);
        var text = sketch.ToText();
        return Enumerable.Range(0, values).All(value => !sketch.Add(Hash(seed, value))) && sketch.ToText() == text;
    }, iter: 300);

    private static HyperLogLog Sketch(ulong seed, int values)
    {
        var sketch = new HyperLogLog();
        for (var value = 0; value < values; value++)
            sketch.Add(Hash(seed, value));
        return sketch;
    }

    // SplitMix64, whose upper halves are as good as chance.
    private static long Hash(ulong seed, int value)
    {
        var hash = seed + ((ulong)(value + 1) * 0x9E3779B97F4A7C15);
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return (long)(hash ^ (hash >> 31));
    }
}
