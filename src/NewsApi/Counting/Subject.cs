namespace NewsApi.Counting;

/// <summary>What numbers are kept for.</summary>
internal enum SubjectKind
{
    Article = 1,
    Link = 2,
    Section = 3,
    Author = 4,
    Site = 5,
}

/// <summary>One thing that numbers are kept for.</summary>
internal readonly record struct Subject(SubjectKind Kind, long Id)
{
    public static Subject Site { get; } = new(SubjectKind.Site, 0);

    /// <summary>All that an event counts for.</summary>
    public static IEnumerable<Subject> AllOf(CountedArticle article, long linkId)
    {
        foreach (var subject in article.Subjects)
            yield return subject;
        if (linkId != 0)
            yield return new Subject(SubjectKind.Link, linkId);
    }
}
