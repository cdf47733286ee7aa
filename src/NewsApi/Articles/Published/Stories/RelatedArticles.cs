using NewsApi.Counting.Visitors;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Stories;

/// <summary>
/// Finds the related articles of each article in an answer, in the same language. The work depends on the number of tags, not on how
/// many articles have them.
/// </summary>
internal sealed class RelatedArticles(
    ReadSession read, SiteSettings site, SiteUrls addresses, IncludeNames names, ViewKeys keys)
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

    /// <param name="stories">The articles.</param>
    /// <param name="count">The maximum number of related articles for each of them.</param>
    /// <param name="shape">The fields of the related articles.</param>
    /// <param name="ct">Cancellation.</param>
    public async ValueTask Load(IReadOnlyList<PublishedStory> stories, int count, ArticleShape shape, CancellationToken ct)
    {
        var first = new ReadBatch();
        var tagRows = first.List<SharedTagRow>(TagsSql, new { Ids = ApiJson.Write(stories.Select(story => story.Article.Id)) });
        var total = first.Find<long>(GreatestSql);
        await read.RunAsync(first, ct);
        var tags = tagRows.Rows.ToLookup(tag => tag.ArticleId);
        if (tags.Count == 0)
            return;
        // The articles of one page often share tags, so each tag is read only once per language.
        var second = new ReadBatch();
        var newest = new Dictionary<(long, string), ReadBatch.ListedItem<CandidateRow>>();
        foreach (var story in stories)
            foreach (var tag in tags[story.Article.Id])
                if (!newest.ContainsKey((tag.TagId, story.Article.Language)))
                {
                    newest[(tag.TagId, story.Article.Language)] = second.List<CandidateRow>(
                        NewestSql, new { tag.TagId, story.Article.Language, Take = NewestOfTag });
                    if (second.Items.Count < ReadBatch.Most)
                        continue;
                    await read.RunAsync(second, ct);
                    second = new ReadBatch();
                }

        if (second.Items.Count > 0)
            await read.RunAsync(second, ct);
        var ranked = stories.Select(story => (
            Story: story,
            Ids: RelatedScore.Rank(
                [
                    .. from tag in tags[story.Article.Id]
                       let weight = RelatedScore.Weight(total.Value, tag.Articles)
                       from candidate in newest[(tag.TagId, story.Article.Language)].Rows
                       where candidate.ArticleId != story.Article.Id
                       select new SharedTag(candidate.ArticleId, candidate.PublishedAt, weight),
                ],
                count))).ToList();

        var found = await Read([.. ranked.SelectMany(one => one.Ids).Distinct()], shape, ct);
        foreach (var (story, ids) in ranked)
            story.Related = [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private async ValueTask<IReadOnlyDictionary<long, PublishedStory>> Read(
        IReadOnlyList<long> ids, ArticleShape shape, CancellationToken ct)
    {
        if (ids.Count == 0)
            return new Dictionary<long, PublishedStory>();
        var rows = await read.ListAsync<PublishedArticle>(shape.FindManySql, new { Ids = ApiJson.Write(ids) }, ct);
        var stories = await new ArticleIncludes(read, shape, site, addresses, names, keys)
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
