using System.Runtime.InteropServices;

namespace NewsApi.Counting;

/// <summary>What many events come to, so that each counter is touched once: pure, and without the database.</summary>
internal sealed class Tally
{
    /// <summary>In milliseconds.</summary>
    public const long Hour = 3_600_000, Day = 24 * Hour;

    public readonly record struct Cell(Subject Subject, long Hour, EventKind Kind, VisitorClass Class, string Channel, string Language);

    public readonly record struct ReferrerCell(Subject Subject, long Day, EventKind Kind, string Referrer);

    public Dictionary<Cell, long> Hours { get; } = [];

    /// <summary>Where people came from.</summary>
    public Dictionary<ReferrerCell, long> Referrers { get; } = [];

    /// <summary>What people did to articles, for the windows of most read and trending.</summary>
    public List<CountedEvent> Ranked { get; } = [];

    public static Tally Of(IEnumerable<CountedEvent> events)
    {
        var tally = new Tally();
        foreach (var one in events)
            tally.Add(one);
        return tally;
    }

    private void Add(CountedEvent one)
    {
        var hour = one.At - (one.At % Hour);
        foreach (var subject in Subject.AllOf(one))
        {
            Count(Hours, new Cell(subject, hour, one.Kind, one.Class, one.Channel, one.Article.Language));
            if (one.Class == VisitorClass.Human && one.Referrer.Length > 0)
                Count(Referrers, new ReferrerCell(subject, one.At - (one.At % Day), one.Kind, one.Referrer));
        }

        if (one is { Class: VisitorClass.Human, Kind: EventKind.View or EventKind.Share or EventKind.Click })
            Ranked.Add(one);
    }

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key) where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
