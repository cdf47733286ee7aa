using System.Runtime.InteropServices;

namespace NewsApi.Counting.Totals;

/// <summary>
/// The sums of many events, so that each counter is updated once. Events with equal values (<see cref="EventGroup"/>) are grouped first.
/// Then each group, not each event, is added to its article, link, section and authors and to the site.
/// </summary>
internal sealed class CounterDeltas
{
    /// <summary>Lengths of time in milliseconds.</summary>
    public const long Slot = 300_000, Hour = 3_600_000, Day = 24 * Hour;

    /// <summary>The values of an event that are counted.</summary>
    public readonly record struct EventGroup(
        EventArticle Article, long LinkId, EventKind Kind, VisitorClass Class, string Channel, string Referrer, long Slot)
    {
        // EventArticlePool returns the same object for equal articles, so the references are compared.
        public bool Equals(EventGroup other) =>
            ReferenceEquals(Article, other.Article) && Slot == other.Slot && Kind == other.Kind && Class == other.Class
            && LinkId == other.LinkId && Channel == other.Channel && Referrer == other.Referrer;

        public override int GetHashCode() =>
            HashCode.Combine(Article.Id, LinkId, ((int)Kind << 8) | (int)Class, Slot, Channel.Length, Referrer);
    }

    public readonly record struct CounterCell(
        CounterSubject Subject, long Hour, EventKind Kind, VisitorClass Class, string Channel, string Language);

    public readonly record struct ReferrerCell(CounterSubject Subject, long Day, EventKind Kind, string Referrer);

    private readonly Dictionary<EventGroup, long> _groups = [];

    /// <summary>By how much each article's trend grows; see <see cref="TrendScore"/>.</summary>
    public Dictionary<long, double> Trends { get; } = [];

    public void Add(in ReaderEvent one)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(
            _groups,
            new EventGroup(one.Article, one.LinkId, one.Kind, one.Class, one.Channel, one.Referrer, one.At - (one.At % Slot)),
            out _)++;
        if (!IsRanked(one.Kind, one.Class))
            return;
        ref var trend = ref CollectionsMarshal.GetValueRefOrAddDefault(Trends, one.Article.Id, out var isKnown);
        trend = isKnown ? TrendScore.Add(trend, TrendScore.Of(one)) : TrendScore.Of(one);
    }

    public Dictionary<CounterCell, long> Hours()
    {
        var hours = new Dictionary<CounterCell, long>();
        foreach (var (one, events) in _groups)
            foreach (var subject in CounterSubject.AllOf(one.Article, one.LinkId))
                Count(
                    hours,
                    new CounterCell(subject, one.Slot - (one.Slot % Hour), one.Kind, one.Class, one.Channel, one.Article.Language),
                    events);
        return hours;
    }

    /// <summary>The number of people's events by subject, day, kind and referring host.</summary>
    public Dictionary<ReferrerCell, long> Referrers()
    {
        var referrers = new Dictionary<ReferrerCell, long>();
        foreach (var (one, events) in _groups)
            if (one.Class == VisitorClass.Human && one.Referrer.Length > 0)
                foreach (var subject in CounterSubject.AllOf(one.Article, one.LinkId))
                    Count(referrers, new ReferrerCell(subject, one.Slot - (one.Slot % Day), one.Kind, one.Referrer), events);
        return referrers;
    }

    /// <summary>People's views, shares and clicks by article and slot, for the windows of most read and trending.</summary>
    public Dictionary<(long Article, long Slot), RankingCounts> RankedSlots()
    {
        var slots = new Dictionary<(long, long), RankingCounts>();
        foreach (var (one, events) in _groups)
            if (IsRanked(one.Kind, one.Class))
            {
                ref var ranked = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, (one.Article.Id, one.Slot), out _);
                ranked += RankingCounts.Of(one.Kind, events);
            }

        return slots;
    }

    private static bool IsRanked(EventKind kind, VisitorClass visitors) =>
        visitors == VisitorClass.Human && kind is EventKind.View or EventKind.Share or EventKind.Click;

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key, long events) where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += events;
}

/// <summary>Numbers of views, shares and clicks by people, for rankings.</summary>
internal readonly record struct RankingCounts(long Views, long Shares, long Clicks)
{
    public static RankingCounts Of(EventKind kind, long events) => kind switch
    {
        EventKind.View => new RankingCounts(events, 0, 0),
        EventKind.Share => new RankingCounts(0, events, 0),
        _ => new RankingCounts(0, 0, events),
    };

    public static RankingCounts operator +(RankingCounts left, RankingCounts right) =>
        new(left.Views + right.Views, left.Shares + right.Shares, left.Clicks + right.Clicks);
}
