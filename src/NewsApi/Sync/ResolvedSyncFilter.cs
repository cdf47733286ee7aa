using NewsApi.Articles.Published.Filters;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Site;

namespace NewsApi.Sync;

/// <summary>The part of the site that a client follows, with ids in place of names.</summary>
/// <param name="Selection">The filter that finds the public articles in this part. A section includes the sections below it.</param>
/// <param name="Languages">The languages of this part; null for all.</param>
/// <param name="Scope">The ids of the sections and tags that the names in the filter refer to.</param>
internal sealed record ResolvedSyncFilter(ResolvedArticleFilter Selection, IReadOnlySet<string>? Languages, SyncScope Scope)
{
    public IReadOnlyList<PageNote>? Notes => Selection.Notes;

    public bool SyndicatableOnly { get; init; }

    /// <summary>See <see cref="ChangeFilter.DeniedSections"/>.</summary>
    public IReadOnlySet<long> DeniedSections { get; private init; } = new HashSet<long>();

    /// <summary>Whether the names refer to the same sections and tags in both parts, and the same sections deny syndication.</summary>
    public bool Means(ResolvedSyncFilter other) => Scope.Means(other.Scope) && DeniedSections.SetEquals(other.DeniedSections);

    public static async ValueTask<ResolvedSyncFilter> Of(
        SyncFilter part, FilterNames kept, SiteCache sites, ReadSession read, CancellationToken ct)
    {
        var pages = await sites.Get(read, ct);
        var filter = new ArticleFilter
        {
            Names = part.Names, Syndicatable = part.SyndicatableOnly ? true : null, ForPartners = part.SyndicatableOnly,
        }.For(pages);
        if (part.IsEverything)
            return new ResolvedSyncFilter(new ResolvedArticleFilter(), null, SyncScope.Everything);
        var selection = await new FilterResolver(kept, read).Resolve(filter with { WithSectionsBelow = true }, pages, ct);
        var named = filter.Named(NameFilter.FilterSubject.Section, exclude: false).Any()
            ? await new FilterResolver(kept, read).Resolve(filter, pages, ct)
            : selection;
        return new ResolvedSyncFilter(
            selection,
            Groups<string>(selection, ListFacet.Language).FirstOrDefault() is { } languages
                ? new HashSet<string>(languages, StringComparer.OrdinalIgnoreCase)
                : null,
            new SyncScope(Groups<long>(named, ListFacet.Section), Groups<long>(named, ListFacet.Tag)))
        {
            SyndicatableOnly = part.SyndicatableOnly,
            DeniedSections = Groups<long>(selection, ListFacet.SectionTerms).SelectMany(ids => ids).ToHashSet(),
        };
    }

    /// <summary>The filter of this part, with the sections and tags of <paramref name="scope"/> in place of its own.</summary>
    public ChangeFilter Filter(SyncScope scope) => new()
    {
        Languages = Languages,
        Sections = [.. scope.Sections.Select(group => group.ToHashSet())],
        Tags = [.. scope.Tags.Select(group => group.ToHashSet())],
        SyndicatableOnly = SyndicatableOnly,
        DeniedSections = DeniedSections,
    };

    private static List<IReadOnlyList<T>> Groups<T>(ResolvedArticleFilter selection, ListFacet facet) =>
        [.. selection.Restrictions.Where(one => one.By == facet).Select(one => (IReadOnlyList<T>)[.. one.Values.Cast<T>()])];
}

/// <summary>The part of the site that a client follows, by names.</summary>
/// <param name="Names">Languages, sections with those below them, and tags; none for the whole site.</param>
/// <param name="SyndicatableOnly">Whether the part includes only articles that partners may republish.</param>
internal sealed record SyncFilter(IReadOnlyList<NameFilter> Names, bool SyndicatableOnly = false)
{
    public static readonly SyncFilter Everything = new([]);

    public bool IsEverything => Names.Count == 0 && !SyndicatableOnly;
}
