using NewsApi.Access;
using NewsApi.Articles.Editing.Steps;
using NewsApi.Articles.Editing.Storage;
using NewsApi.Authors;
using NewsApi.Data;
using NewsApi.Http.Answers;
using NewsApi.Json;
using NewsApi.Sections;
using NewsApi.Site;
using NewsApi.Tags;

namespace NewsApi.Commands;

/// <summary>A small invented site, so that a newcomer finds something to read. It goes in by the doors that editors use.</summary>
internal sealed class DemoSite(
    Db db, SiteRepository sites, SectionRepository sections, AuthorRepository authors, TagRepository tags, ArticleDrafting drafting,
    ArticleRepository articles)
{
    private static readonly Caller Editor = new("demo", Role.Admin);

    /// <summary>Does nothing once anything has ever been written.</summary>
    public async Task LoadIntoEmpty(CancellationToken ct)
    {
        if (await db.FindAsync<long>(Db.SeqSql, null, ct) > 0)
            return;
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
    }

    private async Task<long> Write(DemoArticle demo, IReadOnlyDictionary<string, long> ids, CancellationToken ct)
    {
        var content = demo.Content with { TranslationOf = demo.TranslationOf is { } key ? ids[key] : null };
        var article = Done(await articles.Add(Done(await drafting.Prepare(content, ct)), Editor, ct));
        if (demo.PublishedAt is { } at)
            Done(await articles.Run(article.Id, article.Version, new PublishStep(new PublishRequest(at)), Editor, ct));
        return article.Id;
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
        IReadOnlyList<DemoArticle> Articles);

    private sealed record DemoArticle(string Key, string? TranslationOf, DateTimeOffset? PublishedAt, ArticleContent Content);
}
