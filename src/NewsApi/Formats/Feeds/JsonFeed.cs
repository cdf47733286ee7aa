using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NewsApi.Json;
using NewsApi.Usage;

namespace NewsApi.Formats.Feeds;

/// <summary>Writes a feed as JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private const string Version = "https://jsonfeed.org/version/1.1";

    private static readonly JsonTypeInfo<JsonFeedResponse> Type = ApiJson.TypeOf<JsonFeedResponse>();

    public static ReadOnlyMemory<byte> Write(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(new JsonFeedResponse(
        Version, feed.Title, feed.HomeUrl, feed.Find("self")!, feed.Description, Next(feed), feed.Site.Logo?.Url, feed.Language,
        Hubs(feed), Terms(feed.Rights), [.. feed.Items.Select(item => Item(item, feed.Site.DefaultLanguage))]), Type);

    private static string? Next(Feed feed) => feed.Find("next") ?? (feed.IsArchive ? feed.Find("prev-archive") : null);

    private static List<JsonFeedHub>? Hubs(Feed feed)
    {
        var hubs = feed.Links.Where(link => link.Relation == "hub").Select(link => new JsonFeedHub("WebSub", link.Url)).ToList();
        return hubs.Count == 0 ? null : hubs;
    }

    private static JsonFeedItem Item(FeedItem item, string siteDefault) => new(
        item.Id, item.Url, item.SourceUrl, item.Title, item.Html, item.Html is null ? item.Summary ?? item.Title : null, item.Summary,
        item.Picture?.Url, item.Published, item.Updated,
        item.Authors.Count == 0 ? null : [.. item.Authors.Select(author => new JsonFeedAuthor(author.Name))],
        [.. item.Categories.Select(category => category.Name)], item.Language, Attachments(item.Picture), Terms(item, siteDefault));

    // An attachment must have a media type. Not every address shows the type.
    private static JsonFeedAttachment[]? Attachments(FeedPicture? picture) => picture?.MediaType is not { } type
        ? null
        : [new(picture.Url, type, picture.Description, new JsonFeedPicture(picture.Credit, picture.Width, picture.Height))];

    private static JsonFeedTerms? Terms(FeedItem item, string siteDefault) => item.Terms is { } terms
        ? new JsonFeedTerms(item.Attribution, UsageResponse.From(terms.Policy, item.Language, siteDefault), item.LicenceUrl)
        : Terms(item.Attribution);

    private static JsonFeedTerms? Terms(string? attribution) => attribution is null ? null : new JsonFeedTerms(attribution);
}
