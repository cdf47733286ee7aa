namespace NewsApi.Counting;

/// <summary>What an event's article belongs to, as it was when the event came.</summary>
internal sealed record EventArticle(long Id, string Language, long SectionId, IReadOnlyList<long> Authors)
{
    /// <summary>All that events of the article count for, the article first.</summary>
    public IReadOnlyList<CounterSubject> Subjects { get; } =
    [
        new CounterSubject(CounterSubjectKind.Article, Id), CounterSubject.Site, .. SectionId == 0 ? (CounterSubject[])[] : [new CounterSubject(CounterSubjectKind.Section, SectionId)],
        .. Authors.Select(author => new CounterSubject(CounterSubjectKind.Author, author)),
    ];

    public bool IsSame(EventArticle other) =>
        Id == other.Id && SectionId == other.SectionId && Language == other.Language && Authors.SequenceEqual(other.Authors);
}

/// <summary>Articles of which each row of the journal has a copy of its own, as one object each, so that they can be told apart at once.</summary>
internal sealed class EventArticlePool
{
    private readonly Dictionary<long, EventArticle> _known = [];

    public EventArticle One(EventArticle article)
    {
        if (_known.TryGetValue(article.Id, out var known) && known.IsSame(article))
            return known;
        return _known[article.Id] = article;
    }
}
