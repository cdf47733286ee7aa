namespace NewsApi.Counting;

/// <summary>What an event's article belongs to, as it was when the event came.</summary>
internal sealed record CountedArticle(long Id, string Language, long SectionId, IReadOnlyList<long> Authors)
{
    /// <summary>All that events of the article count for, the article first.</summary>
    public IReadOnlyList<Subject> Subjects { get; } =
    [
        new Subject(SubjectKind.Article, Id), Subject.Site, .. SectionId == 0 ? (Subject[])[] : [new Subject(SubjectKind.Section, SectionId)],
        .. Authors.Select(author => new Subject(SubjectKind.Author, author)),
    ];

    public bool IsSame(CountedArticle other) =>
        Id == other.Id && SectionId == other.SectionId && Language == other.Language && Authors.SequenceEqual(other.Authors);
}

/// <summary>Articles of which each row of the journal has a copy of its own, as one object each, so that they can be told apart at once.</summary>
internal sealed class CountedArticles
{
    private readonly Dictionary<long, CountedArticle> _known = [];

    public CountedArticle One(CountedArticle article)
    {
        if (_known.TryGetValue(article.Id, out var known) && known.IsSame(article))
            return known;
        return _known[article.Id] = article;
    }
}
