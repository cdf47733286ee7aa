using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Terms;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The references of an article's content, resolved inside the transaction that stores it.</summary>
internal sealed class ArticleReferences
{
    private static readonly Sql SectionSql = new($"SELECT id FROM sections WHERE {FormerSlugs.Matches(ChangeKinds.Section)}");

    private static readonly Sql TagSql = new($"SELECT id FROM tags WHERE {FormerSlugs.Matches(ChangeKinds.Tag)}");

    private static readonly Sql AuthorSql = new($"SELECT id FROM authors WHERE {FormerSlugs.Matches(ChangeKinds.Author)}");

    private static readonly Sql SectionByIdSql = new("SELECT id FROM sections WHERE id = @SectionId");

    private static readonly Sql AuthorsSql = new(dialect => $"SELECT id FROM authors WHERE id IN {dialect.Numbers("@Ids")}");

    private static readonly Sql LanguageSql = new("SELECT language FROM articles WHERE id = @Id");

    private static readonly Sql GroupSql = new("""
        SELECT r.translation_group
        FROM articles AS a
        JOIN article_revisions AS r ON r.article_id = a.id AND r.number = a.newest_revision
        WHERE a.id = @Id
        """);

    private static readonly Sql OtherVersionsSql = new("""
        SELECT a.id, a.language
        FROM article_revisions AS r
        JOIN articles AS a ON a.id = r.article_id AND a.newest_revision = r.number
        WHERE r.translation_group = @Group AND a.id <> @Id
        ORDER BY a.id
        """);

    private readonly List<ProblemError> _errors = [];

    private ArticleReferences()
    {
    }

    public string Language { get; private init; } = "";

    public long? SectionId { get; private set; }

    public IReadOnlyList<long> Tags { get; private set; } = [];

    public IReadOnlyList<RevisionAuthor> Authors { get; private set; } = [];

    /// <summary>Not an article's id: the number is public, and must not reveal drafts.</summary>
    public long TranslationGroup { get; private set; }

    /// <param name="write">The current write.</param>
    /// <param name="content">The content.</param>
    /// <param name="id">The article's id; 0 for a new one.</param>
    public static Outcome<ArticleReferences> Find(ContentWrite write, ArticleContent content, long id)
    {
        var references = Read(write, content, id, wrong: []);
        return references._errors.Count == 0 ? references : Problem.Unprocessable(references._errors);
    }

    /// <summary>What is wrong with the references of content that has other faults.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="content">The content.</param>
    /// <param name="id">The article's id; 0 for a new one.</param>
    /// <param name="wrong">Pointers to its other faults.</param>
    public static IReadOnlyList<ProblemError> Refuse(
        ContentWrite write, ArticleContent content, long id, IReadOnlyCollection<string> wrong) => Read(write, content, id, wrong)._errors;

    private static ArticleReferences Read(ContentWrite write, ArticleContent content, long id, IReadOnlyCollection<string> wrong)
    {
        var language = content.Language is { } tag && !wrong.Contains("/language") ? FindLanguage(write, tag, id) : null;
        var references = new ArticleReferences { Language = language?.Tag ?? "" };
        if (language is { Tag: null })
            references.Refuse(
                "/language", "unknown_language",
                $"The site has the languages {string.Join(", ", language.Present)}. An admin adds one with PUT /v1/editorial/site.");
        references.SectionId = content.Section is null || wrong.Contains("/section")
            ? null
            : references.FindId(write, SectionSql, content.Section, "section", "/section");
        references.Tags =
        [
            .. (wrong.Contains("/tags") ? [] : content.Tags ?? []).Index()
                .Where(tag => tag.Item is not null && !wrong.Contains($"/tags/{tag.Index}"))
                .Select(tag => references.FindId(write, TagSql, tag.Item, "tag", $"/tags/{tag.Index}"))
                // A present and a former slug can mean the same tag.
                .Distinct(),
        ];
        references.Authors =
        [
            .. (wrong.Contains("/authors") ? [] : content.Authors ?? []).Index()
                .Where(author => author.Item?.Author is not null && !wrong.Contains($"/authors/{author.Index}/author"))
                .Select(author => new RevisionAuthor(
                    references.FindId(write, AuthorSql, author.Item.Author!, "author", $"/authors/{author.Index}/author"),
                    author.Item.Role ?? AuthorRole.Author)),
        ];
        if (language is not null && !wrong.Contains("/translationOf"))
            references.FindGroup(write, content.TranslationOf, id);
        return references;
    }

    // An existing article keeps a language that the site no longer has; a new article can't be created in it.
    private static FoundLanguage FindLanguage(ContentWrite write, string tag, long id)
    {
        var site = SiteRepository.Get(write);
        return new FoundLanguage(
            site.Find(tag) ?? SameLanguage(write.Find<string>(LanguageSql, new { Id = id }), tag), site.Languages);
    }

    /// <summary>The revision without tags, authors and a section that were deleted since.</summary>
    public static ArticleRevision WithoutDeleted(ContentWrite write, ArticleRevision revision)
    {
        var authors = write.List<long>(AuthorsSql, new { Ids = ApiJson.Write(revision.Authors.Select(author => author.Id)) });
        return revision with
        {
            SectionId = write.Find<long?>(SectionByIdSql, new { revision.SectionId }),
            Tags = MergedTags.Present(write, revision.Tags),
            Authors = [.. revision.Authors.Where(author => authors.Contains(author.Id))],
        };
    }

    private void FindGroup(ContentWrite write, long? translationOf, long id)
    {
        var present = write.Find<long?>(GroupSql, new { Id = id });
        // Null keeps the group: the caller may have read the article before it had translations.
        var wanted = translationOf is null ? present ?? write.Seq
            : translationOf == id ? OwnGroup(write, present, id)
            : write.Find<long?>(GroupSql, new { Id = translationOf });
        if (wanted is not { } group)
            Refuse("/translationOf", "unknown_article", $"There is no article {translationOf}.");
        else if (OtherVersions(write, group, id).Any(article => article.Language.Equals(Language, StringComparison.OrdinalIgnoreCase)))
            Refuse("/translationOf", "translation_exists", $"That story already has an article in '{Language}'.");
        else
            TranslationGroup = group;
    }

    private static long OwnGroup(ContentWrite write, long? present, long id) =>
        present is { } own && OtherVersions(write, own, id).Count == 0 ? own : write.Seq;

    private static string? SameLanguage(string? present, string requested) =>
        requested.Equals(present, StringComparison.OrdinalIgnoreCase) ? present : null;

    private static IReadOnlyList<Article> OtherVersions(ContentWrite write, long group, long id) =>
        write.List<Article>(OtherVersionsSql, new { Group = group, Id = id });

    private long FindId(ContentWrite write, Sql sql, string slug, string kind, string pointer)
    {
        var id = write.Find<long>(sql, new { Slug = slug });
        if (id == 0)
            Refuse(pointer, $"unknown_{kind}", $"There is no {kind} '{slug}'.");
        return id;
    }

    private void Refuse(string pointer, string code, string detail) => _errors.Add(ProblemError.InBody(pointer, code, detail));

    /// <param name="Tag">The language as the site spells it; null when the site does not have it.</param>
    /// <param name="Present">The site's languages.</param>
    private sealed record FoundLanguage(string? Tag, IReadOnlyList<string> Present);
}
