using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Readership.Rankings;

namespace NewsApi.Commands.Demo;

/// <summary>Writes the stories of the demo site, as editors do.</summary>
internal sealed class DemoStories(
    ArticleRepository articles, ArticleDrafting drafting, RankingRepository rankings, IReadOnlyDictionary<string, long> pictures,
    TimeProvider time)
{
    private readonly Dictionary<string, long> _ids = [];
    private readonly List<DemoStory> _published = [];

    /// <summary>The ids of the stories so far by their keys.</summary>
    public IReadOnlyDictionary<string, long> Ids => _ids;

    public IReadOnlyList<DemoStory> Published => _published;

    public async Task Write(DemoArticle demo, Caller by, CancellationToken ct)
    {
        var content = demo.Content with
        {
            TranslationOf = demo.TranslationOf is { } key ? _ids[key] : null,
            LeadImage = demo.Picture is { } picture
                ? new LeadImage(null, null, null, null, null, pictures[picture])
                : demo.Content.LeadImage,
        };
        var first = demo.Correction is { } wrong ? wrong.Before(content) : content;
        var article = DemoSite.Done(await articles.Add(await Prepare(first, ct), by, ct));
        _ids[demo.Key] = article.Id;
        if (demo.TimeOf(time.GetUtcNow()) is { } at)
        {
            article = await Run(article, new PublishStep(new PublishRequest(at)), by, ct);
            _published.Add(new DemoStory(article.Id, at));
        }

        if (demo.Pinned)
            DemoSite.Done(await rankings.Put(article.Id, version: 0, new RankingRequest(Pinned: true, null, null, null), by, ct));
        if (demo.Correction is { Note: var note })
        {
            article = await Run(article, new EditStep(await Prepare(content, ct)), by, ct);
            article = await Run(article, new PublishStep(new PublishRequest(null, PublicationKind.Correction, note)), by, ct);
        }

        if (demo.ChangedSummary is { } summary)
            article = await Run(article, new EditStep(await Prepare(content with { Summary = summary }, ct)), by, ct);
        if (demo.Submitted)
            article = await Run(article, new SubmitStep(), by, ct);
        if (demo.PublishAt is { } due)
            article = await Run(article, new ScheduleStep(new ScheduleRequest(due, UnpublishAt: null)), by, ct);
        if (demo.Trashed)
            await Run(article, new TrashStep(), by, ct);
    }

    private async Task<ArticleDraft> Prepare(ArticleContent content, CancellationToken ct) =>
        DemoSite.Done(await drafting.Prepare(content, ct));

    private async Task<Article> Run(Article article, ArticleStep step, Caller by, CancellationToken ct) =>
        DemoSite.Done(await articles.Run(article.Id, article.Version, step, by, ct)).Article;
}

/// <summary>An article, and what is done to it after it was written, in the order of the parameters.</summary>
/// <param name="Key">Its name in the files of the demo site.</param>
/// <param name="TranslationOf">The key of the story that it translates.</param>
/// <param name="Content">The content; its lead image comes from <paramref name="Picture"/>.</param>
/// <param name="Picture">The key of its lead image in the library; null to use the one of <paramref name="Content"/>.</param>
/// <param name="PublishedAt">When it was published; null for never, or if <paramref name="HoursAgo"/> is given.</param>
/// <param name="HoursAgo">Hours from its publication to the first start, so that a new site has news of the day.</param>
/// <param name="Pinned">Whether editors pinned it to trending.</param>
/// <param name="Correction">An error that was published first and then corrected.</param>
/// <param name="ChangedSummary">A new summary that is saved but not published; null for none.</param>
/// <param name="Submitted">Whether it waits for review.</param>
/// <param name="PublishAt">The time for which its publication is scheduled; null for none.</param>
/// <param name="Trashed">Whether it is in the trash.</param>
internal sealed record DemoArticle(
    string Key, string? TranslationOf, ArticleContent Content, string? Picture = null, DateTimeOffset? PublishedAt = null,
    double? HoursAgo = null, bool Pinned = false, DemoCorrection? Correction = null, string? ChangedSummary = null,
    bool Submitted = false, DateTimeOffset? PublishAt = null, bool Trashed = false)
{
    public DateTimeOffset? TimeOf(DateTimeOffset now) => HoursAgo is { } hours
        ? DateTimeOffset.FromUnixTimeSeconds(now.AddHours(-hours).ToUnixTimeSeconds() / 60 * 60)
        : PublishedAt;
}

/// <summary>A correction, and the error before it.</summary>
/// <param name="Note">The note that readers see.</param>
/// <param name="Right">The right words, as the text has them.</param>
/// <param name="Wrong">The wrong words that were published first in their place.</param>
internal sealed record DemoCorrection(string Note, string Right, string Wrong)
{
    public ArticleContent Before(ArticleContent content) => content with
    {
        Body = content.Body! with { Content = content.Body.Content!.Replace(Right, Wrong, StringComparison.Ordinal) },
    };
}

/// <summary>A published story of the demo site.</summary>
internal sealed record DemoStory(long Id, DateTimeOffset PublishedAt);
