using NewsApi.Access;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Site;
using static NewsApi.Articles.Editing.VisibilitySubject;
using static NewsApi.Articles.Editing.VisibilityVerdict;

namespace NewsApi.Articles.Editing;

/// <summary>Explains to editors why an article is or is not public.</summary>
internal sealed class ArticleVisibility(Db db, ArticleDrafts drafts, SiteRepository sites, ChangeFeed feed)
{
    private static readonly Sql PublicSql = new("SELECT revision, slug FROM published_articles WHERE id = @Id");

    public async Task<VisibilityResponse?> Explain(long id, Caller caller, CancellationToken ct)
    {
        if (await drafts.Find(id, caller, ct) is not { } article)
            return null;
        var published = await db.FindAsync<PublishedRow>(PublicSql, new { Id = id }, ct);
        var site = await sites.GetNewest(ct);
        var next = article.Schedules.Where(schedule => schedule.FailedAt is null).MinBy(schedule => schedule.DueAt);
        List<VisibilityCheck> checks =
        [
            State(article), Legal(article), .. Schedules(article), Revision(article), Language(article, site), Slug(article, published),
            Projection(article, published), Cache(),
        ];
        return new VisibilityResponse(id, published is not null, checks, next?.DueAt, next?.Action);
    }

    private static VisibilityCheck State(EditorialArticle article) => article.State switch
    {
        ArticleState.Published => new(VisibilitySubject.State, Fine, $"It was published on {Time(article.PublishedAt!.Value)}."),
        ArticleState.Draft => new(VisibilitySubject.State, Hides, "It is a draft and was never published."),
        ArticleState.InReview => new(VisibilitySubject.State, Hides, "It is waiting for review by an editor."),
        ArticleState.Scheduled => new(VisibilitySubject.State, Hides, "It is scheduled for publication."),
        ArticleState.Trashed => new(VisibilitySubject.State, Hides, $"It was moved to the trash on {Time(article.TrashedAt!.Value)}."),
        _ => new(VisibilitySubject.State, Hides, "It was unpublished."),
    };

    private static VisibilityCheck Legal(EditorialArticle article) => article.Withdrawal switch
    {
        null => new(VisibilitySubject.Legal, Fine, "It was not withdrawn."),
        { Reason: WithdrawalReason.Legal } withdrawal => new(
            VisibilitySubject.Legal, Hides, $"It was taken down for legal reasons; its addresses answer 451. {withdrawal.Note}".TrimEnd()),
        { Reason: WithdrawalReason.Replaced } withdrawal => new(
            VisibilitySubject.Legal, Mind, $"It is replaced by article {withdrawal.ReplacedBy}; its addresses redirect there."),
        var withdrawal => new(VisibilitySubject.Legal, Mind, $"Its addresses answer 410. {withdrawal.Note}".TrimEnd()),
    };

    private static IEnumerable<VisibilityCheck> Schedules(EditorialArticle article) => article.Schedules.Count == 0
        ? [new(Schedule, Fine, "It has no schedule.")]
        : article.Schedules.Select(schedule => (schedule.Action, schedule.FailedAt) switch
        {
            (_, { } failed) => new VisibilityCheck(
                Schedule, Mind,
                $"It was to {Verb(schedule.Action)} on {Time(schedule.DueAt)}, but that failed on {Time(failed)}: {schedule.Failure}"),
            (ScheduledAction.Publish, _) => new(
                Schedule, Mind, $"Revision {schedule.Revision} will be published on {Time(schedule.DueAt)}."),
            _ => new(Schedule, Mind, $"It will be unpublished on {Time(schedule.DueAt)}."),
        });

    private static VisibilityCheck Revision(EditorialArticle article) => article switch
    {
        { PublishedRevision: null } => new(
            VisibilitySubject.Revision, Hides, $"No revision is public; the newest is {article.NewestRevision}."),
        { HasUnpublishedChanges: true } => new(
            VisibilitySubject.Revision, Mind,
            $"Readers see revision {article.PublishedRevision}; the newest, {article.NewestRevision}, is not published."),
        _ => new(VisibilitySubject.Revision, Fine, $"Readers see the newest revision, {article.PublishedRevision}."),
    };

    private static VisibilityCheck Language(EditorialArticle article, SiteSettings site) => site.Find(article.Content.Language!) is null
        ? new(
            VisibilitySubject.Language, Mind,
            $"'{article.Content.Language}' is no longer a language of the site: menus do not show it, but the article's addresses work.")
        : new(VisibilitySubject.Language, Fine, $"The site has the language '{article.Content.Language}'.");

    private static VisibilityCheck Slug(EditorialArticle article, PublishedRow? published) => published switch
    {
        null => new(VisibilitySubject.Slug, Fine, $"Its slug will be '{article.Content.Slug}' when it is published."),
        _ when published.Slug != article.Content.Slug => new(
            VisibilitySubject.Slug, Mind,
            $"Its slug is '{published.Slug}'. The newest revision changes it to '{article.Content.Slug}'; "
            + "the old slug will redirect to the new one."),
        _ => new(VisibilitySubject.Slug, Fine, $"Its slug is '{published.Slug}'."),
    };

    private static VisibilityCheck Projection(EditorialArticle article, PublishedRow? published) =>
        published?.Revision == article.PublishedRevision
            ? new(VisibilitySubject.Projection, Fine, "The public tables match the article.")
            : new(
                VisibilitySubject.Projection, Hides,
                "The public tables differ from the article; the command check --repair corrects them.");

    private VisibilityCheck Cache() => feed.IsFailing
        ? new(
            VisibilitySubject.Cache, Mind,
            $"This node could not read the change log for {feed.Age.TotalSeconds:F0} s and may show an older state.")
        : new(
            VisibilitySubject.Cache, Fine,
            $"This node read the change log {feed.Age.TotalMilliseconds:F0} ms ago; "
            + $"browsers may keep an answer for {AnswerSender.MaxAge} s, shared caches for {AnswerSender.SharedMaxAge} s.");

    private static string Verb(ScheduledAction action) => action == ScheduledAction.Publish ? "be published" : "be unpublished";

    private static string Time(DateTimeOffset time) => InstantConverter.Format(time);
}
