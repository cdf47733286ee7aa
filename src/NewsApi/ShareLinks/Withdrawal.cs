using NewsApi.Data;

namespace NewsApi.ShareLinks;

/// <summary>A row that says that an article is no longer public, and why.</summary>
internal sealed record Withdrawal
{
    private const string Select = "SELECT article_id, reason, replaced_by FROM published_withdrawals";

    public static readonly Sql FindSql = new($"{Select} WHERE article_id = @Id");

    public static readonly Sql FindBySlugSql = new($"{Select} WHERE language = @Language AND slug = @Slug");

    public long ArticleId { get; init; }

    public WithdrawalReason Reason { get; init; }

    public long? ReplacedBy { get; init; }
}
