using NewsApi.Data;
using NewsApi.ShareLinks;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Text;

namespace NewsApi.Articles;

/// <summary>Reads what belongs to the articles of one answer, as far as the answer shows it: one statement a kind, whatever their number.</summary>
internal sealed class ArticleCompany(ReadSession read, ArticleShape shape, SiteAddresses addresses)
{
    private const string SelectTags = """
        SELECT t.article_id, tag.id, tag.slug, tag.kind, tag.names
        FROM published_tags AS t
        JOIN tags AS tag ON tag.id = t.tag_id
        WHERE t.article_id
        """;

    private const string SelectAuthors = """
        SELECT w.article_id, author.id, author.slug, author.names, w.role
        FROM published_authors AS w
        JOIN authors AS author ON author.id = w.author_id
        WHERE w.article_id
        """;

    private static readonly Sql TagsSql = new(dialect => $"{SelectTags} IN {dialect.Numbers("@Ids")} ORDER BY t.article_id, t.position");

    private static readonly Sql AuthorsSql = new(dialect => $"{SelectAuthors} IN {dialect.Numbers("@Ids")} ORDER BY w.article_id, w.position");

    // For one article alone, which is what is read most: a plain comparison is a third cheaper than a list of one.
    private static readonly Sql TagsOfOneSql = new($"{SelectTags} = @Id ORDER BY t.position");

    private static readonly Sql AuthorsOfOneSql = new($"{SelectAuthors} = @Id ORDER BY w.position");

    // At most one per language and group, so the list has the length of the site's languages.
    private static readonly Sql TranslationsSql = new(dialect => $"""
        SELECT p.id, p.language, p.translation_group, p.slug, p.title, p.canonical_url
        FROM published_articles AS p
        WHERE p.translation_group IN {dialect.Numbers("@Groups")}
        ORDER BY p.translation_group, p.language
        """);

    private readonly Dictionary<(long Id, string Language), TagReference> _tags = [];
    private readonly Dictionary<(long Id, string Language), SectionReference> _sections = [];
    private readonly Dictionary<(long Id, string Language), string> _authors = [];

    public async ValueTask<IReadOnlyList<PublishedStory>> Bring(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        if (stories.Count == 0)
            return stories;
        var one = stories.Count == 1;
        object ids = one ? new { stories[0].Article.Id } : new { Ids = Json.Write(stories.Select(story => story.Article.Id)) };
        foreach (var story in stories)
            story.Section = shape.Shows(ArticleParts.Section) ? Section(story.Article) : null;
        if (shape.Shows(ArticleParts.Tags))
            Give(stories, await read.ListAsync<TagRow>(one ? TagsOfOneSql : TagsSql, ids, ct), row => row.ArticleId, Tag, (story, tags) => story.Tags = tags);
        if (shape.Shows(ArticleParts.Authors))
            Give(stories, await read.ListAsync<AuthorRow>(one ? AuthorsOfOneSql : AuthorsSql, ids, ct), row => row.ArticleId, Author, (story, authors) => story.Authors = authors);
        if (shape.Shows(ArticleParts.Translations))
            await BringTranslations(stories, ct);
        if (shape.Shows(ArticleParts.Related))
            await new RelatedArticles(read, addresses).Bring(stories, RelatedArticles.Shown, ArticleShape.Summary, ct);
        if (shape.Shows(ArticleParts.Share))
            await BringShareKits(stories, ct);
        return stories;
    }

    /// <summary>The public translations of the stories; each story is its own first to be left out.</summary>
    private async ValueTask BringTranslations(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var groups = new { Groups = Json.Write(stories.Select(story => story.Article.TranslationGroup).Distinct()) };
        var rows = (await read.ListAsync<PublishedArticle>(TranslationsSql, groups, ct)).ToLookup(row => row.TranslationGroup);
        foreach (var story in stories)
            story.Translations =
            [
                .. from other in rows[story.Article.TranslationGroup]
                   where other.Id != story.Article.Id
                   select new TranslationReference(other.Id, other.Language, other.Slug, other.Title, addresses.Of(other)),
            ];
    }

    private async ValueTask BringShareKits(IReadOnlyList<PublishedStory> stories, CancellationToken ct)
    {
        var kits = await ShareKits.Open(read, stories.Select(story => story.Article.Id), addresses, ct);
        foreach (var story in stories)
            (story.Share, story.ShareLinkId) = kits.Of(story.Article, story.Article.Language);
    }

    // Rows come article by article, in the order in which they are shown.
    private static void Give<TRow, TItem>(
        IReadOnlyList<PublishedStory> stories, IReadOnlyList<TRow> rows, Func<TRow, long> article, Func<TRow, string, TItem> show,
        Action<PublishedStory, IReadOnlyList<TItem>> give)
    {
        var first = new Dictionary<long, int>(stories.Count);
        for (var at = rows.Count - 1; at >= 0; at--)
            first[article(rows[at])] = at;
        foreach (var story in stories)
        {
            if (!first.TryGetValue(story.Article.Id, out var at))
                continue;
            var items = new List<TItem>();
            for (; at < rows.Count && article(rows[at]) == story.Article.Id; at++)
                items.Add(show(rows[at], story.Article.Language));
            give(story, items);
        }
    }

    // One tag stands on many articles of a list: its names are read once a language.
    private TagReference Tag(TagRow row, string language)
    {
        if (!_tags.TryGetValue((row.Id, language), out var tag))
            _tags[(row.Id, language)] = tag = new TagReference(row.Id, row.Slug, Enum.Parse<TagKind>(row.Kind), Name(row.Names, row.Slug, language));
        return tag;
    }

    private AuthorReference Author(AuthorRow row, string language)
    {
        if (!_authors.TryGetValue((row.Id, language), out var name))
            _authors[(row.Id, language)] = name = Name(row.Names, row.Slug, language);
        return new AuthorReference(row.Id, row.Slug, name, row.Role);
    }

    private SectionReference? Section(PublishedArticle article)
    {
        if (article.SectionId is not { } id)
            return null;
        if (!_sections.TryGetValue((id, article.Language), out var section))
            _sections[(id, article.Language)] = section =
                new SectionReference(id, article.SectionSlug!, Name(article.SectionNames!, article.SectionSlug!, article.Language));
        return section;
    }

    private string Name(string names, string slug, string language) =>
        LocalisedText.PickText(names, language, addresses.SiteDefault) ?? slug;

    private sealed record TagRow
    {
        public long ArticleId { get; init; }

        public long Id { get; init; }

        public string Slug { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Names { get; init; } = "";
    }

    private sealed record AuthorRow
    {
        public long ArticleId { get; init; }

        public long Id { get; init; }

        public string Slug { get; init; } = "";

        public string Names { get; init; } = "";

        public AuthorRole Role { get; init; }
    }
}
