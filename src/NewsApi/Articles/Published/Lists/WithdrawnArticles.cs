using NewsApi.Articles.Published.Filters;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Site;

namespace NewsApi.Articles.Published.Lists;

/// <summary>
/// Finds the most recently withdrawn articles that matched a filter. It does not find withdrawals that are no longer in the change log.
/// </summary>
internal sealed class WithdrawnArticles(Db db, SiteCache site, FilterNames filters)
{
    // At most this number of withdrawals is read, even if the filter matches few of them.
    private const int MostRead = 200;

    // The statement uses CROSS JOIN. Otherwise SQLite would begin with all changes of articles.
    private static readonly Sql RecentSql = new(dialect => $"""
        SELECT recent.article_id AS id, recent.language, recent.slug, recent.withdrawn_at, recent.note,
            c.scope_before AS scope
        FROM (
            SELECT w.article_id, w.language, w.slug, w.withdrawn_at, w.note
            FROM published_withdrawals AS w
            ORDER BY w.withdrawn_at DESC, w.article_id DESC
            {dialect.Limit("@Take")}
        ) AS recent
        CROSS JOIN changes AS c
        WHERE c.kind = '{ChangeKinds.Article}' AND c.entity_id = recent.article_id
          AND c.action = '{ChangeActions.Unpublished}' AND c.at = recent.withdrawn_at
        ORDER BY recent.withdrawn_at DESC, recent.article_id DESC
        """);

    /// <summary>Lists the articles, newest withdrawal first. Such an answer has the dependencies of a list with this filter.</summary>
    /// <param name="filter">
    /// The filter that the articles matched when they were public: names, and whether partners could republish them.
    /// </param>
    /// <param name="most">The maximum number of articles.</param>
    /// <param name="ct">Cancels.</param>
    public Task<IReadOnlyList<WithdrawnArticle>> List(ArticleFilter filter, int most, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var pages = await site.Get(read, ct);
            var selection = await new FilterResolver(filters, read).Resolve(filter.For(pages), pages, ct);
            var rows = await read.ListAsync<WithdrawnArticle>(RecentSql, new { Take = MostRead }, ct);
            return (IReadOnlyList<WithdrawnArticle>)[.. rows.Where(row => Matches(selection, row)).Take(most)];
        },
        ct);

    private static bool Matches(ResolvedArticleFilter selection, WithdrawnArticle row) =>
        selection.Restrictions.Count == 0
        || (row.Scope is { } scope && ChangeScope.Parse(scope) is var was && selection.Restrictions.All(one => Matches(one, was)));

    private static bool Matches(FacetFilter restriction, ChangeScope was)
    {
        var by = restriction.By;
        var has = by == ListFacet.Language
            ? restriction.Values.Any(value => was.Language.Equals((string)value, StringComparison.OrdinalIgnoreCase))
            : by == ListFacet.Section ? restriction.Values.Intersect(was.Sections.Take(1).Cast<object>()).Any()
            : by == ListFacet.Tag ? restriction.Values.Intersect(was.Tags.Cast<object>()).Any()
            : by == ListFacet.Author ? restriction.Values.Intersect(was.Authors.Cast<object>()).Any()
            : by == ListFacet.SectionTerms
                ? was.OwnTerms != true
                    && restriction.Values.Contains(was.Sections is [var section, ..] ? section : DeniedSections.NoSection)
            : by == ListFacet.Syndicatable && restriction.Values.Contains(was.Syndicatable == false ? 0L : 1L);
        return has != restriction.Exclude;
    }
}

/// <summary>An article that is no longer public.</summary>
internal sealed record WithdrawnArticle : IAddressable
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>Always null: the canonical URL of a withdrawn article is not stored.</summary>
    public string? CanonicalUrl => null;

    public DateTimeOffset WithdrawnAt { get; init; }

    /// <summary>The public note; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>The scope of the article when it was public, as JSON; see <see cref="Change.Scope"/>.</summary>
    public string? Scope { get; init; }
}
