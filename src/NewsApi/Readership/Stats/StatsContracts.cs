namespace NewsApi.Readership.Stats;

/// <summary>What a statistic is about.</summary>
public enum StatsSubjectKind
{
    /// <summary>One article, in its language.</summary>
    Article,

    /// <summary>One short link: its clicks, and what those readers did with the story.</summary>
    ShareLink,

    /// <summary>The articles of one section.</summary>
    Section,

    /// <summary>The articles of one author.</summary>
    Author,

    /// <summary>All of the site; it has no id.</summary>
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

    /// <summary>Who did it: people, preview bots, crawlers and so on.</summary>
    Class,
}

/// <summary>What a statistic is about.</summary>
/// <param name="Kind">Which kind of thing.</param>
/// <param name="Id">Its id; null for the site.</param>
public sealed record StatsSubject(StatsSubjectKind Kind, long? Id);

/// <summary>The number of events of each kind. A kind that the parameter <c>kind</c> does not name is null.</summary>
/// <param name="Views">Stories seen, once per person and half hour.</param>
/// <param name="Shares">Stories shared to a channel.</param>
/// <param name="Copies">Links or pieces of text copied.</param>
/// <param name="Prints">Stories printed.</param>
/// <param name="AppOpens">Stories opened in an app by a link.</param>
/// <param name="Clicks">Short links followed.</param>
public sealed record StatsCounts(long? Views, long? Shares, long? Copies, long? Prints, long? AppOpens, long? Clicks);

/// <summary>One step of time, or one group of it.</summary>
/// <param name="From">Where the step begins.</param>
/// <param name="To">Where it ends; this moment belongs to the next step.</param>
/// <param name="Group">The group, by <c>groupBy</c>; null without groups.</param>
/// <param name="Views">As in the totals.</param>
/// <param name="Shares">As in the totals.</param>
/// <param name="Copies">As in the totals.</param>
/// <param name="Prints">As in the totals.</param>
/// <param name="AppOpens">As in the totals.</param>
/// <param name="Clicks">As in the totals.</param>
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
/// <param name="Subject">What it is about.</param>
/// <param name="From">The beginning of the first step.</param>
/// <param name="To">The end of the last step, which may lie in the future.</param>
/// <param name="Granularity">The steps.</param>
/// <param name="GroupBy">How each step is split into groups; null for no groups.</param>
/// <param name="AsOf">Everything that was acknowledged before this time is counted.</param>
/// <param name="LagSeconds">How long before this answer that was; 0 when nothing waits to be counted.</param>
/// <param name="Totals">The sums of all points: of the classes that <c>class</c> names.</param>
/// <param name="AllTime">What people did since counting began, whatever range and classes are asked for.</param>
/// <param name="Points">
/// In the order of time. Without <c>groupBy</c>: every step, zeros included. With it: the groups of each step that have events, the largest
/// first.
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
