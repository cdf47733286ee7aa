namespace NewsApi.Benchmarks.Content;

/// <summary>Picks random items by weight.</summary>
internal sealed class Shares<T>(IReadOnlyList<T> things, IReadOnlyList<double> weights) where T : notnull
{
    private readonly double[] _sums = [.. Sums(weights)];

    public T Pick(Random random)
    {
        var at = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
        return things[at < 0 ? ~at : at];
    }

    /// <summary>Picks different items.</summary>
    public IReadOnlyList<T> Pick(Random random, int count)
    {
        var picked = new List<T>(count);
        while (picked.Count < count)
            if (Pick(random) is var one && !picked.Contains(one))
                picked.Add(one);
        return picked;
    }

    private static IEnumerable<double> Sums(IEnumerable<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            yield return sum += weight;
    }
}
