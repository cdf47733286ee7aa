namespace NewsApi.Counting;

/// <summary>What numbers are kept for.</summary>
internal enum CounterSubjectKind
{
    Article = 1,
    Link = 2,
    Section = 3,
    Author = 4,
    Site = 5,
}

/// <summary>One thing that numbers are kept for.</summary>
internal readonly record struct CounterSubject(CounterSubjectKind Kind, long Id)
{
    public static CounterSubject Site { get; } = new(CounterSubjectKind.Site, 0);

    /// <summary>All that an event counts for.</summary>
    public static IEnumerable<CounterSubject> AllOf(EventArticle article, long linkId)
    {
        foreach (var subject in article.Subjects)
            yield return subject;
        if (linkId != 0)
            yield return new CounterSubject(CounterSubjectKind.Link, linkId);
    }
}
