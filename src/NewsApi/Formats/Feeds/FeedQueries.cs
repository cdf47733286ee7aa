using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Authors;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Sections;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Feeds;

/// <summary>Reads feeds of public stories.</summary>
internal sealed class FeedQueries(
    ArticleLists lists, WithdrawnArticles withdrawn, FeedPages pages, SiteCache sites, SectionRepository sections, TagRepository tags,
    AuthorRepository authors, PublicUrl api)
{
    /// <summary>Finds the language, section, tag or author in a feed's path. Former slugs are found too.</summary>
    /// <returns>The scope of the feed; null where the name is unknown.</returns>
    public async Task<FeedScope?> Find(NameFilter.FilterSubject by, string name, CancellationToken ct) => by switch
    {
        NameFilter.FilterSubject.Section => Of(by, await sections.FindBySlug(name, ct), section => section.Names, Dependency.Section),
        NameFilter.FilterSubject.Tag => Of(by, await tags.FindBySlug(name, ct), tag => tag.Names, Dependency.Tag),
        NameFilter.FilterSubject.Author => Of(by, await authors.FindBySlug(name, ct), author => author.Names, Dependency.Author),
        _ => (await sites.Settings(ct)).Find(name) is { } language ? FeedScope.Site with { By = by, Slug = language } : null,
    };

    /// <param name="scope">Selects the stories of the feed.</param>
    /// <param name="query">The query of the requested page.</param>
    /// <param name="format">The format of the feed, which its links contain.</param>
    /// <param name="dependencies">Receives the dependencies of the feed.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The feed; null where the requested page does not exist.</returns>
    public async Task<Feed?> Read(FeedScope scope, FeedQuery query, FeedFormat format, Dependencies dependencies, CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        var language = scope.By == NameFilter.FilterSubject.Language ? scope.Slug
            : query.Language is { } wanted ? ArticleSiteSettings.Of(site).Find(wanted)
            : null;
        var source = new FeedSource(
            scope.Filter(language), scope.Title(site.Name, language ?? site.DefaultLanguage, site.DefaultLanguage),
            FeedUrls.Folder(scope.Path), language,
            HasText: site.Feeds.Text == FeedText.Full, HasHub: true);
        if (await Read(source, query, format, dependencies, ct) is not var (feed, page))
            return null;
        foreach (var story in page.Stories)
            story.AddIncludesTo(dependencies, page.Shape);
        dependencies.Add(Dependency.Site);
        if (scope.DependsOn is { } term)
            dependencies.Add(term);
        return feed;
    }

    /// <returns>
    /// The feed and its stories; null where the requested page does not exist. The first page exists even without stories. A later page
    /// or an archive exists only if it has stories. The first page of a day's archive exists only after that day is over.
    /// </returns>
    public async Task<(Feed Feed, StoryPage Page)?> Read(
        FeedSource source, FeedQuery query, FeedFormat format, Dependencies dependencies, CancellationToken ct)
    {
        if (query is { Archive: { } day, Page.Cursor: null } && !pages.IsOver(day))
            return null;
        var site = await sites.Settings(ct);
        var shape = source.HasText ? FeedItems.FullShape : FeedItems.SummaryShape;
        var list = new ArticleListQuery(
            source.Filter with { Windows = query.Windows }, ArticleOrder.Default, shape, Facets: null, query.Page);
        var page = await lists.List(list, dependencies, pages => pages.DefaultLanguage, ct);
        var isFirst = query is { Archive: null, Page.Cursor: null };
        if (page.Stories.Count == 0 && !isFirst)
            return null;
        var items = new FeedItems(site, api);
        IReadOnlyList<DeletedItem> deleted = isFirst && (format == FeedFormat.Atom || query.Profile.ShowsDeleted)
            ? [.. (await withdrawn.List(source.Filter, query.Page.Limit, ct)).Select(items.Make)]
            : [];
        var title = FeedTexts.Line(source.Title) ?? "";
        var feed = new Feed(
            pages.Address(source, FeedFormat.Atom, query.Text), title, title,
            AbsoluteUrl.Ascii(site.BaseUrl ?? api.Root), source.Language ?? (site.Languages is [var only] ? only : null),
            page.Stories.Select(story => story.Article.UpdatedAt).Concat(deleted.Select(one => one.At))
                .DefaultIfEmpty(site.ModifiedAt).Max(),
            await pages.Links(source, query, format, page.Info.Next, ct), query.Archive is not null,
            [.. page.Stories.Select(story => items.Make(story, source.HasText))], deleted, site);
        return (feed, page);
    }

    private static FeedScope? Of<T>(
        NameFilter.FilterSubject by, T? term, Func<T, LocalisedText> names, Func<long, Dependency> dependency) where T : Term =>
        term is null ? null : new FeedScope(by, term.Slug, names(term), dependency(term.Id));
}
