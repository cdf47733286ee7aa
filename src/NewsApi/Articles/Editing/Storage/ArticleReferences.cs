using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Media.Images;
using NewsApi.Media.Pictures;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Terms;
using NewsApi.Text.Bodies;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The references of an article's content, resolved inside the transaction that stores it.</summary>
internal sealed class ArticleReferences
{
    private static readonly Sql NamesSql = new(dialect => $"""
        SELECT '{ChangeKinds.Section}' AS kind, x.id, x.slug
        FROM ({FormerSlugs.Among(ChangeKinds.Section, dialect.Names("@Sections"))}) AS x
        UNION ALL
        SELECT '{ChangeKinds.Tag}' AS kind, x.id, x.slug
        FROM ({FormerSlugs.Among(ChangeKinds.Tag, dialect.Names("@Tags"))}) AS x
        UNION ALL
        SELECT '{ChangeKinds.Author}' AS kind, x.id, x.slug
        FROM ({FormerSlugs.Among(ChangeKinds.Author, dialect.Names("@Authors"))}) AS x
        """);

    private static readonly Sql SectionByIdSql = new("SELECT id FROM sections WHERE id = @SectionId");

    private static readonly Sql AuthorsSql = new(dialect => $"SELECT id FROM authors WHERE id IN {dialect.Numbers("@Ids")}");

    private static readonly Sql MediaSql = new(
        dialect => $"SELECT m.id, m.state, m.kind FROM media AS m WHERE m.id IN {dialect.Numbers("@Ids")}");

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
        WHERE a.id <> @Id AND r.translation_group = (
            SELECT own.translation_group
            FROM articles AS o
            JOIN article_revisions AS own ON own.article_id = o.id AND own.number = o.newest_revision
            WHERE o.id = @Of)
        ORDER BY a.id
        """);

    private readonly Asked _asked;
    private readonly List<ProblemError> _errors = [];

    private ArticleReferences(Asked asked) => _asked = asked;

    public string Language { get; private init; } = "";

    public long? SectionId { get; private set; }

    public IReadOnlyList<long> Tags { get; private set; } = [];

    public IReadOnlyList<RevisionAuthor> Authors { get; private set; } = [];

    /// <summary>Id of the story. It is not an article's id, because this id is public and must not reveal drafts.</summary>
    public long TranslationGroup { get; private set; }

    /// <summary>Adds the queries for everything that the content refers to.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="content">The content.</param>
    /// <param name="id">The article's id; 0 for a new one.</param>
    /// <param name="bodyMedia">Ids of the uploaded files in the content's rendered body.</param>
    public static Asked Ask(ReadBatch batch, ArticleContent content, long id, IReadOnlyList<long> bodyMedia) => new(content, id, bodyMedia)
    {
        Media = batch.List<MediaRow>(
            MediaSql, new { Ids = ApiJson.Write(content.LeadImage?.Media is { } lead ? bodyMedia.Append(lead) : bodyMedia) }),
        Site = SiteRepository.Ask(batch),
        Language = batch.Find<string>(LanguageSql, new { Id = id }),
        Names = batch.List<ReferenceRow>(NamesSql, new
        {
            Sections = ApiJson.Write(content.Section is null ? [] : (string[])[content.Section]),
            Tags = ApiJson.Write((content.Tags ?? []).OfType<string>()),
            Authors = ApiJson.Write((content.Authors ?? []).Select(author => author?.Author).OfType<string>()),
        }),
        Group = batch.Find<long?>(GroupSql, new { Id = id }),
        WantedGroup = batch.Find<long?>(GroupSql, new { Id = content.TranslationOf ?? id }),
        Others = batch.List<Article>(OtherVersionsSql, new { Of = content.TranslationOf ?? id, Id = id }),
    };

    /// <summary>The revision without references to deleted tags, authors and sections.</summary>
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

    private void FindGroup(long newGroup, long? translationOf, long id)
    {
        var others = _asked.Others.Rows;
        // If translationOf is null, the group is kept. The caller may have read the article before it had translations.
        var wanted = translationOf is null ? _asked.Group.Value ?? newGroup
            // If an article names its own id, it becomes a separate story.
            : translationOf == id ? (others.Count == 0 ? _asked.Group.Value ?? newGroup : newGroup)
            : _asked.WantedGroup.Value;
        if (wanted is not { } group)
            Refuse("/translationOf", "unknown_article", $"There is no article {translationOf}.");
        else if (group != newGroup && others.Any(other => other.Language.Equals(Language, StringComparison.OrdinalIgnoreCase)))
            Refuse("/translationOf", "translation_exists", $"That story already has an article in '{Language}'.");
        else
            TranslationGroup = group;
    }

    private static string? SameLanguage(string? present, string requested) =>
        requested.Equals(present, StringComparison.OrdinalIgnoreCase) ? present : null;

    private long FindId(string slug, string kind, string pointer)
    {
        var found = _asked.Names.Rows.FirstOrDefault(row => row.Kind == kind && row.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            Refuse(pointer, $"unknown_{kind}", $"There is no {kind} '{slug}'.");
        return found?.Id ?? 0;
    }

    private void FindMedia(long id, string pointer, bool onlyPicture)
    {
        var found = _asked.Media.Rows.FirstOrDefault(row => row.Id == id);
        if (found is not { State: nameof(MediaState.Active) } || onlyPicture && found.Kind != nameof(MediaKind.Image))
            Refuse(
                pointer, "unknown_media",
                found is null || found.State == nameof(MediaState.Deleted) ? $"There is no uploaded file {id}."
                : found.State == nameof(MediaState.Expired) ? $"The right to use file {id} has ended."
                : $"File {id} is no picture.");
    }

    private void Refuse(string pointer, string code, string detail) => _errors.Add(ProblemError.InBody(pointer, code, detail));

    /// <summary>The queries for the content's references. The results are available after the batch has run.</summary>
    internal sealed record Asked(ArticleContent Content, long Id, IReadOnlyList<long> BodyMedia)
    {
        public required ReadBatch.ListedItem<MediaRow> Media { get; init; }

        public required ReadBatch.FoundItem<SiteSettings> Site { get; init; }

        public required ReadBatch.FoundItem<string> Language { get; init; }

        public required ReadBatch.ListedItem<ReferenceRow> Names { get; init; }

        public required ReadBatch.FoundItem<long?> Group { get; init; }

        public required ReadBatch.FoundItem<long?> WantedGroup { get; init; }

        public required ReadBatch.ListedItem<Article> Others { get; init; }

        public Outcome<ArticleReferences> Resolve(ContentWrite write)
        {
            var references = Resolve(write.Seq, wrong: []);
            return references._errors.Count == 0 ? references : Problem.Unprocessable(references._errors);
        }

        /// <summary>The errors in the references of content that also has other errors.</summary>
        /// <param name="wrong">JSON pointers to the other errors; references at these places are not checked.</param>
        public IReadOnlyList<ProblemError> Refuse(IReadOnlyCollection<string> wrong) => Resolve(newGroup: 0, wrong)._errors;

        // The id of a new translation group is the number of this write, because no other group has that number.
        private ArticleReferences Resolve(long newGroup, IReadOnlyCollection<string> wrong)
        {
            var hasLanguage = Content.Language is not null && !wrong.Contains("/language");
            var site = Site.Value!;
            // An existing article keeps a language that the site no longer has. A new article can't have such a language.
            var language = hasLanguage ? site.Find(Content.Language!) ?? SameLanguage(Language.Value, Content.Language!) : null;
            var references = new ArticleReferences(this) { Language = language ?? "" };
            if (hasLanguage && language is null)
                references.Refuse(
                    "/language", "unknown_language",
                    $"The site has the languages {string.Join(", ", site.Languages)}. An admin adds one with PUT /v1/editorial/site.");
            references.SectionId = Content.Section is null || wrong.Contains("/section")
                ? null
                : references.FindId(Content.Section, ChangeKinds.Section, "/section");
            references.Tags =
            [
                .. (wrong.Contains("/tags") ? [] : Content.Tags ?? []).Index()
                    .Where(tag => tag.Item is not null && !wrong.Contains($"/tags/{tag.Index}"))
                    .Select(tag => references.FindId(tag.Item, ChangeKinds.Tag, $"/tags/{tag.Index}"))
                    // A present and a former slug can mean the same tag.
                    .Distinct(),
            ];
            references.Authors =
            [
                .. (wrong.Contains("/authors") ? [] : Content.Authors ?? []).Index()
                    .Where(author => author.Item?.Author is not null && !wrong.Contains($"/authors/{author.Index}/author"))
                    .Select(author => new RevisionAuthor(
                        references.FindId(author.Item.Author!, ChangeKinds.Author, $"/authors/{author.Index}/author"),
                        author.Item.Role ?? AuthorRole.Author)),
            ];
            if (Content.LeadImage?.Media is { } lead && !wrong.Contains("/leadImage/media"))
                references.FindMedia(lead, "/leadImage/media", onlyPicture: true);
            foreach (var id in BodyMedia)
                references.FindMedia(id, BodyFormats.ContentPointer, onlyPicture: false);
            if (hasLanguage && !wrong.Contains("/translationOf"))
                references.FindGroup(newGroup, Content.TranslationOf, Id);
            return references;
        }
    }

    /// <summary>An uploaded file.</summary>
    internal sealed record MediaRow
    {
        public long Id { get; init; }

        public string State { get; init; } = "";

        public string Kind { get; init; } = "";
    }

    /// <summary>A tag, section or author that was found by a slug.</summary>
    internal sealed record ReferenceRow
    {
        public string Kind { get; init; } = "";

        public long Id { get; init; }

        public string Slug { get; init; } = "";
    }
}
