using NewsApi.Counting.Visitors;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// Finds the related articles of each article in an answer, in the same language. The work depends on the number of tags, not on how
/// many articles have them.
/// </summary>
internal sealed class RelatedArticles(ReadSession read, SiteAddresses addresses, IncludeNames names, ViewKeys keys)
{
    /// <summary>The default number of related articles.</summary>
    public const int Shown = 5;

    private const int NewestOfTag = 50;

    private static readonly Sql TagsSql = new(dialect => $"""
        SELECT t.article_id, t.tag_id, c.articles
        FROM published_tags AS t
        JOIN published_tag_counts AS c ON c.tag_id = t.tag_id
        WHERE t.article_id IN {dialect.Numbers("@Ids")}
        ORDER BY t.article_id, t.position
        """);

    // The greatest id approximates the number of articles: it is cheap to read, and only its logarithm matters.
    private static readonly Sql GreatestSql = new("SELECT MAX(p.id) FROM published_articles AS p");

    private static readonly Sql NewestSql = new(dialect => $"""
        SELECT t.article_id, t.published_at
        FROM published_tags AS t
        WHERE t.tag_id = @TagId AND t.language = @Language
        ORDER BY t.published_at DESC, t.article_id DESC
        {dialect.Limit("@Take")}
        """);

    private readonly Dictionary<(long Tag, string Language), IReadOnlyList<CandidateRow>> _newest = [];

    /// <param name="stories">The articles.</param>
    /// <param name="count">The number to find for each.</param>
    /// <param name="shape">The shape of the articles found.</param>
    /// <param name="ct">Cancellation.</param>
    public async ValueTask Load(IReadOnlyList<PublishedStory> stories, int count, ArticleShape shape, CancellationToken ct)
    {
        var tags = (await read.ListAsync<SharedTagRow>(TagsSql, new { Ids = ApiJson.Write(stories.Select(story => story.Article.Id)) }, ct))
            .ToLookup(tag => tag.ArticleId);
        if (tags.Count == 0)
            return;
        var total = await read.FindAsync<long>(GreatestSql, null, ct);
        var ranked = new List<(PublishedStory Story, IReadOnlyList<long> Ids)>();
        foreach (var story in stories)
            ranked.Add((story, RelatedScore.Rank(await Shared(story.Article, tags[story.Article.Id], total, ct), count)));

        var found = await Read([.. ranked.SelectMany(one => one.Ids).Distinct()], shape, ct);
        foreach (var (story, ids) in ranked)
            story.Related = [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private async ValueTask<List<SharedTag>> Shared(
        PublishedArticle article, IEnumerable<SharedTagRow> tags, long total, CancellationToken ct)
    {
        var shared = new List<SharedTag>();
        foreach (var tag in tags)
        {
            var weight = RelatedScore.Weight(total, tag.Articles);
            foreach (var candidate in await Newest(tag.TagId, article.Language, ct))
                if (candidate.ArticleId != article.Id)
                    shared.Add(new SharedTag(candidate.ArticleId, candidate.PublishedAt, weight));
        }

        return shared;
    }

    // Cached per answer: the articles of one page often share tags.
    private async ValueTask<IReadOnlyList<CandidateRow>> Newest(long tagId, string language, CancellationToken ct)
    {
        if (!_newest.TryGetValue((tagId, language), out var candidates))
            _newest[(tagId, language)] = candidates =
                await read.ListAsync<CandidateRow>(NewestSql, new { TagId = tagId, Language = language, Take = NewestOfTag }, ct);
        return candidates;
    }

    private async ValueTask<IReadOnlyDictionary<long, PublishedStory>> Read(
        IReadOnlyList<long> ids, ArticleShape shape, CancellationToken ct)
    {
        if (ids.Count == 0)
            return new Dictionary<long, PublishedStory>();
        var rows = await read.ListAsync<PublishedArticle>(shape.FindManySql, new { Ids = ApiJson.Write(ids) }, ct);
        var stories = await new ArticleIncludes(read, shape, addresses, names, keys)
            .Load([.. rows.Select(row => new PublishedStory(row, addresses))], ct);
        return stories.ToDictionary(story => story.Article.Id);
    }

    private sealed record SharedTagRow
    {
        public long ArticleId { get; init; }

        public long TagId { get; init; }

        public long Articles { get; init; }
    }

    private sealed record CandidateRow
    {
        public long ArticleId { get; init; }

        public long PublishedAt { get; init; }
    }
}
