using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The corrections of a story. Entries are added and never changed.</summary>
internal static class ArticleCorrections
{
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

    /// <returns>All corrections with the new one.</returns>
    public static IReadOnlyList<Correction> Add(ContentWrite write, Article article, string note, IReadOnlyList<Correction> present)
    {
        var added = new Correction
        {
            Number = present.Count + 1, Revision = article.PublishedRevision!.Value, At = write.Now, MadeBy = write.By.Id, Note = note,
        };
        write.Run(AddSql, new { ArticleId = article.Id, added.Number, added.Revision, added.At, added.MadeBy, added.Note });
        return [.. present, added];
    }

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
