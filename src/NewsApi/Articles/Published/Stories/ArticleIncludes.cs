using NewsApi.Counting.Visitors;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Reads the includes of the articles in one answer: one statement per kind for any number of articles.</summary>
internal sealed class ArticleIncludes(ReadSession read, ArticleShape shape, SiteAddresses addresses, IncludeNames names, ViewKeys keys)
{
    private const string SelectTags = "SELECT t.article_id, t.tag_id AS id FROM published_tags AS t WHERE t.article_id";

    private const string SelectAuthors = "SELECT w.article_id, w.author_id AS id, w.role FROM published_authors AS w WHERE w.article_id";

    private static readonly Sql TagsSql = new(dialect => $"{SelectTags} IN {dialect.Numbers("@Ids")} ORDER BY t.article_id, t.position");

    private static readonly Sql AuthorsSql = new(
        dialect => $"{SelectAuthors} IN {dialect.Numbers("@Ids")} ORDER BY w.article_id, w.position");

    // For a single article, the most frequent case: a plain comparison is a third cheaper than a list of one.
    private static readonly Sql TagsOfOneSql = new($"{SelectTags} = @Id ORDER BY t.position");

    private static readonly Sql AuthorsOfOneSql = new($"{SelectAuthors} = @Id ORDER BY w.position");

    // A group has at most one article per language, so the list is short.
    private static readonly Sql TranslationsSql = new(dialect => $"""
        SELECT p.id, p.language, p.translation_group, p.slug, p.title, p.canonical_url
        FROM published_articles AS p
        WHERE p.translation_group IN {dialect.Numbers("@Groups")}
        ORDER BY p.translation_group, p.language
        """);

    private static readonly Sql TranslationsOfOneSql = new("""
        SELECT p.id, p.language, p.translation_group, p.slug, p.title, p.canonical_url
        FROM published_articles AS p
        WHERE p.translation_group = @TranslationGroup
        ORDER BY p.language
        """);

    public async ValueTask<IReadOnlyList<PublishedStory>> Load(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        if (stories.Count == 0)
            return stories;
        var one = stories.Count == 1;
        object ids = one ? new { stories[0].Article.Id } : new { Ids = ApiJson.Write(stories.Select(story => story.Article.Id)) };
        if (shape.Shows(ArticleParts.Section))
            await LoadSections(stories, ct);
        if (shape.Shows(ArticleParts.Tags))
            await LoadNamed(
                stories, await read.ListAsync<IncludedRow>(one ? TagsOfOneSql : TagsSql, ids, ct), names.Tags, (tag, _, _) => tag,
                (story, tags) => story.Tags = tags, ct);
        if (shape.Shows(ArticleParts.Authors))
            await LoadNamed(
                stories, await read.ListAsync<IncludedRow>(one ? AuthorsOfOneSql : AuthorsSql, ids, ct), names.Authors,
                (author, row, language) => author.As(row.Role, language), (story, authors) => story.Authors = authors, ct);
        if (shape.Shows(ArticleParts.Translations))
            await LoadTranslations(stories, ct);
        if (shape.Shows(ArticleParts.Related))
            await new RelatedArticles(read, addresses, names, keys).Load(stories, RelatedArticles.Shown, ArticleShape.Summary, ct);
        if (shape.Shows(ArticleParts.Share))
            await LoadShareKits(stories, ct);
        if (shape.Shows(ArticleParts.ViewKey))
            foreach (var story in stories)
                story.ViewKey = keys.Of(story.Article.Id);
        return stories;
    }

    private async ValueTask LoadSections(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var sections = await names.Sections.Find(
            read,
            stories.Select(story => story.Article).Where(article => article.SectionId is not null)
                .Select(article => (article.SectionId!.Value, article.Language)),
            addresses.SiteDefault, ct);
        foreach (var story in stories)
            story.Section = story.Article.SectionId is { } id ? sections.GetValueOrDefault((id, story.Article.Language)) : null;
    }

    /// <summary>Loads the public translations of each story, without the story itself.</summary>
    private async ValueTask LoadTranslations(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var rows = (stories is [var only]
            ? await read.ListAsync<PublishedArticle>(TranslationsOfOneSql, new { only.Article.TranslationGroup }, ct)
            : await read.ListAsync<PublishedArticle>(
                TranslationsSql, new { Groups = ApiJson.Write(stories.Select(story => story.Article.TranslationGroup).Distinct()) }, ct))
            .ToLookup(row => row.TranslationGroup);
        foreach (var story in stories)
            story.Translations =
            [
                .. from other in rows[story.Article.TranslationGroup]
                   where other.Id != story.Article.Id
                   select new TranslationReference(other.Id, other.Language, other.Slug, other.Title, addresses.Of(other)),
            ];
    }

    private async ValueTask LoadShareKits(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var kits = await ShareKits.Open(read, stories.Select(story => story.Article.Id), addresses, ct);
        foreach (var story in stories)
            (story.Share, story.ShareLinkId) = kits.Of(story.Article, story.Article.Language);
    }

    // Rows are sorted by article and then by position.
    private async ValueTask LoadNamed<T>(
        IReadOnlyList<PublishedStory> stories, IReadOnlyList<IncludedRow> rows, NameCache<T> cache, Func<T, IncludedRow, string, T> show,
        Action<PublishedStory, IReadOnlyList<T>> assign, CancellationToken ct)
        where T : class
    {
        var first = new Dictionary<long, int>(stories.Count);
        for (var at = rows.Count - 1; at >= 0; at--)
            first[rows[at].ArticleId] = at;
        var named = await cache.Find(read, Keys(), addresses.SiteDefault, ct);
        foreach (var story in stories)
        {
            var items = new List<T>();
            foreach (var row in RowsOf(story))
                if (named.TryGetValue((row.Id, story.Article.Language), out var item))
                    items.Add(show(item, row, story.Article.Language));
            assign(story, items);
        }

        IEnumerable<(long, string)> Keys() => from story in stories from row in RowsOf(story) select (row.Id, story.Article.Language);

        IEnumerable<IncludedRow> RowsOf(PublishedStory story)
        {
            if (first.TryGetValue(story.Article.Id, out var at))
                for (; at < rows.Count && rows[at].ArticleId == story.Article.Id; at++)
                    yield return rows[at];
        }
    }

    private sealed record IncludedRow
    {
        public long ArticleId { get; init; }

        public long Id { get; init; }

        public AuthorRole Role { get; init; }
    }
}
