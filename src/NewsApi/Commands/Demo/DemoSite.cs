using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Authors;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Desk;
using NewsApi.Fronts;
using NewsApi.Fronts.Editing;
using NewsApi.Fronts.Menus;
using NewsApi.Http.Answers;
using NewsApi.Json;
using NewsApi.Readership.Rankings;
using NewsApi.Scheduling;
using NewsApi.Sections;
using NewsApi.ShareLinks.Links;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Commands.Demo;

/// <summary>
/// A small fictional site, so that a new user finds something to read and data for most operations. The code that stores the work
/// of editors also stores this site. The examples of the OpenAPI document and the fronts use its ids, which follow the order of the files.
/// </summary>
internal sealed class DemoSite(
    Db db, SiteRepository sites, SectionRepository sections, AuthorRepository authors, TagRepository tags, ArticleDrafting drafting,
    ArticleRepository articles, ShareLinkRepository links, RankingRepository rankings, NoteRepository notes,
    ReleaseRepository releases, FrontRepository fronts, MenuRepository menus, DemoPictures pictures, TimeProvider time)
{
    private static readonly Caller Editor = new("demo", Role.Admin);

    private static readonly string[] MoreStories = ["region", "world", "life"];

    /// <summary>Loads the site, unless anything was ever written to the database.</summary>
    /// <returns>The stories that it published.</returns>
    public async Task<IReadOnlyList<DemoStory>> LoadIntoEmpty(CancellationToken ct)
    {
        if (await db.FindAsync<long>(ChangeCounter.SeqSql, null, ct) > 0)
            return [];
        var demo = Read<Demo>("site");
        Done(await sites.Update(1, demo.Site, Editor, ct));
        foreach (var section in demo.Sections)
            Done(await sections.Add(section, Editor, ct));
        foreach (var author in demo.Authors)
            Done(await authors.Add(author, Editor, ct));
        foreach (var tag in demo.Tags)
            Done(await tags.Add(tag, Editor, ct));
        var shown = await pictures.Load(Read<IReadOnlyList<DemoPicture>>("pictures"), Editor, ct);
        await pictures.Load(DemoDocument.Make(), "press-note.pdf", Editor, ct);
        var stories = new DemoStories(articles, drafting, rankings, shown, time);
        foreach (var article in demo.Articles)
            await stories.Write(article, Editor, ct);
        foreach (var (article, alias, note) in demo.ShareLinks)
            Done(await links.Add(
                new NewShareLinkRequest(stories.Ids[article], alias, null, note, null, null, null, null, null, null), Editor, ct));
        foreach (var (article, text) in demo.Notes)
            Done(await notes.Add(stories.Ids[article], new NoteRequest(text, Revision: null), Editor, ct));
        foreach (var release in demo.Releases)
            await Write(release, stories.Ids, ct);
        foreach (var (moreTags, moreStories) in MoreStories.Select(Read<DemoMore>))
        {
            foreach (var tag in moreTags)
                Done(await tags.Add(tag, Editor, ct));
            foreach (var article in moreStories)
                await stories.Write(article, Editor, ct);
        }

        foreach (var front in Read<IReadOnlyList<DemoFront>>("fronts"))
            await Write(front, ct);
        foreach (var menu in demo.Menus)
            Done(await menus.Add(menu, Editor, ct));
        return stories.Published;
    }

    private async Task Write(DemoRelease demo, IReadOnlyDictionary<string, long> ids, CancellationToken ct)
    {
        var request = new ReleaseRequest(demo.Name, [new ReleaseItemRequest(ids[demo.Article], Action: null)]);
        var release = Done(await releases.Add(request, Editor, ct));
        if (demo.DueAt is { } due)
            Done(await releases.Schedule(release.Id, release.Version, due, Editor, ct));
    }

    // The front starts with only its first container, so its history has two versions to compare.
    private async Task Write(DemoFront demo, CancellationToken ct)
    {
        var first = demo.Draft with { Containers = [.. demo.Draft.Containers!.Take(1)] };
        var front = Done(await fronts.Add(new FrontRequest(demo.Slug, first), Editor, ct));
        if (!demo.Published)
            return;
        front = Done(await fronts.SaveDraft(demo.Slug, front.Version, demo.Draft, Editor, ct));
        Done(await fronts.Publish(demo.Slug, front.Version, Editor, ct));
    }

    /// <summary>Returns the result of a step; throws if the step did not succeed.</summary>
    public static T Done<T>(Outcome<T> outcome) where T : class => outcome.Succeeded(out var value, out var problem)
        ? value
        : throw new InvalidOperationException(
            $"The demo site is not valid: {problem.Detail} {string.Join(' ', problem.Errors.Select(error => error.Pointer))}");

    private static T Read<T>(string name)
    {
        using var stream = typeof(DemoSite).Assembly.GetManifestResourceStream($"NewsApi.Commands.Demo.demo-{name}.json")!;
        using var text = new StreamReader(stream);
        return ApiJson.Read<T>(text.ReadToEnd());
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
        IReadOnlyList<DemoRelease> Releases);

    private sealed record DemoMore(IReadOnlyList<TagRequest> Tags, IReadOnlyList<DemoArticle> Articles);

    private sealed record DemoShareLink(string Article, string Alias, string Note);

    private sealed record DemoNote(string Article, string Text);

    private sealed record DemoFront(string Slug, bool Published, FrontContent Draft);

    private sealed record DemoRelease(string Name, string Article, DateTimeOffset? DueAt);
}
