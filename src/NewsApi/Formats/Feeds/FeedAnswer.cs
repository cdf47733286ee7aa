using NewsApi.Site;

namespace NewsApi.Formats.Feeds;

/// <summary>200 with a feed.</summary>
internal sealed class FeedAnswer(Feed feed, FeedFormat format) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = FeedAddresses.MediaType(format) + "; charset=utf-8";
        response.Headers.Link = string.Join(
            ", ", feed.Links.Where(link => link.Relation is "self" or "hub").Select(link => $"<{link.Url}>; rel=\"{link.Relation}\""));
        var body = format switch
        {
            FeedFormat.Rss => RssFeed.Write(feed),
            FeedFormat.Atom => AtomFeed.Write(feed),
            _ => JsonFeed.Write(feed),
        };
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
