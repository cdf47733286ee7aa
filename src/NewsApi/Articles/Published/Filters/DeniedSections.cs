using NewsApi.Data.Statements;
using NewsApi.Usage;

namespace NewsApi.Articles.Published.Filters;

/// <summary>
/// The sections for which the usage policy denies syndication. The policy is that of the section, else of a section above it, else of the
/// site. It is evaluated at each read, so no article needs an update when a policy changes.
/// </summary>
internal static class DeniedSections
{
    /// <summary>Stands for articles without a section.</summary>
    public const long NoSection = 0;

    private static readonly Sql AllSql = new("SELECT s.id, s.parent_id, s.usage FROM sections AS s ORDER BY s.id");

    public static async ValueTask<IReadOnlySet<long>> Find(ReadSession read, UsagePolicy site, CancellationToken ct)
    {
        var sections = (await read.ListAsync<SectionTerms>(AllSql, null, ct)).ToDictionary(section => section.Id);
        var denied = sections.Values.Where(section => Rule(section) == UsageRule.Denied).Select(section => section.Id).ToHashSet();
        if (site.Syndication == UsageRule.Denied)
            denied.Add(NoSection);
        return denied;

        UsageRule? Rule(SectionTerms section)
        {
            for (var at = section; at is not null; at = at.ParentId is { } above ? sections.GetValueOrDefault(above) : null)
                if (UsagePolicy.Read(at.Usage).Syndication is { } said)
                    return said;
            return site.Syndication;
        }
    }

    private sealed record SectionTerms
    {
        public long Id { get; init; }

        public long? ParentId { get; init; }

        /// <summary>The section's own usage policy as JSON.</summary>
        public string? Usage { get; init; }
    }
}
