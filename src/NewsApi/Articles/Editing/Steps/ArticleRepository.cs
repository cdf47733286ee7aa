using NewsApi.Access;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;

namespace NewsApi.Articles.Editing.Steps;

/// <summary>Writes articles: creates them and runs steps on them.</summary>
internal sealed class ArticleRepository(ChangeLog changes)
{
    internal const string Columns = """
        a.id, a.language, a.state, a.newest_revision, a.published_revision, a.last_published_revision, a.last_revision, a.version,
        a.seq, a.created_at, a.created_by, a.modified_at, a.published_at, a.updated_at, a.assigned_to, a.submitted_at,
        a.submitted_by, a.trashed_at
        """;

    internal static readonly Sql FindSql = new($"SELECT {Columns} FROM articles AS a WHERE a.id = @Id AND a.purged_at IS NULL");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO articles (language, state, newest_revision, last_revision, version, seq, created_at, created_by, modified_at)
        {dialect.OutputId}
        VALUES (@Language, @StateName, @NewestRevision, @LastRevision, @Version, @Seq, @CreatedAt, @CreatedBy, @ModifiedAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE articles
        SET state = @StateName, newest_revision = @NewestRevision, published_revision = @PublishedRevision,
            last_published_revision = @LastPublishedRevision, last_revision = @LastRevision, version = @Version, seq = @Seq,
            modified_at = @ModifiedAt, published_at = @PublishedAt, updated_at = @UpdatedAt, assigned_to = @AssignedTo,
            submitted_at = @SubmittedAt, submitted_by = @SubmittedBy, trashed_at = @TrashedAt
        WHERE id = @Id
        """);

    public static Article? Find(ContentWrite write, long id) => write.Find<Article>(FindSql, new { Id = id });

    public Task<Outcome<Article>> Add(ArticleDraft draft, Caller caller, CancellationToken ct) => changes.WriteAsync(
        caller,
        batch => ArticleReferences.Ask(batch, draft.Content, id: 0, draft.BodyMedia),
        (write, asked) => asked.Resolve(write).Then(references =>
        {
            var article = new Article
            {
                Language = references.Language, State = ArticleState.Draft, NewestRevision = 1, LastRevision = 1, Version = 1,
                Seq = write.Seq, CreatedAt = write.Now, CreatedBy = caller.Id, ModifiedAt = write.Now,
            };
            article = article with { Id = write.Insert(AddSql, Row(article)) };
            return ArticleRevisions.Compose(write, article, draft, references, presentSlug: null).Then<Article>(revision =>
            {
                ArticleRevisions.Add(write, article, revision);
                write.Record(ChangeKinds.Article, article.Id, ChangeActions.Created, article.Language);
                return article;
            });
        }),
        ct);

    /// <summary>Runs one step on an article in its own transaction.</summary>
    public Task<Outcome<StepResult>> Run(long id, int version, ArticleStep step, Caller caller, CancellationToken ct) =>
        changes.WriteAsync(
            caller, batch => Ask(batch, id, step), (write, asked) => Run(write, asked.Article.Value, version, asked.Step), ct);

    /// <summary>Runs one step on an article inside the current write.</summary>
    /// <param name="write">The current write.</param>
    /// <param name="id">The article's id.</param>
    /// <param name="version">The version that the caller has read; null if any version is accepted.</param>
    /// <param name="step">The step.</param>
    public static Outcome<StepResult> Run(ContentWrite write, long id, int? version, ArticleStep step)
    {
        var batch = new ReadBatch();
        var asked = Ask(batch, id, step);
        write.Read(batch);
        return Run(write, asked.Article.Value, version, asked.Step);
    }

    /// <summary>Adds the queries for an article and for a step on it to the batch.</summary>
    public static (ReadBatch.FoundItem<Article> Article, ArticleStep Step) Ask(ReadBatch batch, long id, ArticleStep step) =>
        (batch.Find<Article>(FindSql, new { Id = id }), step.Ask(batch, id));

    /// <summary>Runs a step with the results of the queries from <see cref="Ask"/>.</summary>
    public static Outcome<StepResult> Run(ContentWrite write, Article? found, int? version, ArticleStep step) =>
        Outcome.Current(found, version ?? found?.Version ?? 0, "article").Then(current =>
        {
            if (ArticleWorkflow.Refuse(step.Action, current, write.By, () => ArticleActionContext.Of(write, current)) is { } refusal)
                return refusal;
            var next = current with
            {
                State = ArticleWorkflow.Next(step.Action, current),
                Version = current.Version + 1,
                Seq = write.Seq,
                ModifiedAt = write.Now,
            };
            return step.Apply(write, current, next).Then<StepResult>(result => result.IsUnchanged ? result : Store(write, result));
        });

    /// <summary>Stores the changed article of a step and records the change in the change log.</summary>
    public static StepResult Store(ContentWrite write, StepResult result)
    {
        var article = result.Article;
        write.Run(UpdateSql, Row(article));
        write.Record(
            ChangeKinds.Article, article.Id, result.Change, article.Language, result.Kind?.ToString().ToLowerInvariant(), result.Detail,
            result.Reason);
        return result;
    }

    // Dapper sends an enum as its number; the column holds its name.
    private static object Row(Article article) => new
    {
        article.Id, article.Language, StateName = article.State.ToString(), article.NewestRevision, article.PublishedRevision,
        article.LastPublishedRevision, article.LastRevision, article.Version, article.Seq, article.CreatedAt, article.CreatedBy,
        article.ModifiedAt, article.PublishedAt, article.UpdatedAt, article.AssignedTo, article.SubmittedAt, article.SubmittedBy,
        article.TrashedAt,
    };
}
