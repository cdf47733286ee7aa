namespace NewsApi.Usage;

/// <summary>A policy in the few words of the standards that know only yes and no. A use by agreement alone is a no there.</summary>
internal static class UsageSignals
{
    /// <summary>The value of <c>Content-Signal</c> in robots.txt (contentsignals.org); null where the policy says nothing of it.</summary>
    public static string? ContentSignal(UsagePolicy policy) => Join(
        ("search", policy.Search, "yes", "no"), ("ai-input", policy.AiAnswers, "yes", "no"), ("ai-train", policy.AiTraining, "yes", "no"));

    /// <summary>The value of <c>Content-Usage</c> (AIPREF), whose vocabulary has no word for the input of models yet.</summary>
    public static string? ContentUsage(UsagePolicy policy) =>
        Join(("train-ai", policy.AiTraining, "y", "n"), ("search", policy.Search, "y", "n"));

    /// <summary>
    /// <c>tdm-reservation</c> (TDMRep): 1 where training or answers are not free for all, 0 where training is and nothing is reserved,
    /// null where nothing is said.
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
