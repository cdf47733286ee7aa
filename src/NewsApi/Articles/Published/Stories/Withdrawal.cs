using NewsApi.Data.Statements;

namespace NewsApi.Articles.Published.Stories;

/// <summary>A row of <c>published_withdrawals</c>: why an article is no longer public.</summary>
internal record Withdrawal
{
    public static readonly Sql FindSql = new(
        "SELECT article_id, reason, replaced_by, note, killed FROM published_withdrawals WHERE article_id = @Id");

    public long ArticleId { get; init; }

    public WithdrawalReason? Reason { get; init; }

    public long? ReplacedBy { get; init; }

    /// <summary>An explanation for readers.</summary>
    public string? Note { get; init; }

    /// <summary>Whether partners and apps had to take it down too.</summary>
    public bool Killed { get; init; }

    /// <summary>Whether the text must not be shown to anyone any more, not even through a preview link.</summary>
    public bool EndsPreviews => Killed || Reason == WithdrawalReason.Legal;
}
