using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Authors;
using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Http;
using NewsApi.Outgoing;
using NewsApi.Sections;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Tags;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Formats.Feeds;

/// <summary>Reads feeds of public stories.</summary>
internal sealed class FeedQueries(
    ArticleLists lists, SiteCache sites, SectionRepository sections, TagRepository tags, AuthorRepository authors, PublicUrl api,
    HubAddress hub)
{
    /// <summary>Finds what a feed's path names; a former slug finds what has it now.</summary>
    /// <returns>Null where there is no such thing.</returns>
    public async Task<FeedScope?> Find(NameFilter.FilterSubject by, string name, CancellationToken ct) => by switch
    {
        NameFilter.FilterSubject.Section => Of(by, await sections.FindBySlug(name, ct), section => section.Names, Dependency.Section),
        NameFilter.FilterSubject.Tag => Of(by, await tags.FindBySlug(name, ct), tag => tag.Names, Dependency.Tag),
        NameFilter.FilterSubject.Author => Of(by, await authors.FindBySlug(name, ct), author => author.Names, Dependency.Author),
        _ => (await sites.Settings(ct)).Find(name) is { } language ? FeedScope.Site with { By = by, Slug = language } : null,
    };

    /// <param name="scope">Which stories.</param>
    /// <param name="query">The page and the language.</param>
    /// <param name="format">For the feed's own address.</param>
    /// <param name="dependencies">Gets what the feed depends on.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Feed> Read(FeedScope scope, FeedQuery query, FeedFormat format, Dependencies dependencies, CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        var language = scope.By == NameFilter.FilterSubject.Language ? scope.Slug
            : query.Language is { } wanted ? SitePages.Of(site).Find(wanted)
            : null;
        var source = new FeedSource(
            scope.Filter(language), scope.Title(site.Name, language ?? site.DefaultLanguage, site.DefaultLanguage),
            FeedAddresses.Folder(scope.Path), language,
            HasText: site.Feeds.Text == FeedText.Full, HasHub: true);
        var (feed, page) = await Read(source, query, format, dependencies, ct);
        foreach (var story in page.Stories)
            story.AddIncludesTo(dependencies, page.Shape);
        dependencies.Add(Dependency.Site);
        if (scope.DependsOn is { } term)
            dependencies.Add(term);
        return feed;
    }

    /// <returns>A feed of any source, and the stories in it.</returns>
    public async Task<(Feed Feed, StoryPage Page)> Read(
        FeedSource source, FeedQuery query, FeedFormat format, Dependencies dependencies, CancellationToken ct)
    {
        var site = await sites.Settings(ct);
        var shape = source.HasText ? FeedItems.FullShape : FeedItems.SummaryShape;
        var list = new ArticleList(source.Filter, ArticleOrder.Default, shape, Facets: null, query.Page);
        var page = await lists.List(list, dependencies, pages => pages.DefaultLanguage, ct);
        var items = new FeedItems(site, api);
        var title = FeedTexts.Line(source.Title) ?? "";
        var feed = new Feed(
            Address(source, FeedFormat.Atom, query, cursor: null), title, title,
            AbsoluteUrl.Ascii(site.BaseUrl ?? api.Root), source.Language ?? (site.Languages is [var only] ? only : null),
            page.Stories.Count == 0 ? site.ModifiedAt : page.Stories.Max(story => story.Article.UpdatedAt),
            Links(source, query, format, page.Info.Next), [.. page.Stories.Select(story => items.Make(story, source.HasText))], site);
        return (feed, page);
    }

    private static FeedScope? Of<T>(
        NameFilter.FilterSubject by, T? term, Func<T, LocalisedText> names, Func<long, Dependency> dependency) where T : Term =>
        term is null ? null : new FeedScope(by, term.Slug, names(term), dependency(term.Id));

    // All links of a feed are listed here.
    private IReadOnlyList<FeedLink> Links(FeedSource source, FeedQuery query, FeedFormat format, string? next)
    {
        var type = FeedAddresses.MediaType(format);
        var first = Address(source, format, query, cursor: null);
        var links = new List<FeedLink>
        {
            new("self", query.Page.Cursor is { } at ? Address(source, format, query, at.Encode(query.Page.Filters)) : first, type),
        };
        // Pages of a feed (RFC 5005, 3).
        if (query.Page.Cursor is not null || next is not null)
            links.Add(new FeedLink("first", first, type));
        if (next is not null)
            links.Add(new FeedLink("next", Address(source, format, query, next), type));
        if (source.HasHub && hub.Url is { } address)
            links.Add(new FeedLink("hub", address));
        return links;
    }

    private string Address(FeedSource source, FeedFormat format, FeedQuery query, string? cursor)
    {
        string[] parameters = [query.Text, cursor is null ? "" : "cursor=" + cursor];
        var text = string.Join('&', parameters.Where(one => one.Length > 0));
        return api.At($"{source.Folder}/{FeedAddresses.File(format)}") + (text.Length > 0 ? "?" + text : "");
    }
}
