using System.Text.Json;
using NewsApi.Counting;
using NewsApi.Http.Queries;

namespace NewsApi.Readership.Stats;

/// <summary>Query of a statistic: range and steps, grouping, kinds of events and classes of visitors.</summary>
/// <param name="Range">The range, in whole steps.</param>
/// <param name="GroupBy">How each step is split into groups; null for no groups.</param>
/// <param name="Kinds">The kinds of events to count.</param>
/// <param name="Classes">The classes of visitors to count.</param>
internal sealed record StatsQuery(
    StatsRange Range, StatsGrouping? GroupBy, IReadOnlySet<EventKind> Kinds,
    IReadOnlySet<VisitorClass> Classes) : IQuery<StatsQuery>
{
    private const int UsualDays = 30;

    // A range outside of these limits is a mistake of the client.
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch, Latest = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly QueryParameter
        FromParameter =
            new("from", QueryType.Instant,
                "The start of the range, rounded down to a full UTC hour, day, week or month as `granularity` says (`total`: day); "
                + "30 days before `to` when not given."),
        ToParameter = new("to", QueryType.Instant,
            "The end of the range, not included, rounded up to a full UTC hour, day, week or month as `granularity` says (`total`: day); "
            + "the current time when not given."),
        GranularityParameter = new("granularity", QueryType.Choice,
            $"The step length; days when not given. The range is at most {StatsRange.LimitText(StatsGranularity.Hour)} long by hours, "
            + $"{StatsRange.LimitText(StatsGranularity.Day)} by days, and {StatsRange.LimitText(StatsGranularity.Total)} by other steps.")
        {
            Choices = Names<StatsGranularity>(),
            ChoicesName = nameof(StatsGranularity),
        },
        GroupByParameter = new("groupBy", QueryType.Choice,
            "Splits the numbers of each step into groups. `referrer` is for people only, and can't be combined with steps of an hour.")
        {
            Choices = Names<StatsGrouping>(),
            ChoicesName = nameof(StatsGrouping),
        },
        KindParameter = new("kind", QueryType.Choices, "Kinds of events, separated by commas; all kinds when not given.")
        {
            Choices = Names<EventKind>(),
            ChoicesName = nameof(EventKind),
        },
        ClassParameter = new(
            "class", QueryType.Choices, "Classes of visitors, separated by commas; people when not given, all with `groupBy=class`.")
        {
            Choices = Names<VisitorClass>(),
            ChoicesName = nameof(VisitorClass),
        };

    /// <summary>Whether only people are counted.</summary>
    public bool IsOfPeople => Classes.Count == 1 && Classes.Contains(VisitorClass.Human);

    public static StatsQuery Read(QueryReader reader)
    {
        var groupBy = Read<StatsGrouping>(reader, GroupByParameter);
        var range = ReadRange(reader, reader.Request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var query = new StatsQuery(
            range, groupBy, ReadMany<EventKind>(reader, KindParameter) ?? Enum.GetValues<EventKind>().ToHashSet(),
            ReadMany<VisitorClass>(reader, ClassParameter)
                ?? (groupBy == StatsGrouping.Class ? Enum.GetValues<VisitorClass>().ToHashSet() : [VisitorClass.Human]));
        if (groupBy == StatsGrouping.Referrer && range.Granularity == StatsGranularity.Hour)
            reader.Refuse(GranularityParameter, "not_kept", "Referrers are stored by the day: use day, week, month or total.");
        if (groupBy == StatsGrouping.Referrer && !query.IsOfPeople)
            reader.Refuse(ClassParameter, "not_kept", "Referrers are stored for people only: leave this parameter out, or use human.");
        return query;
    }

    public static IReadOnlyList<QueryParameter> Parameters =>
        [FromParameter, ToParameter, GranularityParameter, GroupByParameter, KindParameter, ClassParameter];

    private static StatsRange ReadRange(QueryReader reader, DateTimeOffset now)
    {
        var granularity = Read<StatsGranularity>(reader, GranularityParameter) ?? StatsGranularity.Day;
        var (givenFrom, givenTo) = (ReadInstant(reader, FromParameter), ReadInstant(reader, ToParameter));
        var to = givenTo ?? now;
        var from = givenFrom ?? to.AddDays(-UsualDays);
        if (from < Earliest || to <= from)
            reader.Refuse(givenTo is null ? FromParameter : ToParameter, "empty_range", "`to` must be after `from`.");
        else if (to > StatsRange.Limit(from, granularity))
            reader.Refuse(
                FromParameter, "range_too_long",
                $"With the granularity {Name(granularity)}, a range is at most {StatsRange.LimitText(granularity)} long.");
        return StatsRange.Covering(from, to, granularity);
    }

    private static DateTimeOffset? ReadInstant(QueryReader reader, QueryParameter parameter)
    {
        if (reader.Instant(parameter) is not { } instant)
            return null;
        if (instant >= Earliest && instant < Latest)
            return instant;
        reader.Refuse(parameter, "out_of_range", $"The time must be in the years {Earliest.Year} to {Latest.Year - 1}.");
        return null;
    }

    private static T? Read<T>(QueryReader reader, QueryParameter parameter) where T : struct, Enum =>
        reader.Choice(parameter) is { } name ? Enum.Parse<T>(name, ignoreCase: true) : null;

    private static HashSet<T>? ReadMany<T>(QueryReader reader, QueryParameter parameter) where T : struct, Enum =>
        reader.Choices(parameter)?.Select(name => Enum.Parse<T>(name, ignoreCase: true)).ToHashSet();

    private static IReadOnlyList<string> Names<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Name)];

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
