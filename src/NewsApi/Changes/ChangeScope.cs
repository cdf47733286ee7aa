using NewsApi.Json;

namespace NewsApi.Changes;

/// <summary>The properties of a public article that filters use to decide whether a client follows the article.</summary>
/// <param name="Language">The article's language.</param>
/// <param name="Version">The article's public version.</param>
/// <param name="Sections">The ids of the article's section and of the sections above it, nearest first; empty without a section.</param>
/// <param name="Tags">The ids of the article's tags in their order.</param>
/// <param name="Authors">The ids of the article's authors in their order.</param>
/// <param name="Syndicatable">Whether partners may republish the article; null in rows from before migration 0027.</param>
/// <param name="OwnTerms">
/// Whether the article's own policy allows syndication, regardless of the section's policy; null in older rows.
/// </param>
public sealed record ChangeScope(
    string Language, int Version, IReadOnlyList<long> Sections, IReadOnlyList<long> Tags, IReadOnlyList<long> Authors,
    bool? Syndicatable = null, bool? OwnTerms = null)
{
    /// <summary>Reads the text that <see cref="ScopeSql.Value"/> makes.</summary>
    internal static ChangeScope Parse(string json) => ApiJson.Read<ChangeScope>(json);
}
