namespace NewsApi.Usage;

/// <summary>Expresses a policy in standards that know only yes and no. A use that needs an agreement counts as no.</summary>
internal static class UsageSignals
{
    /// <summary>
    /// The value of <c>Content-Signal</c> in robots.txt (contentsignals.org); null if the policy states no rule for search, AI answers or
    /// AI training.
    /// </summary>
    public static string? ContentSignal(UsagePolicy policy) => Join(
        ("search", policy.Search, "yes", "no"), ("ai-input", policy.AiAnswers, "yes", "no"), ("ai-train", policy.AiTraining, "yes", "no"));

    /// <summary>
    /// The value of <c>Content-Usage</c> (AIPREF). The vocabulary of AIPREF has no term for model input yet, so AI answers are left out.
    /// </summary>
    public static string? ContentUsage(UsagePolicy policy) =>
        Join(("train-ai", policy.AiTraining, "y", "n"), ("search", policy.Search, "y", "n"));

    /// <summary>
    /// <c>tdm-reservation</c> (TDMRep): 1 when AI training or AI answers are denied or need an agreement. Otherwise 0 when AI
    /// training is allowed, else null.
    /// </summary>
    public static int? TdmReservation(UsagePolicy policy) =>
        IsReserved(policy.AiTraining) || IsReserved(policy.AiAnswers) ? 1
        : policy.AiTraining == UsageRule.Allowed ? 0
        : null;

    private static bool IsReserved(UsageRule? rule) => rule is UsageRule.Denied or UsageRule.Conditional;

    private static string? Join(params (string Name, UsageRule? Rule, string Yes, string No)[] uses)
    {
        var said = uses.Where(use => use.Rule is not null)
            .Select(use => $"{use.Name}={(use.Rule == UsageRule.Allowed ? use.Yes : use.No)}").ToList();
        return said.Count == 0 ? null : string.Join(", ", said);
    }
}
