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
    public static IEnumerable<Subject> AllOf(CountedEvent one)
    {
        yield return new Subject(SubjectKind.Article, one.Article.Id);
        yield return Site;
        if (one.Article.SectionId != 0)
            yield return new Subject(SubjectKind.Section, one.Article.SectionId);
        foreach (var author in one.Article.Authors)
            yield return new Subject(SubjectKind.Author, author);
        if (one.LinkId != 0)
            yield return new Subject(SubjectKind.Link, one.LinkId);
    }
}
