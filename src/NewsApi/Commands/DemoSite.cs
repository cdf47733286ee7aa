using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Authors;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Desk;
using NewsApi.Fronts;
using NewsApi.Fronts.Menus;
using NewsApi.Http.Answers;
using NewsApi.Json;
using NewsApi.Readership.Rankings;
using NewsApi.Scheduling;
using NewsApi.Sections;
using NewsApi.ShareLinks.Links;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Commands;

/// <summary>
/// A small invented site, so that a newcomer finds something to read, and something for most operations to work on. It goes in by the
/// doors that editors use. The examples of the OpenAPI document use its ids, which follow the order of the file.
/// </summary>
internal sealed class DemoSite(
    Db db, SiteRepository sites, SectionRepository sections, AuthorRepository authors, TagRepository tags, ArticleDrafting drafting,
    ArticleRepository articles, ShareLinkRepository links, RankingRepository rankings, NoteRepository notes,
    ReleaseRepository releases, FrontRepository fronts, MenuRepository menus, DemoFiles files)
{
    private static readonly Caller Editor = new("demo", Role.Admin);

    /// <summary>Does nothing once anything has ever been written.</summary>
    /// <returns>The stories that it published.</returns>
    public async Task<IReadOnlyList<DemoStory>> LoadIntoEmpty(CancellationToken ct)
    {
        if (await db.FindAsync<long>(ChangeCounter.SeqSql, null, ct) > 0)
            return [];
        var demo = Read();
        Done(await sites.Update(1, demo.Site, Editor, ct));
        foreach (var section in demo.Sections)
            Done(await sections.Add(section, Editor, ct));
        foreach (var author in demo.Authors)
            Done(await authors.Add(author, Editor, ct));
        foreach (var tag in demo.Tags)
            Done(await tags.Add(tag, Editor, ct));
        var ids = new Dictionary<string, long>();
        foreach (var article in demo.Articles)
            ids[article.Key] = await Write(article, ids, ct);
        foreach (var menu in demo.Menus)
            Done(await menus.Add(menu, Editor, ct));
        foreach (var (article, alias, note) in demo.ShareLinks)
            Done(await links.Add(
                new NewShareLinkRequest(ids[article], alias, null, note, null, null, null, null, null, null), Editor, ct));
        foreach (var (article, text) in demo.Notes)
            Done(await notes.Add(ids[article], new NoteRequest(text, Revision: null), Editor, ct));
        foreach (var release in demo.Releases)
            await Write(release, ids, ct);
        foreach (var front in demo.Fronts)
            await Write(front, ct);
        await files.Load(Editor, ct);
        return
        [
            .. from article in demo.Articles
               let at = article.PublishedAt
               where at is not null
               select new DemoStory(ids[article.Key], at ?? default),
        ];
    }

    private async Task<long> Write(DemoArticle demo, IReadOnlyDictionary<string, long> ids, CancellationToken ct)
    {
        var content = demo.Content with { TranslationOf = demo.TranslationOf is { } key ? ids[key] : null };
        var article = Done(await articles.Add(Done(await drafting.Prepare(content, ct)), Editor, ct));
        if (demo.PublishedAt is { } at)
            article = await Run(article, new PublishStep(new PublishRequest(at)), ct);
        if (demo.Pinned)
            Done(await rankings.Put(article.Id, version: 0, new RankingRequest(Pinned: true, null, null, null), Editor, ct));
        if (demo.ChangedSummary is { } summary)
            article = await Run(article, new EditStep(Done(await drafting.Prepare(content with { Summary = summary }, ct))), ct);
        if (demo.Submitted)
            article = await Run(article, new SubmitStep(), ct);
        if (demo.PublishAt is { } due)
            article = await Run(article, new ScheduleStep(new ScheduleRequest(due, UnpublishAt: null)), ct);
        if (demo.Trashed)
            article = await Run(article, new TrashStep(), ct);
        return article.Id;
    }

    private async Task<Article> Run(Article article, ArticleStep step, CancellationToken ct) =>
        Done(await articles.Run(article.Id, article.Version, step, Editor, ct)).Article;

    private async Task Write(DemoRelease demo, IReadOnlyDictionary<string, long> ids, CancellationToken ct)
    {
        var request = new ReleaseRequest(demo.Name, [new ReleaseItemRequest(ids[demo.Article], Action: null)]);
        var release = Done(await releases.Add(request, Editor, ct));
        if (demo.DueAt is { } due)
            Done(await releases.Schedule(release.Id, release.Version, due, Editor, ct));
    }

    // It grows from its first container, so that its history has something to compare.
    private async Task Write(DemoFront demo, CancellationToken ct)
    {
        var first = demo.Draft with { Containers = [.. demo.Draft.Containers!.Take(1)] };
        var front = Done(await fronts.Add(new FrontRequest(demo.Slug, first), Editor, ct));
        if (!demo.Published)
            return;
        front = Done(await fronts.SaveDraft(demo.Slug, front.Version, demo.Draft, Editor, ct));
        Done(await fronts.Publish(demo.Slug, front.Version, Editor, ct));
    }

    private static T Done<T>(Outcome<T> outcome) where T : class => outcome.Succeeded(out var value, out var problem)
        ? value
        : throw new InvalidOperationException($"The demo site is not valid: {problem.Detail}");

    private static Demo Read()
    {
        using var stream = typeof(DemoSite).Assembly.GetManifestResourceStream("NewsApi.Commands.Demo.demo-site.json")!;
        using var text = new StreamReader(stream);
        return ApiJson.Read<Demo>(text.ReadToEnd());
    }

    private sealed record Demo(
        SiteRequest Site,
        IReadOnlyList<SectionRequest> Sections,
        IReadOnlyList<AuthorRequest> Authors,
        IReadOnlyList<TagRequest> Tags,
        IReadOnlyList<DemoArticle> Articles,
        IReadOnlyList<MenuRequest> Menus,
        IReadOnlyList<DemoShareLink> ShareLinks,
        IReadOnlyList<DemoNote> Notes,
        IReadOnlyList<DemoRelease> Releases,
        IReadOnlyList<DemoFront> Fronts);

    /// <summary>An article, and what is done to it after it was written, in the order of the parameters.</summary>
    private sealed record DemoArticle(
        string Key, string? TranslationOf, ArticleContent Content, DateTimeOffset? PublishedAt, bool Pinned = false,
        string? ChangedSummary = null, bool Submitted = false, DateTimeOffset? PublishAt = null, bool Trashed = false);

    private sealed record DemoShareLink(string Article, string Alias, string Note);

    private sealed record DemoNote(string Article, string Text);

    private sealed record DemoFront(string Slug, bool Published, FrontContent Draft);

    private sealed record DemoRelease(string Name, string Article, DateTimeOffset? DueAt);
}

/// <summary>A published story of the demo site.</summary>
internal sealed record DemoStory(long Id, DateTimeOffset PublishedAt);
