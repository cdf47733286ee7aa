using NewsApi.Counting;
using NewsApi.Counting.Totals;
using NewsApi.Data.Statements;

namespace NewsApi.Readership.Stats;

/// <summary>The statements of statistics. Each reads an index, and the database computes the sums.</summary>
internal static class StatsSql
{
    /// <summary>How many referrers an answer shows by name.</summary>
    public const int MostReferrers = 100;

    /// <summary>The group of all other referrers.</summary>
    public const string OtherReferrers = Referrers.Other;

    private static readonly Sql
        DaysSql = new(dialect => Counts(dialect, "read_days", "day", null)),
        DaysByChannelSql = new(dialect => Counts(dialect, "read_days", "day", "channel")),
        DaysByLanguageSql = new(dialect => Counts(dialect, "read_days", "day", "language")),
        DaysByClassSql = new(dialect => Counts(dialect, "read_days", "day", "class")),
        HoursSql = new(dialect => Counts(dialect, "read_hours", "hour", null)),
        HoursByChannelSql = new(dialect => Counts(dialect, "read_hours", "hour", "channel")),
        HoursByLanguageSql = new(dialect => Counts(dialect, "read_hours", "hour", "language")),
        HoursByClassSql = new(dialect => Counts(dialect, "read_hours", "hour", "class"));

    public static readonly Sql TopReferrersSql = new(dialect => $"""
        SELECT f.referrer AS name, SUM(f.events) AS events
        FROM read_referrers AS f
        WHERE f.subject = @Subject AND f.subject_id = @Id AND f.day >= @From AND f.day < @To AND f.kind IN {dialect.Names("@Kinds")}
          AND f.referrer <> '{OtherReferrers}'
        GROUP BY f.referrer
        ORDER BY SUM(f.events) DESC, f.referrer
        {dialect.Limit("@Take")}
        """);

    public static readonly Sql ReferrersSql = new(dialect => $"""
        SELECT x.at, x.grouped, {Sums("x")}
        FROM (
            SELECT f.day AS at, f.kind, f.events,
                CASE WHEN f.referrer IN {dialect.Names("@Top")} THEN f.referrer ELSE '{OtherReferrers}' END AS grouped
            FROM read_referrers AS f
            WHERE f.subject = @Subject AND f.subject_id = @Id AND f.day >= @From AND f.day < @To
              AND f.kind IN {dialect.Names("@Kinds")}) AS x
        GROUP BY x.at, x.grouped
        """);

    public static readonly Sql UniquesSql = new("""
        SELECT u.day, u.sketch AS text
        FROM read_uniques AS u
        WHERE u.subject = @Subject AND u.subject_id = @Id AND u.day >= @From AND u.day < @To
        """);

    public static readonly Sql AllTimeSql = new(
        "SELECT t.kind, t.events FROM read_totals AS t WHERE t.subject = @Subject AND t.subject_id = @Id AND t.class = 'human'");

    public static Sql Of(StatsQuery query) => (query.Range.Granularity == StatsGranularity.Hour, query.GroupBy) switch
    {
        (false, StatsGrouping.Channel) => DaysByChannelSql,
        (false, StatsGrouping.Language) => DaysByLanguageSql,
        (false, StatsGrouping.Class) => DaysByClassSql,
        (false, _) => DaysSql,
        (true, StatsGrouping.Channel) => HoursByChannelSql,
        (true, StatsGrouping.Language) => HoursByLanguageSql,
        (true, StatsGrouping.Class) => HoursByClassSql,
        (true, _) => HoursSql,
    };

    // The key of the days begins with the subject, so one range of it is read. The key of the hours begins with the hour, so each hour is
    // looked up.
    private static string Counts(SqlDialect dialect, string table, string at, string? group) => $"""
        SELECT c.{at} AS at, {(group is null ? "''" : "c." + group)} AS grouped, {Sums("c")}
        FROM {table} AS c
        WHERE c.subject = @Subject AND c.subject_id = @Id
          AND {(at == "day" ? "c.day >= @From AND c.day < @To" : $"c.hour IN {dialect.Numbers("@Hours")}")}
          AND c.class IN {dialect.Names("@Classes")}
        GROUP BY c.{at}{(group is null ? "" : $", c.{group}")}
        """;

    // The result has one row for each step and group. One row for each kind would double the cost.
    private static string Sums(string alias) => string.Join(
        ", ",
        from kind in Enum.GetValues<EventKind>()
        select $"SUM(CASE WHEN {alias}.kind = '{Counters.Name(kind)}' THEN {alias}.events ELSE 0 END) AS {StatsCells.NameOf(kind)}");
}
