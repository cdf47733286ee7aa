using System.Runtime.InteropServices;

namespace NewsApi.Counting;

/// <summary>What many events come to, so that each counter is touched once: pure, and without the database.</summary>
internal sealed class Tally
{
    public const long Hour = 3_600_000, Day = 24 * Hour;

    /// <summary>What channels and languages are told apart by.</summary>
    public readonly record struct Cell(Subject Subject, long Hour, EventKind Kind, VisitorClass Class, string Channel, string Language);

    public readonly record struct ReferrerCell(Subject Subject, long Day, EventKind Kind, string Referrer);

    public Dictionary<Cell, long> Hours { get; } = [];

    public Dictionary<ReferrerCell, long> Referrers { get; } = [];

    /// <summary>The hashes of the people who came to a subject on a day.</summary>
    public Dictionary<(Subject Subject, long Day), HashSet<long>> Uniques { get; } = [];

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
        var day = one.At - (one.At % Day);
        Add(new Subject(SubjectKind.Article, one.Article.Id), one, hour, day);
        Add(Subject.Site, one, hour, day);
        if (one.Article.SectionId != 0)
            Add(new Subject(SubjectKind.Section, one.Article.SectionId), one, hour, day);
        foreach (var author in one.Article.Authors)
            Add(new Subject(SubjectKind.Author, author), one, hour, day);
        if (one.LinkId != 0)
            Add(new Subject(SubjectKind.Link, one.LinkId), one, hour, day);
        if (one is { Class: VisitorClass.Human, Kind: EventKind.View or EventKind.Share or EventKind.Click })
            Ranked.Add(one);
    }

    private void Add(Subject subject, CountedEvent one, long hour, long day)
    {
        Count(Hours, new Cell(subject, hour, one.Kind, one.Class, one.Channel, one.Article.Language));
        if (one.Class != VisitorClass.Human)
            return;
        if (one.Referrer.Length > 0)
            Count(Referrers, new ReferrerCell(subject, day, one.Kind, one.Referrer));
        // Who follows a link visits the link; who sees the story visits all else.
        if (one.Visitor != 0 && one.Kind == (subject.Kind == SubjectKind.Link ? EventKind.Click : EventKind.View))
            Visitors(subject, day).Add(Marks.Mix(one.Visitor, (long)subject.Kind, subject.Id));
    }

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key) where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private HashSet<long> Visitors(Subject subject, long day)
    {
        ref var visitors = ref CollectionsMarshal.GetValueRefOrAddDefault(Uniques, (subject, day), out _);
        return visitors ??= [];
    }
}
