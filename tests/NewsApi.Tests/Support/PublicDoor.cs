using NewsApi.Articles.Editing;
using NewsApi.Articles.Editing.Adoption;
using NewsApi.Articles.Editing.Bulk;
using NewsApi.Articles.Editing.Checks;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Desk;
using NewsApi.Fronts;
using NewsApi.Fronts.Editing;
using NewsApi.Fronts.Menus;
using NewsApi.Media;
using NewsApi.Moments;
using NewsApi.Previews;
using NewsApi.Readership.Rankings;
using NewsApi.Scheduling;
using NewsApi.Sections;
using NewsApi.ShareLinks.Links;
using NewsApi.Tags;

namespace NewsApi.Tests.Support;

/// <summary>Which statements touch what editors alone may see. Denied unless allowed here, by type and table.</summary>
internal static class PublicDoor
{
    public static IReadOnlySet<string> EditorialTables { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "articles", "article_revisions", "article_slugs", "article_tags", "article_authors", "article_schedules",
        "article_corrections", "article_previews", "article_presence", "article_notes", "article_rankings", "releases", "release_items",
        "fronts", "front_revisions", "front_publications", "front_previews",
    };

    /// <summary>
    /// Writes, and reads for editors. A section must not vanish under a draft; a link needs an article, public or not; rankings heed
    /// what editors pin.
    /// </summary>
    public static IReadOnlySet<(Type Owner, string Table)> Allowed { get; } = new HashSet<(Type, string)>
    {
        (typeof(ArticleRepository), "articles"),
        (typeof(ArticleRevisions), "articles"),
        (typeof(ArticleActionContext), "articles"),
        (typeof(ArticleActionContext), "article_revisions"),
        (typeof(ArticleRevisions), "article_revisions"),
        (typeof(ArticleRevisions), "article_tags"),
        (typeof(ArticleRevisions), "article_authors"),
        (typeof(ArticleReferences), "articles"),
        (typeof(ArticleReferences), "article_revisions"),
        (typeof(ArticleSlugs), "article_slugs"),
        (typeof(ArticleRevisions), "article_schedules"),
        (typeof(ArticlePreviews), "article_previews"),
        (typeof(ArticleRevisions), "article_previews"),
        (typeof(PreviewRepository), "article_previews"),
        (typeof(PreviewStories), "article_previews"),
        (typeof(TrashPurge), "article_previews"),
        (typeof(PresenceRepository), "article_presence"),
        (typeof(NoteRepository), "article_notes"),
        (typeof(RightsReminder), "article_notes"),
        (typeof(TrashPurge), "article_presence"),
        (typeof(TrashPurge), "article_rankings"),
        (typeof(RankingRepository), "article_rankings"),
        (typeof(RankingSql), "article_rankings"),
        (typeof(TrashPurge), "article_notes"),
        (typeof(ArticleSchedules), "article_schedules"),
        (typeof(PublicationInputs), "articles"),
        (typeof(PublicationInputs), "article_revisions"),
        (typeof(PublicationRequirements), "articles"),
        (typeof(PublicationRequirements), "article_revisions"),
        (typeof(ArticleCorrections), "article_corrections"),
        (typeof(TrashPurge), "articles"),
        (typeof(TrashPurge), "article_revisions"),
        (typeof(TrashPurge), "article_tags"),
        (typeof(TrashPurge), "article_authors"),
        (typeof(TrashPurge), "article_slugs"),
        (typeof(TrashPurge), "article_schedules"),
        (typeof(TrashPurge), "article_corrections"),
        (typeof(TrashPurge), "release_items"),
        (typeof(AdoptableArticles), "articles"),
        (typeof(AdoptableArticles), "article_revisions"),
        (typeof(AdoptableArticles), "article_schedules"),
        (typeof(MediaUsesCheck), "articles"),
        (typeof(MediaUsesCheck), "article_revisions"),
        (typeof(SearchRebuild), "articles"),
        (typeof(SearchRebuild), "article_revisions"),
        (typeof(SearchVersion), "articles"),
        (typeof(DueWork), "article_schedules"),
        (typeof(ReleaseRepository), "releases"),
        (typeof(ReleaseRepository), "release_items"),
        (typeof(ReleaseRepository), "articles"),
        (typeof(ReleaseReferenceCheck), "articles"),
        (typeof(ReleaseRepository), "article_revisions"),
        (typeof(ReleaseRepository), "article_schedules"),
        (typeof(ReleaseRun), "article_schedules"),
        (typeof(ReleaseQueries), "releases"),
        (typeof(RevisionContent), "articles"),
        (typeof(RevisionContent), "article_revisions"),
        (typeof(RevisionQueries), "articles"),
        (typeof(RevisionQueries), "article_revisions"),
        (typeof(ArticleDrafts), "articles"),
        (typeof(ArticleDrafts), "article_revisions"),
        (typeof(ArticleDrafts), "article_tags"),
        (typeof(ArticleDrafts), "article_authors"),
        (typeof(ProjectionCheck), "articles"),
        (typeof(ProjectionCheck), "article_revisions"),
        (typeof(TagLists), "article_tags"),
        (typeof(TagSplit), "articles"),
        (typeof(TagSplit), "article_revisions"),
        (typeof(TagSplit), "article_tags"),
        (typeof(TagUsage), "article_tags"),
        (typeof(TagMerge), "article_tags"),
        (typeof(SectionRepository), "articles"),
        (typeof(SectionRepository), "article_revisions"),
        (typeof(ShareLinkReferences), "articles"),
        (typeof(FrontRepository), "fronts"),
        (typeof(FrontRepository), "front_revisions"),
        (typeof(FrontRevisions), "fronts"),
        (typeof(FrontRevisions), "front_revisions"),
        (typeof(FrontRevisions), "front_publications"),
        (typeof(FrontPublications), "front_publications"),
        (typeof(FrontPublications), "front_previews"),
        (typeof(FrontPreviewRepository), "front_previews"),
        (typeof(FrontPreviewRepository), "fronts"),
        (typeof(FrontMoments), "fronts"),
        (typeof(FrontMoments), "front_revisions"),
        (typeof(FrontMoments), "front_publications"),
        (typeof(PastMoment), "articles"),
        (typeof(PastMoment), "article_revisions"),
        (typeof(ComingMoment), "article_schedules"),
        (typeof(FrontReferences), "fronts"),
        (typeof(MenuSlugs), "fronts"),
        (typeof(MenuTargets), "fronts"),
        (typeof(FrontReferences), "articles"),
        (typeof(MediaRepository), "fronts"),
        (typeof(MediaRepository), "articles"),
        (typeof(MediaRepository), "article_revisions"),
    };

    /// <summary>The editorial tables of all statements of the program.</summary>
    public static Lazy<IReadOnlyList<(Statement Statement, string Table)>> UsesOfAll { get; } = new(() => [.. Uses(Statements.All)]);

    public static IEnumerable<(Statement Statement, string Table)> Uses(IEnumerable<Statement> statements) =>
        from statement in statements
        from table in TSql.Tables(statement.Text)
        where EditorialTables.Contains(table)
        select (statement, table.ToLowerInvariant());

    public static IReadOnlyList<string> Leaks(IEnumerable<(Statement Statement, string Table)> uses) =>
    [
        .. from use in uses
           where !Allowed.Contains((use.Statement.Owner, use.Table))
           select $"{use.Statement} touches {use.Table}",
    ];
}
