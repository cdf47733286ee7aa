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

/// <summary>Explains to editors why readers see an article, or do not.</summary>
internal sealed class ArticleVisibility(Db db, ArticleDrafts drafts, SiteRepository sites, ChangeFeed feed)
{
    private static readonly Sql PublicSql = new("SELECT revision, slug FROM published_articles WHERE id = @Id");

    public async Task<VisibilityResponse?> Explain(long id, Caller caller, CancellationToken ct)
    {
        if (await drafts.Find(id, caller, ct) is not { } article)
            return null;
        var shown = await db.FindAsync<PublishedRow>(PublicSql, new { Id = id }, ct);
        var site = await sites.GetNewest(ct);
        var next = article.Schedules.Where(schedule => schedule.FailedAt is null).MinBy(schedule => schedule.DueAt);
        List<VisibilityCheck> checks = [State(article), Legal(article), .. Schedules(article), Revision(article), Language(article, site), Slug(article, shown), Projection(article, shown), Cache()];
        return new VisibilityResponse(id, shown is not null, checks, next?.DueAt, next?.Action);
    }

    private static VisibilityCheck State(EditorialArticle article) => article.State switch
    {
        ArticleState.Published => new(VisibilitySubject.State, Fine, $"It was published on {Time(article.PublishedAt!.Value)}."),
        ArticleState.Draft => new(VisibilitySubject.State, Hides, "It is a draft, and was never published."),
        ArticleState.InReview => new(VisibilitySubject.State, Hides, "It waits for an editor to review it."),
        ArticleState.Scheduled => new(VisibilitySubject.State, Hides, "It waits for the time that is set for it."),
        ArticleState.Trashed => new(VisibilitySubject.State, Hides, $"It was thrown away on {Time(article.TrashedAt!.Value)}."),
        _ => new(VisibilitySubject.State, Hides, "It was public, and was taken back."),
    };

    private static VisibilityCheck Legal(EditorialArticle article) => article.Withdrawal switch
    {
        null => new(VisibilitySubject.Legal, Fine, "Nobody had it taken down."),
        { Reason: WithdrawalReason.Legal } taken => new(VisibilitySubject.Legal, Hides, $"It was taken down for legal reasons; its addresses answer 451. {taken.Note}".TrimEnd()),
        { Reason: WithdrawalReason.Replaced } taken => new(VisibilitySubject.Legal, Mind, $"Article {taken.ReplacedBy} stands in its place; its addresses lead there."),
        var taken => new(VisibilitySubject.Legal, Mind, $"Its addresses answer 410. {taken.Note}".TrimEnd()),
    };

    private static IEnumerable<VisibilityCheck> Schedules(EditorialArticle article) => article.Schedules.Count == 0
        ? [new(Schedule, Fine, "No time is set for it.")]
        : article.Schedules.Select(schedule => (schedule.Action, schedule.FailedAt) switch
        {
            (_, { } failed) => new VisibilityCheck(Schedule, Mind, $"It was to {Verb(schedule.Action)} on {Time(schedule.DueAt)}, but on {Time(failed)} could not: {schedule.Failure}"),
            (ScheduledAction.Publish, _) => new(Schedule, Mind, $"Revision {schedule.Revision} is to be published on {Time(schedule.DueAt)}."),
            _ => new(Schedule, Mind, $"It is to be taken back on {Time(schedule.DueAt)}."),
        });

    private static VisibilityCheck Revision(EditorialArticle article) => article switch
    {
        { PublishedRevision: null } => new(VisibilitySubject.Revision, Hides, $"No revision is public; the newest is {article.NewestRevision}."),
        { HasUnpublishedChanges: true } => new(VisibilitySubject.Revision, Mind, $"Readers see revision {article.PublishedRevision}; the newest is {article.NewestRevision} and waits to be published."),
        _ => new(VisibilitySubject.Revision, Fine, $"Readers see the newest revision, {article.PublishedRevision}."),
    };

    private static VisibilityCheck Language(EditorialArticle article, SiteSettings site) => site.Find(article.Content.Language!) is null
        ? new(VisibilitySubject.Language, Mind, $"The site has given up '{article.Content.Language}': its menus do not lead there, but the article's addresses do.")
        : new(VisibilitySubject.Language, Fine, $"The site has '{article.Content.Language}'.");

    private static VisibilityCheck Slug(EditorialArticle article, PublishedRow? shown) => shown switch
    {
        null => new(VisibilitySubject.Slug, Fine, $"Published, its slug would be '{article.Content.Slug}'."),
        _ when shown.Slug != article.Content.Slug => new(VisibilitySubject.Slug, Mind, $"Its slug is '{shown.Slug}', and becomes '{article.Content.Slug}' with the newest revision; the old one will lead there."),
        _ => new(VisibilitySubject.Slug, Fine, $"Its slug is '{shown.Slug}'."),
    };

    private static VisibilityCheck Projection(EditorialArticle article, PublishedRow? shown) => shown?.Revision == article.PublishedRevision
        ? new(VisibilitySubject.Projection, Fine, "The public tables say what they should.")
        : new(VisibilitySubject.Projection, Hides, "The public tables differ from the article; the command check --repair puts them right.");

    private VisibilityCheck Cache() => feed.IsFailing
        ? new(VisibilitySubject.Cache, Mind, $"This node could not read the change log for {feed.Age.TotalSeconds:F0} s, and may show what was before.")
        : new(VisibilitySubject.Cache, Fine, $"This node read the change log {feed.Age.TotalMilliseconds:F0} ms ago; browsers may keep an answer for {AnswerSender.MaxAge} s, caches in front for {AnswerSender.SharedMaxAge} s.");

    private static string Verb(ScheduledAction action) => action == ScheduledAction.Publish ? "be published" : "be taken back";

    private static string Time(DateTimeOffset time) => InstantConverter.Format(time);
}
