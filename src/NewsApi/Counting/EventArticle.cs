namespace NewsApi.Counting;

/// <summary>The article of an event, with the language, section and authors that it had when the event arrived.</summary>
internal sealed record EventArticle(long Id, string Language, long SectionId, IReadOnlyList<long> Authors)
{
    /// <summary>All subjects whose counters an event of the article increases; the article is the first.</summary>
    public IReadOnlyList<CounterSubject> Subjects { get; } =
    [
        new CounterSubject(CounterSubjectKind.Article, Id), CounterSubject.Site,
        .. SectionId == 0 ? (CounterSubject[])[] : [new CounterSubject(CounterSubjectKind.Section, SectionId)],
        .. Authors.Select(author => new CounterSubject(CounterSubjectKind.Author, author)),
    ];

    public bool IsSame(EventArticle other) =>
        Id == other.Id && SectionId == other.SectionId && Language == other.Language && Authors.SequenceEqual(other.Authors);
}

/// <summary>Replaces equal articles by one object: each row of the journal has its own copy, but references compare faster.</summary>
internal sealed class EventArticlePool
{
    private readonly Dictionary<long, EventArticle> _articles = [];

    public EventArticle Unify(EventArticle article)
    {
        if (_articles.TryGetValue(article.Id, out var present) && present.IsSame(article))
            return present;
        return _articles[article.Id] = article;
    }
}
