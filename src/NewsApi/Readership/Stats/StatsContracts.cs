namespace NewsApi.Readership.Stats;

/// <summary>The subject of a statistic.</summary>
public enum StatsSubjectKind
{
    /// <summary>One article, in its language.</summary>
    Article,

    /// <summary>One short link: its clicks, and the events of readers who came by it.</summary>
    ShareLink,

    /// <summary>The articles of one section.</summary>
    Section,

    /// <summary>The articles of one author.</summary>
    Author,

    /// <summary>The whole site, which has no id.</summary>
    Site,
}

/// <summary>The length of a statistic's steps of time, all in UTC.</summary>
public enum StatsGranularity
{
    /// <summary>Hours.</summary>
    Hour,

    /// <summary>Days, from midnight on.</summary>
    Day,

    /// <summary>Weeks, from Monday on, as in ISO 8601.</summary>
    Week,

    /// <summary>Months of the calendar.</summary>
    Month,

    /// <summary>The whole range as one step, in whole days.</summary>
    Total,
}

/// <summary>How the numbers of each step are split into groups.</summary>
public enum StatsGrouping
{
    /// <summary>The channel that a story was shared to, or that of the followed link; <c>(none)</c> for events without one.</summary>
    Channel,

    /// <summary>
    /// Host of the page that people came from; <c>(none)</c> where it is not known, <c>(other)</c> for all but the hundred most frequent.
    /// </summary>
    Referrer,

    /// <summary>BCP 47 tag of the article's language.</summary>
    Language,

    /// <summary>The class of the visitor: people, preview bots, crawlers and so on.</summary>
    Class,
}

/// <summary>The subject of a statistic.</summary>
/// <param name="Kind">The kind of the subject.</param>
/// <param name="Id">The subject's id; null for the site.</param>
public sealed record StatsSubject(StatsSubjectKind Kind, long? Id);

/// <summary>The number of events of each kind. A kind that the parameter <c>kind</c> does not name is null.</summary>
/// <param name="Views">Stories seen, once per person and half hour.</param>
/// <param name="Shares">Stories shared to a channel.</param>
/// <param name="Copies">Links or pieces of text copied.</param>
/// <param name="Prints">Stories printed.</param>
/// <param name="AppOpens">Stories opened in an app by a link.</param>
/// <param name="Clicks">Short links followed.</param>
public sealed record StatsCounts(long? Views, long? Shares, long? Copies, long? Prints, long? AppOpens, long? Clicks);

/// <summary>The counts of one step of time, or of one group within a step.</summary>
/// <param name="From">The time at which the step begins.</param>
/// <param name="To">The time at which the step ends; this time belongs to the next step.</param>
/// <param name="Group">The name of the group, by <c>groupBy</c>; null without groups.</param>
/// <param name="Views">Stories seen, once per person and half hour.</param>
/// <param name="Shares">Stories shared to a channel.</param>
/// <param name="Copies">Links or pieces of text copied.</param>
/// <param name="Prints">Stories printed.</param>
/// <param name="AppOpens">Stories opened in an app by a link.</param>
/// <param name="Clicks">Short links followed.</param>
/// <param name="DailyUniques">
/// The approximate number of people on this day who saw a story or, for a short link, who followed it (HyperLogLog: exact below 512, then
/// within about 1.6 %). People who ask not to be traced are not included. Null unless the steps are days, without groups and with
/// <c>class=human</c>, because the numbers of days can't be added.
/// </param>
public sealed record StatsPoint(
    DateTimeOffset From,
    DateTimeOffset To,
    string? Group,
    long? Views,
    long? Shares,
    long? Copies,
    long? Prints,
    long? AppOpens,
    long? Clicks,
    long? DailyUniques);

/// <summary>What readers did, by steps of time.</summary>
/// <param name="Subject">The subject of the statistic.</param>
/// <param name="From">The beginning of the first step.</param>
/// <param name="To">The end of the last step, which may lie in the future.</param>
/// <param name="Granularity">The length of the steps.</param>
/// <param name="GroupBy">How each step is split into groups; null for no groups.</param>
/// <param name="AsOf">Everything that was acknowledged before this time is counted.</param>
/// <param name="LagSeconds">How many seconds before this answer <c>asOf</c> was; 0 when all events are counted.</param>
/// <param name="Totals">The sums of all points, for the classes that <c>class</c> names.</param>
/// <param name="AllTime">The events of people since counting began. They do not depend on the requested range, classes and kinds.</param>
/// <param name="Points">
/// The points in the order of time. Without <c>groupBy</c>, every step has a point, also without events. With <c>groupBy</c>, each group
/// with events has a point, the largest group of a step first.
/// </param>
public sealed record StatsResponse(
    StatsSubject Subject,
    DateTimeOffset From,
    DateTimeOffset To,
    StatsGranularity Granularity,
    StatsGrouping? GroupBy,
    DateTimeOffset AsOf,
    double LagSeconds,
    StatsCounts Totals,
    StatsCounts AllTime,
    IReadOnlyList<StatsPoint> Points);
