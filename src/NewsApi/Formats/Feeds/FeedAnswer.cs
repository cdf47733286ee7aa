using NewsApi.Site;

namespace NewsApi.Formats.Feeds;

/// <summary>200 with a feed.</summary>
/// <param name="feed">The feed.</param>
/// <param name="format">Its format.</param>
/// <param name="profile">The profile of the feed reader, for RSS; not used for other formats.</param>
internal sealed class FeedAnswer(Feed feed, FeedFormat format, RssProfile profile) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = FeedUrls.MediaType(format) + "; charset=utf-8";
        response.Headers.Link = string.Join(
            ", ", feed.Links.Where(link => link.Relation is "self" or "hub").Select(link => $"<{link.Url}>; rel=\"{link.Relation}\""));
        var body = format switch
        {
            FeedFormat.Rss => RssFeed.Write(feed, profile),
            FeedFormat.Atom => AtomFeed.Write(feed),
            _ => JsonFeed.Write(feed),
        };
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
