namespace NewsApi.Changes;

/// <summary>
/// The part of the site that a reader of the log follows. Each group holds alternatives, and an article must match all groups.
/// </summary>
internal sealed record ChangeFilter
{
    public static readonly ChangeFilter Everything = new();

    /// <summary>Languages, in any case; null for all.</summary>
    public IReadOnlySet<string>? Languages { get; init; }

    /// <summary>Groups of section ids. A section includes the sections below it.</summary>
    public IReadOnlyList<IReadOnlySet<long>> Sections { get; init; } = [];

    public IReadOnlyList<IReadOnlySet<long>> Tags { get; init; } = [];

    /// <summary>Whether the filter matches only articles that partners may republish.</summary>
    public bool SyndicatableOnly { get; init; }

    /// <summary>
    /// With <see cref="SyndicatableOnly"/>: the ids of sections whose policy denies syndication; 0 stands for articles without a section.
    /// </summary>
    public IReadOnlySet<long> DeniedSections { get; init; } = new HashSet<long>();

    public bool IsEverything => this is { Languages: null, Sections.Count: 0, Tags.Count: 0, SyndicatableOnly: false };

    public bool Matches(ChangeScope scope) =>
        Languages?.Contains(scope.Language) != false
        && Sections.All(group => scope.Sections.Any(group.Contains))
        && Tags.All(group => scope.Tags.Any(group.Contains))
        && (!SyndicatableOnly || (scope.Syndicatable != false && !IsDenied(scope)));

    private bool IsDenied(ChangeScope scope) =>
        scope.OwnTerms != true && DeniedSections.Contains(scope.Sections is [var section, ..] ? section : 0);
}
