namespace NewsApi.Readership.Stats;

/// <summary>A range of time in whole UTC steps. A step that is partly in the requested range is included as a whole.</summary>
internal sealed record StatsRange(StatsGranularity Granularity, DateTimeOffset From, DateTimeOffset To)
{
    private const int MostHoursInDays = 31, MostDays = 1_100, MostYears = 10;

    public static StatsRange Covering(DateTimeOffset from, DateTimeOffset to, StatsGranularity granularity)
    {
        var last = Floor(to, granularity);
        return new StatsRange(granularity, Floor(from, granularity), last == to ? to : Next(last, granularity));
    }

    /// <summary>The latest end that a range with this beginning may have.</summary>
    public static DateTimeOffset Limit(DateTimeOffset from, StatsGranularity granularity) => granularity switch
    {
        StatsGranularity.Hour => from.AddDays(MostHoursInDays),
        StatsGranularity.Day => from.AddDays(MostDays),
        _ => from.AddYears(MostYears),
    };

    public static string LimitText(StatsGranularity granularity) => granularity switch
    {
        StatsGranularity.Hour => $"{MostHoursInDays} days",
        StatsGranularity.Day => $"{MostDays:#,##0} days",
        _ => $"{MostYears} years",
    };

    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Steps()
    {
        if (Granularity == StatsGranularity.Total)
            return [(From, To)];
        var steps = new List<(DateTimeOffset, DateTimeOffset)>();
        for (var from = From; from < To;)
        {
            var next = Next(from, Granularity);
            steps.Add((from, next));
            from = next;
        }

        return steps;
    }

    /// <summary>The beginning of the step that a counter's hour or day belongs to.</summary>
    public DateTimeOffset StepOf(DateTimeOffset at) => Granularity == StatsGranularity.Total ? From : Floor(at, Granularity);

    private static DateTimeOffset Floor(DateTimeOffset at, StatsGranularity granularity)
    {
        var day = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero);
        return granularity switch
        {
            StatsGranularity.Hour => day.AddHours(at.UtcDateTime.Hour),
            StatsGranularity.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            StatsGranularity.Month => day.AddDays(1 - day.Day),
            _ => day,
        };
    }

    private static DateTimeOffset Next(DateTimeOffset step, StatsGranularity granularity) => granularity switch
    {
        StatsGranularity.Hour => step.AddHours(1),
        StatsGranularity.Week => step.AddDays(7),
        StatsGranularity.Month => step.AddMonths(1),
        _ => step.AddDays(1),
    };
}
