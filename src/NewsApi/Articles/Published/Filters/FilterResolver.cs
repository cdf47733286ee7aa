using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Filters;

/// <summary>Finds the ids of a request's slugs. An unknown slug matches nothing and excludes nothing.</summary>
/// <param name="kept">The cache of resolved names, so that most lists need only one statement.</param>
/// <param name="read">The answer's session.</param>
internal sealed class FilterResolver(FilterNames kept, ReadSession read)
{
    private static readonly NameFilter.FilterSubject[] BySlug =
        [NameFilter.FilterSubject.Section, NameFilter.FilterSubject.Tag, NameFilter.FilterSubject.Author];

    private ILookup<(NameFilter.FilterSubject, string), ResolvedName> _found = FilterNames.Nothing;

    /// <param name="filter">The filter of the request.</param>
    /// <param name="site">The site's languages, and the default language for a fallback.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<ResolvedArticleFilter> Resolve(ArticleFilter filter, ArticleSiteSettings site, CancellationToken ct)
    {
        var fallback = filter.FallsBack ? site.DefaultLanguage : null;
        if (filter.Names.Any(names => BySlug.Contains(names.By)))
            _found = await kept.Find(read, filter, ct);
        var languages = filter.Named(NameFilter.FilterSubject.Language, exclude: false).ToList();
        var wanted = fallback is null ? null : languages[0][0];
        return new ResolvedArticleFilter
        {
            Restrictions =
            [
                .. Single(ListFacet.Id, filter.Ids, filter.NotIds, EqualityComparer<long>.Default),
                .. Single(ListFacet.Slug, filter.Slugs, filter.NotSlugs, StringComparer.OrdinalIgnoreCase),
                .. Single(
                    ListFacet.Section, Groups(filter, NameFilter.FilterSubject.Section),
                    Ids(filter, NameFilter.FilterSubject.Section, exclude: true), EqualityComparer<long>.Default),
                .. Many(ListFacet.Tag, filter, NameFilter.FilterSubject.Tag),
                .. Many(ListFacet.Author, filter, NameFilter.FilterSubject.Author),
                .. Single(
                    ListFacet.Language, wanted is null ? languages : [[wanted, fallback!]],
                    [.. filter.Named(NameFilter.FilterSubject.Language, exclude: true).SelectMany(names => names)],
                    StringComparer.OrdinalIgnoreCase),
                .. filter.Syndicatable is { } wantedTerms
                    ? (FacetFilter[])[new FacetFilter(ListFacet.Syndicatable, Exclude: false, [wantedTerms ? 1L : 0L])]
                    : [],
                .. filter.ForPartners && await DeniedSections.Find(read, site.Usage, ct) is { Count: > 0 } denied
                    ? (FacetFilter[])[new FacetFilter(ListFacet.SectionTerms, Exclude: true, [.. denied.Order().Cast<object>()])]
                    : [],
            ],
            Windows = filter.Windows,
            Terms = filter.Terms,
            Wanted = wanted,
            Notes = NotesOn(filter, site),
        };
    }

    /// <summary>Returns notes on the names that do not exist. It serves lists whose own statement resolves the names.</summary>
    public async ValueTask<IReadOnlyList<PageNote>?> FindUnknown(
        IReadOnlyList<NameFilter> names, ArticleSiteSettings site, CancellationToken ct)
    {
        var filter = new ArticleFilter { Names = names };
        if (names.Any(one => BySlug.Contains(one.By)))
            _found = await kept.Find(read, filter, ct);
        return NotesOn(filter, site);
    }

    private IReadOnlyList<PageNote>? NotesOn(ArticleFilter filter, ArticleSiteSettings site)
    {
        return filter.Names.Count == 0
            ? null
            : PageNote.Few([.. filter.Names.SelectMany(names => names.Unknown(IsKnown, site)).Distinct()]);

        bool IsKnown(NameFilter.FilterSubject by, string slug) => _found.Contains((by, slug.ToLowerInvariant()));
    }

    private IEnumerable<IReadOnlyList<long>> Groups(ArticleFilter filter, NameFilter.FilterSubject subject) =>
        filter.Named(subject, exclude: false).Select(slugs => (IReadOnlyList<long>)[.. Ids(subject, slugs)]);

    private List<long> Ids(ArticleFilter filter, NameFilter.FilterSubject subject, bool exclude) =>
        [.. filter.Named(subject, exclude).SelectMany(slugs => Ids(subject, slugs))];

    private IEnumerable<long> Ids(NameFilter.FilterSubject subject, IEnumerable<string> slugs) =>
        Rows(subject, slugs).Select(row => row.Id).Distinct();

    private IEnumerable<ResolvedName> Rows(NameFilter.FilterSubject subject, IEnumerable<string> slugs) =>
        slugs.SelectMany(slug => _found[(subject, slug.ToLowerInvariant())]);

    // An article has one value of such a facet. So the groups become one group: their intersection without the excluded values.
    private static IEnumerable<FacetFilter> Single<T>(
        ListFacet facet, IEnumerable<IReadOnlyList<T>> groups, IReadOnlyList<T> excluded, IEqualityComparer<T> same) where T : notnull
    {
        HashSet<T>? wanted = null;
        foreach (var group in groups)
            if (wanted is null)
                wanted = group.ToHashSet(same);
            else
                wanted.IntersectWith(group);
        if (wanted is not null)
            yield return new FacetFilter(facet, Exclude: false, [.. wanted.Except(excluded, same).Cast<object>()]);
        else if (excluded.Count > 0)
            yield return new FacetFilter(facet, Exclude: true, [.. excluded.Distinct(same).Cast<object>()]);
    }

    // An article can have several values of such a facet, so each group is a separate condition.
    private IEnumerable<FacetFilter> Many(ListFacet facet, ArticleFilter filter, NameFilter.FilterSubject subject)
    {
        foreach (var slugs in filter.Named(subject, exclude: false))
        {
            var rows = Rows(subject, slugs).DistinctBy(row => row.Id).ToList();
            yield return new FacetFilter(facet, Exclude: false, [.. rows.Select(row => (object)row.Id)])
            {
                Size = subject == NameFilter.FilterSubject.Tag ? rows.Sum(row => row.Articles) : null,
            };
        }

        if (Ids(filter, subject, exclude: true).Distinct().Cast<object>().ToList() is { Count: > 0 } excluded)
            yield return new FacetFilter(facet, Exclude: true, excluded);
    }
}
