namespace NewsApi.Counting;

/// <summary>The kinds of things that have counters.</summary>
internal enum CounterSubjectKind
{
    Article = 1,
    Link = 2,
    Section = 3,
    Author = 4,
    Site = 5,
}

/// <summary>One thing that has counters.</summary>
internal readonly record struct CounterSubject(CounterSubjectKind Kind, long Id)
{
    public static CounterSubject Site { get; } = new(CounterSubjectKind.Site, 0);

    /// <summary>All things whose counters an event increases.</summary>
    public static IEnumerable<CounterSubject> AllOf(EventArticle article, long linkId)
    {
        foreach (var subject in article.Subjects)
            yield return subject;
        if (linkId != 0)
            yield return new CounterSubject(CounterSubjectKind.Link, linkId);
    }
}
