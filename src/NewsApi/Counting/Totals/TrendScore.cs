namespace NewsApi.Counting.Totals;

/// <summary>
/// An article's trend: the logarithm (base 2) of the sum of the weights of its events. A view weighs 1, a click 2, a share 5. A weight is
/// doubled for every half-life from 1970 to the event, so that a stored trend never has to be lowered.
/// </summary>
internal static class TrendScore
{
    /// <summary>The half-life in milliseconds.</summary>
    public const double HalfLife = 6 * CounterDeltas.Hour;

    public static double Of(in ReaderEvent one) => Math.Log2(Weight(one.Kind)) + (one.At / HalfLife);

    /// <summary>Combines the trends of two sets of events into the trend of all these events.</summary>
    public static double Add(double left, double right)
    {
        var greater = Math.Max(left, right);
        return greater + Math.Log2(1 + Math.Pow(2, Math.Min(left, right) - greater));
    }

    private static int Weight(EventKind kind) => kind switch
    {
        EventKind.Share => 5,
        EventKind.Click => 2,
        _ => 1,
    };
}
