using NewsApi.Json;

namespace NewsApi.Changes;

/// <summary>Where a public article is found. Filters of changes compare this with the part of the site that a client follows.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Version">Its public version.</param>
/// <param name="Sections">The id of its section and of those above it, nearest first; empty where it has none.</param>
/// <param name="Tags">The ids of its tags in their order.</param>
/// <param name="Authors">The ids of its authors in their order.</param>
/// <param name="Syndicatable">Whether partners may republish it; null in rows from before migration 0027.</param>
/// <param name="OwnTerms">Whether its own policy allows syndication, regardless of the section's policy; null in older rows.</param>
public sealed record ChangeScope(
    string Language, int Version, IReadOnlyList<long> Sections, IReadOnlyList<long> Tags, IReadOnlyList<long> Authors,
    bool? Syndicatable = null, bool? OwnTerms = null)
{
    /// <summary>Reads the text that <see cref="ScopeSql.Value"/> makes.</summary>
    internal static ChangeScope Parse(string json) => ApiJson.Read<ChangeScope>(json);
}
