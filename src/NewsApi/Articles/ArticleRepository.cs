using NewsApi.Access;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http;
using NewsApi.ShareLinks;

namespace NewsApi.Articles;

/// <summary>Writes articles: new revisions, and the pointer that makes one of them public.</summary>
internal sealed class ArticleRepository(ChangeLog changes)
{
    internal const string Columns = """
        a.id, a.language, a.state, a.newest_revision, a.published_revision, a.last_published_revision, a.version, a.seq, a.created_at, a.created_by,
        a.modified_at, a.published_at, a.updated_at
        """;

    internal static readonly Sql FindSql = new($"SELECT {Columns} FROM articles AS a WHERE a.id = @Id");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO articles (language, state, newest_revision, version, seq, created_at, created_by, modified_at)
        {dialect.OutputId}
        VALUES (@Language, @StateName, @NewestRevision, @Version, @Seq, @CreatedAt, @CreatedBy, @ModifiedAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE articles
        SET state = @StateName, newest_revision = @NewestRevision, published_revision = @PublishedRevision,
            last_published_revision = @LastPublishedRevision, version = @Version, seq = @Seq, modified_at = @ModifiedAt, published_at = @PublishedAt, updated_at = @UpdatedAt
        WHERE id = @Id
        """);

    public Task<Outcome<Article>> Add(ArticleDraft draft, Caller caller, CancellationToken ct) => changes.WriteAsync(
        caller,
        write => ArticleReferences.Find(write, draft.Content, id: 0).Then(references =>
        {
            var article = new Article
            {
                Language = references.Language, State = ArticleState.Draft, NewestRevision = 1, Version = 1, Seq = write.Seq,
                CreatedAt = write.Now, CreatedBy = caller.Id, ModifiedAt = write.Now,
            };
            article = article with { Id = write.Insert(AddSql, Row(article)) };
            return AddRevision(write, article, draft, references, caller, presentSlug: null)
                .Then<Article>(_ => Recorded(write, article, ChangeActions.Created));
        }),
        ct);

    public Task<Outcome<Article>> Update(long id, int version, ArticleDraft draft, Caller caller, CancellationToken ct) =>
        changes.WriteAsync(
            caller,
            write => Load(write, id, version, ArticleAction.Edit, caller).Then(current =>
                ArticleReferences.Find(write, draft.Content, id).Then<Article>(references =>
                {
                    if (references.Language != current.Language)
                        return Problem.Unprocessable(ProblemError.InBody(
                            "/language", "language_is_fixed", $"This article is in '{current.Language}'; a translation is an article of its own."));
                    var present = ArticleRevisions.Get(write, id, current.NewestRevision).Slug;
                    var article = Next(write, current) with { NewestRevision = current.NewestRevision + 1 };
                    return AddRevision(write, article, draft, references, caller, present)
                        .Then(_ => Stored(write, article, ChangeActions.Updated));
                })),
            ct);

    /// <summary>Makes the newest revision public.</summary>
    public Task<Outcome<Article>> Publish(long id, int version, PublishRequest request, Caller caller, CancellationToken ct) =>
        changes.WriteAsync(
            caller,
            write => Load(write, id, version, ArticleAction.Publish, caller, request.PublishedAt).Then(current =>
            {
                var publishedAt = request.PublishedAt ?? current.PublishedAt ?? write.Now;
                var article = Next(write, current) with
                {
                    State = ArticleState.Published,
                    PublishedRevision = current.NewestRevision,
                    PublishedAt = publishedAt,
                    LastPublishedRevision = current.NewestRevision,
                    // Neither a story that was public elsewhere before nor one that comes back unchanged has been updated.
                    UpdatedAt = current.LastPublishedRevision is null ? publishedAt
                        : current.LastPublishedRevision == current.NewestRevision ? Unchanged(current, publishedAt)
                        : write.Now,
                };
                return PublishedProjection
                    .Publish(write, article, ArticleRevisions.Get(write, id, current.NewestRevision))
                    .Then(_ =>
                    {
                        ShareLinkRepository.AddAutomatic(write, id, article.Language);
                        return Stored(write, article, ChangeActions.Published);
                    });
            }),
            ct);

    /// <summary>Takes the article back from the public, or says anew why it was.</summary>
    public Task<Outcome<Article>> Unpublish(long id, int version, UnpublishRequest request, Caller caller, CancellationToken ct) =>
        changes.WriteAsync(
            caller,
            write => Load(write, id, version, ArticleAction.Unpublish, caller).Then<Article>(current =>
            {
                // Readers are sent there at once, so it has to be there for them; that also rules out circles.
                if (request.ReplacedBy is { } other
                    && (other == id || write.Find<Article>(FindSql, new { Id = other })?.State != ArticleState.Published))
                    return Problem.Unprocessable(ProblemError.InBody("/replacedBy", "not_published", $"There is no other public article {other}."));
                var slug = ArticleRevisions.Get(write, id, current.LastPublishedRevision!.Value).Slug;
                var article = Next(write, current) with { State = ArticleState.Unpublished, PublishedRevision = null };
                PublishedProjection.Withdraw(write, article, slug, request);
                return Stored(write, article, ChangeActions.Unpublished);
            }),
            ct);

    private static Outcome<Article> Load(
        ContentWrite write, long id, int version, ArticleAction action, Caller caller, DateTimeOffset? publishedAt = null) =>
        Outcome.Current(write.Find<Article>(FindSql, new { Id = id }), version, "article").Then<Article>(article =>
            ArticleWorkflow.Refuse(action, article, caller, publishedAt) is { } refusal ? refusal : article);

    private static Outcome<ArticleRevision> AddRevision(
        ContentWrite write, Article article, ArticleDraft draft, ArticleReferences references, Caller caller, string? presentSlug) =>
        ArticleSlugs.Choose(write, article.Id, article.Language, draft.Content, presentSlug).Then<ArticleRevision>(slug =>
        {
            var revision = draft.ToRevision() with
            {
                ArticleId = article.Id,
                Number = article.NewestRevision,
                CreatedAt = write.Now,
                CreatedBy = caller.Id,
                TranslationGroup = references.TranslationGroup,
                Slug = slug,
                SectionId = references.SectionId,
                Tags = references.Tags,
                Authors = references.Authors,
            };
            ArticleSlugs.Hold(write, article.Id, article.Language, slug);
            ArticleRevisions.Add(write, revision);
            return revision;
        });

    // An update that never was moves with the publication; a real one never lies before it.
    private static DateTimeOffset? Unchanged(Article current, DateTimeOffset publishedAt) =>
        current.UpdatedAt == current.PublishedAt || current.UpdatedAt < publishedAt ? publishedAt : current.UpdatedAt;

    private static Article Next(ContentWrite write, Article current) =>
        current with { Version = current.Version + 1, Seq = write.Seq, ModifiedAt = write.Now };

    private static Outcome<Article> Stored(ContentWrite write, Article article, string action)
    {
        write.Execute(UpdateSql, Row(article));
        return Recorded(write, article, action);
    }

    private static Article Recorded(ContentWrite write, Article article, string action)
    {
        write.Record(ChangeKinds.Article, article.Id, action, article.Language);
        return article;
    }

    // Dapper sends an enum as its number; the column holds its name.
    private static object Row(Article article) => new
    {
        article.Id, article.Language, StateName = article.State.ToString(), article.NewestRevision, article.PublishedRevision, article.LastPublishedRevision,
        article.Version, article.Seq, article.CreatedAt, article.CreatedBy, article.ModifiedAt, article.PublishedAt,
        article.UpdatedAt,
    };
}
