using System.Globalization;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http;
using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Usage;

namespace NewsApi.Formats.Feeds;

/// <summary>Makes items of feeds from published stories.</summary>
internal sealed class FeedItems(SiteSettings site, PublicUrl api)
{
    private static readonly string[] Fields =
    [
        "id", "language", "url", "title", "seo", "summary", "section", "tags", "authors", "byline", "source", "leadImage", "rights",
        "usage", "publishedAt", "updatedAt", "version", "seq",
    ];

    /// <summary>The fields of a story for a feed with summaries.</summary>
    public static readonly ArticleShape SummaryShape = ArticleShape.Of(Fields);

    /// <summary>The fields of a story for a feed with full texts.</summary>
    public static readonly ArticleShape FullShape = ArticleShape.WithHtml(Fields);

    /// <param name="story">A story that was read with <see cref="SummaryShape"/> or <see cref="FullShape"/>.</param>
    /// <param name="fullText">Whether the item has the full text.</param>
    public FeedItem Make(PublishedStory story, bool fullText)
    {
        var article = story.Article;
        var url = AbsoluteUrl.TryAscii(story.Url, out var ascii) ? ascii : story.Url;
        var title = FeedTexts.Line(article.Title) ?? url;
        var attribution = FeedTexts.Line(story.AttributionLine);
        return new FeedItem(
            Id(article.Id), url, article.Language, title,
            FeedTexts.Line(article.SeoTitle), FeedTexts.Line(article.Summary),
            fullText
                ? FeedTexts.Html(article.Html?.ToString() ?? "", url, site.EmbedHosts)
                    + (site.Feeds.AttributionLine ? AttributionHtml(attribution, title, url) : "")
                : null,
            article.PublishedAt, article.UpdatedAt, Authors(story), Categories(story), Picture(article), attribution,
            AbsoluteUrl.TryAscii(article.SourceUrl, out var source) ? source : null, Terms(story.Usage),
            story.LicenceUrl);
    }

    /// <summary>Makes the item of a withdrawn story.</summary>
    public DeletedItem Make(WithdrawnArticle article) => new(
        Id(article.Id), AbsoluteUrl.Ascii(new SiteUrls(site, api).Of(article)), article.WithdrawnAt, FeedTexts.Line(article.Note));

    // The address has the id, because the id stays the same when the slug changes.
    private string Id(long article) => api.At(string.Create(CultureInfo.InvariantCulture, $"/v1/articles/{article}"));

    private RslTerms? Terms(UsagePolicy policy) => policy == UsagePolicy.Silent
        ? null
        : new RslTerms(policy, FeedTexts.Line(site.Publisher.Organisation ?? site.Name), site.LicenceUrl);

    private static string AttributionHtml(string? attribution, string title, string url) =>
        attribution is null
            ? ""
            : $"<p><small>{CardText.Html(attribution)} <a href=\"{CardText.Html(url)}\">{CardText.Html(title)}</a></small></p>";

    private static List<FeedAuthor> Authors(PublishedStory story)
    {
        // If there is a byline, the newsroom shows it instead of the names.
        if (FeedTexts.Line(story.Article.Byline) is { } byline)
            return [new FeedAuthor(byline, null)];
        return
        [
            .. from author in story.Authors
               where author.Role is AuthorRole.Author or AuthorRole.Contributor
               let name = FeedTexts.Line(author.Name)
               where name is not null
               select new FeedAuthor(name, null),
        ];
    }

    private List<FeedCategory> Categories(PublishedStory story)
    {
        var categories = new List<FeedCategory>(story.Tags.Count + 1);
        if (story.Section is { } section && FeedTexts.Line(section.Name) is { } sectionName)
            categories.Add(new FeedCategory(sectionName, section.Slug, api.At("/v1/sections")));
        foreach (var tag in story.Tags)
            if (FeedTexts.Line(tag.Name) is { } name)
                categories.Add(new FeedCategory(name, tag.Slug, api.At("/v1/tags")));
        return categories;
    }

    private static FeedPicture? Picture(PublishedArticle article) =>
        AbsoluteUrl.TryAscii(article.ImageUrl, out var url)
            ? new FeedPicture(
                url, CardText.ImageType(url), FeedTexts.Line(article.ImageAlt), FeedTexts.Line(article.ImageCredit), article.ImageWidth,
                article.ImageHeight)
            : null;
}
