using NewsApi.Data.Statements;

namespace NewsApi.Changes;

/// <summary>
/// Corrections and take-downs of articles. Everyone who has a copy must be informed, so they are not deleted when the change log is
/// pruned.
/// </summary>
internal static class ArticleNotices
{
    public const string Correction = "correction";

    /// <summary>Nobody may use the article any more.</summary>
    public const string Kill = "kill";

    /// <summary>The article was taken down for legal reasons.</summary>
    public const string Legal = "legal";

    private static readonly Sql AddSql = new("""
        INSERT INTO article_notices (seq, article_id, kind, language, at)
        VALUES (@Seq, @EntityId, @Notice, @Language, @At)
        """);

    /// <returns>The kind of notice; null if the change is neither a correction nor a take-down.</returns>
    public static string? KindOf(Change change) =>
        change.Kind != ChangeKinds.Article ? null
        : change.Significance is Correction or Kill ? change.Significance
        : change.Reason == ChangeReasons.Legal ? Legal
        : null;

    public static void Add(WriteSession write, Change change, string notice) =>
        write.Run(AddSql, new { change.Seq, change.EntityId, Notice = notice, change.Language, change.At });
}
