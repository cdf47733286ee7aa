using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Fronts.Editing;

/// <summary>The history of fronts.</summary>
internal sealed class FrontRevisions(Db db)
{
    private const string Columns = """
        r.number, r.restored_from, r.created_at, r.created_by,
            (SELECT MIN(t.at) FROM front_publications AS t WHERE t.front_id = r.front_id AND t.revision = r.number) AS published_at,
            CASE WHEN f.newest_revision = r.number THEN 1 ELSE 0 END AS is_newest,
            CASE WHEN f.published_revision = r.number THEN 1 ELSE 0 END AS is_published
        """;

    private static readonly KeysetSql ListSql = new("r.number", page => $"""
        SELECT {Columns}
        FROM front_revisions AS r
        JOIN fronts AS f ON f.id = r.front_id
        WHERE f.slug = @Slug AND {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql FindBySlugSql = new($"""
        SELECT {Columns}, r.content
        FROM front_revisions AS r
        JOIN fronts AS f ON f.id = r.front_id
        WHERE f.slug = @Slug AND r.number = @Number
        """);

    private static readonly Sql FindSql = new("""
        SELECT r.number, r.content, r.created_at, r.created_by
        FROM front_revisions AS r
        WHERE r.front_id = @Id AND r.number = @Number
        """);

    /// <summary>Counts the revisions <c>@Number</c> of the front <c>@Id</c>.</summary>
    public static readonly Sql ExistsSql =
        new("SELECT COUNT(*) FROM front_revisions AS r WHERE r.front_id = @Id AND r.number = @Number");

    private static readonly Sql NewestSql = new("SELECT MAX(r.number) FROM front_revisions AS r WHERE r.front_id = @Id");

    private static readonly Sql AddSql = new("""
        INSERT INTO front_revisions (front_id, number, content, restored_from, created_at, created_by)
        VALUES (@Id, @Number, @Content, @RestoredFrom, @Now, @By)
        """);

    private static readonly Sql ForgetSql = new("DELETE FROM front_revisions WHERE front_id = @Id");

    /// <summary>Lists the revisions of a front, newest first.</summary>
    public Task<IReadOnlyList<FrontRevision>> List(string slug, PageRequest page, CancellationToken ct) =>
        db.ListAsync<FrontRevision>(
            ListSql.For(page),
            new { Slug = slug, Edge = ListSql.EdgeId(page), page.Take }, ct);

    public Task<FrontRevision?> Find(string slug, int number, CancellationToken ct) =>
        db.FindAsync<FrontRevision>(FindBySlugSql, new { Slug = slug, Number = number }, ct);

    public static FrontRevision? Find(ContentWrite write, long id, int number) =>
        write.Find<FrontRevision>(FindSql, new { Id = id, Number = number });

    /// <summary>The number of the next revision. Numbers increase and are never reused, not even those of discarded revisions.</summary>
    public static int NextNumber(ContentWrite write, long id) => (int)write.Find<long>(NewestSql, new { Id = id }) + 1;

    public static void Add(ContentWrite write, long id, int number, FrontContent content, int? restoredFrom = null) => write.Run(
        AddSql, new { Id = id, Number = number, Content = content, RestoredFrom = restoredFrom, write.Now, By = write.By.Id });

    /// <summary>Deletes the revisions of a front that is deleted.</summary>
    public static void Forget(ContentWrite write, long id) => write.Run(ForgetSql, new { Id = id });
}

/// <summary>A revision of a front.</summary>
internal sealed record FrontRevision
{
    public int Number { get; init; }

    /// <summary>The content of the revision. Lists do not read it, so it is empty there.</summary>
    public FrontContent Content { get; init; } = new(null);

    public int? RestoredFrom { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string CreatedBy { get; init; } = "";

    public DateTimeOffset? PublishedAt { get; init; }

    public bool IsNewest { get; init; }

    public bool IsPublished { get; init; }

    public FrontRevisionSummary ToSummary() =>
        new(Number, CreatedAt, CreatedBy, PublishedAt, RestoredFrom, IsNewest, IsPublished);

    public FrontRevisionResponse ToResponse() =>
        new(Number, CreatedAt, CreatedBy, PublishedAt, RestoredFrom, IsNewest, IsPublished, Content);
}
