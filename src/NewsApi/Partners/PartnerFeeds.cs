using NewsApi.Articles.Published.Filters;
using NewsApi.Caching;
using NewsApi.Formats.Feeds;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Partners.Records;
using NewsApi.Site;

namespace NewsApi.Partners;

/// <summary>Feeds of a partner's scope. The articles of a feed are recorded as fetched before the feed is sent.</summary>
internal static class PartnerFeeds
{
    private const string Folder = "/v1/partner/feeds";

    public static void MapPartnerFeeds(this IEndpointRouteBuilder partner) =>
        partner.MapRead("/feeds/{file}", Get).WithName("getPartnerFeed").WithMetadata(new IgnoresUnknownParameters()).Problems(404);

    /// <summary>Reads the newest stories of the partner's scope as a feed, with their texts if the partner gets full articles.</summary>
    /// <param name="file"><c>rss.xml</c>, <c>atom.xml</c> or <c>feed.json</c>.</param>
    private static async Task<Microsoft.AspNetCore.Http.HttpResults.Results<FeedAnswer, Problem>> Get(
        CurrentPartner current, string file, FeedQuery query, FeedQueries feeds, FetchJournal journal, CancellationToken ct)
    {
        if (FeedUrls.FindFormat(file) is not { } format)
            return Problem.NotFound("format: a feed is rss.xml, atom.xml or feed.json");
        var partner = current.Partner;
        var source = new FeedSource(
            new ArticleFilter
            {
                Names =
                [
                    .. partner.Names,
                    .. query.Language is { } wanted
                        ? (NameFilter[])[new NameFilter(NameFilter.FilterSubject.Language, Exclude: false, [wanted])]
                        : [],
                ],
                WithSectionsBelow = partner.Sections.Count > 0,
                Syndicatable = partner.SyndicatableOnly ? true : null,
                ForPartners = partner.SyndicatableOnly,
            },
            partner.Name, Folder, query.Language, HasText: partner.Text == PartnerText.Full, HasHub: false);
        if (await feeds.Read(source, query, format, new Dependencies(), ct) is not var (feed, page))
            return FeedPages.Absent;
        await journal.Add(partner.Id, [.. page.Stories.Select(PartnerDelivery.Fetched)], partner.Text, ct);
        return new FeedAnswer(feed, format, query.Profile);
    }
}
