using NewsApi.Articles.Published.Stories;
using NewsApi.Formats.Feeds;
using NewsApi.Http;
using NewsApi.Site;

namespace NewsApi.Formats.Apple;

/// <summary>Makes documents of Apple News Format from published stories. The documents link to pictures by their web addresses.</summary>
internal sealed class AppleNews(SiteSettings site, PublicUrl api)
{
    private const string Version = "1.7";

    // Apple's documentation recommends these values for a flexible layout.
    private static readonly AppleLayout Layout = new(20, 1_024, 60, 20);

    private static readonly Dictionary<string, AppleTextStyle> Styles = new()
    {
        ["default"] = new AppleTextStyle(18, 26),
        ["default-title"] = new AppleTextStyle(36, 42),
        ["default-intro"] = new AppleTextStyle(22, 30),
        ["default-author"] = new AppleTextStyle(14, 20),
    };

    public static ArticleShape Shape => FeedItems.FullShape;

    /// <param name="story">A story that was read with <see cref="Shape"/>.</param>
    public AppleArticle Of(PublishedStory story)
    {
        var item = new FeedItems(site, api).Make(story, fullText: true);
        return new AppleArticle(
            Version, story.Article.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), item.Language, item.Title, item.Summary,
            Layout, [.. Head(item), .. AppleComponents.Of(item.Html ?? "")], Styles,
            new AppleMetadata(
                [.. item.Authors.Select(author => author.Name)], item.Url, item.Published, item.Updated, item.Summary, item.Picture?.Url,
                [.. item.Categories.Select(category => category.Name)], "NewsApi"));
    }

    private static IEnumerable<AppleComponent> Head(FeedItem item)
    {
        yield return AppleComponent.Plain("title", item.Title);
        if (item.Summary is { } summary)
            yield return AppleComponent.Plain("intro", summary);
        if (item.Authors.Count > 0)
            yield return AppleComponent.Plain("author", string.Join(", ", item.Authors.Select(author => author.Name)));
        if (item.Picture is { } picture)
            yield return new AppleComponent(
                "photo", Url: picture.Url, Caption: picture.Credit, AccessibilityCaption: picture.Description);
    }
}
