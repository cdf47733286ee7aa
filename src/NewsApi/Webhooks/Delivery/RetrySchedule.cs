namespace NewsApi.Webhooks.Delivery;

/// <summary>
/// Decides when a delivery is tried again: ten attempts over three days, as Standard Webhooks proposes. A random part of up to 20 % is
/// added to each wait, so that many failed deliveries are not repeated at the same time.
/// </summary>
internal static class RetrySchedule
{
    /// <summary>A delivery that is still pending after this time, because its receiver was down, is given up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(96);

    /// <summary>If no delivery succeeds for this long, the subscription is switched off.</summary>
    public static readonly TimeSpan SwitchOffAfter = TimeSpan.FromDays(5);

    /// <summary>
    /// After this many failures in a row the circuit breaker opens: nothing is sent for a while, then one delivery is sent as a test.
    /// </summary>
    public const int BreakAt = 5;

    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(15), LongestBreak = TimeSpan.FromMinutes(15);

    /// <summary>The sum of all waits, without jitter.</summary>
    public static TimeSpan Total => Waits.Aggregate((sum, wait) => sum + wait);

    /// <param name="attempts">How many attempts have failed.</param>
    /// <returns>How long to wait for the next attempt; null after the last attempt.</returns>
    public static TimeSpan? Next(int attempts) => attempts > Waits.Length ? null : Longer(Waits[attempts - 1]);

    /// <param name="failures">How many deliveries in a row have failed.</param>
    /// <returns>For how long nothing is sent; null if the circuit breaker stays closed.</returns>
    public static TimeSpan? Break(int failures) =>
        failures < BreakAt ? null
        : Longer(TimeSpan.FromTicks(Math.Min(FirstBreak.Ticks << Math.Min(failures - BreakAt, 10), LongestBreak.Ticks)));

    private static TimeSpan Longer(TimeSpan wait) => wait * (1 + (Random.Shared.NextDouble() * Jitter));
}
