using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The corrections of a story. Entries are added and never changed.</summary>
internal static class ArticleCorrections
{
    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM article_corrections WHERE article_id = @ArticleId");

    private static readonly Sql AddSql = new("""
        INSERT INTO article_corrections (article_id, number, revision, at, made_by, note)
        VALUES (@ArticleId, @Number, @Revision, @At, @MadeBy, @Note)
        """);

    internal static readonly Sql ListSql = new("""
        SELECT c.number, c.at, c.note, c.revision, c.made_by
        FROM article_corrections AS c
        WHERE c.article_id = @ArticleId
        ORDER BY c.number
        """);

    public static void Add(ContentWrite write, Article article, string note) => write.Run(AddSql, new
    {
        ArticleId = article.Id, Number = write.Find<int>(CountSql, new { ArticleId = article.Id }) + 1,
        Revision = article.PublishedRevision, At = write.Now, MadeBy = write.By.Id, Note = note,
    });

    public static IReadOnlyList<Correction> List(ContentWrite write, long articleId) =>
        write.List<Correction>(ListSql, new { ArticleId = articleId });
}

/// <summary>A correction of a story.</summary>
internal sealed record Correction
{
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public string Note { get; init; } = "";

    public int Revision { get; init; }

    public string MadeBy { get; init; } = "";

    public CorrectionResponse ToResponse() => new(At, Note);
}
