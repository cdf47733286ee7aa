using Microsoft.AspNetCore.Http.HttpResults;
using NewsApi.Articles.Published.Filters;
using NewsApi.Caching;
using NewsApi.Http.Answers;
using NewsApi.Http.Problems;
using NewsApi.Http.Queries;
using NewsApi.Http.Routing;
using NewsApi.Site;

namespace NewsApi.Formats.Feeds;

/// <summary>The endpoints of the feeds. A feed lists public stories, newest first.</summary>
internal static class FeedDelivery
{
    private static readonly FeedFormat[] All = [.. FeedUrls.Formats];

    public static void MapFeeds(this IEndpointRouteBuilder web)
    {
        var feeds = web.MapGroup("/feeds").WithTags("Feeds").WithMetadata(new IgnoresUnknownParameters());
        Answers(feeds.MapRead("/rss.xml", GetRss), FeedFormat.Rss).WithName("getRssFeed").Problems(404);
        Answers(feeds.MapRead("/atom.xml", GetAtom), FeedFormat.Atom).WithName("getAtomFeed").Problems(404);
        Answers(feeds.MapRead("/feed.json", GetJson), FeedFormat.Json).WithName("getJsonFeed").Problems(404);
        Answers(feeds.MapRead("/language/{name}/{file}", GetOfLanguage), All).WithName("getFeedOfLanguage").Problems(404);
        Answers(feeds.MapRead("/section/{name}/{file}", GetOfSection), All).WithName("getFeedOfSection").Problems(404);
        Answers(feeds.MapRead("/tag/{name}/{file}", GetOfTag), All).WithName("getFeedOfTag").Problems(404);
        Answers(feeds.MapRead("/author/{name}/{file}", GetOfAuthor), All).WithName("getFeedOfAuthor").Problems(404);
    }

    private static RouteHandlerBuilder Answers(RouteHandlerBuilder route, params FeedFormat[] formats)
    {
        route.WithMetadata(new ProducesResponseTypeMetadata(
            StatusCodes.Status200OK, Contract(formats[0]), [FeedUrls.MediaType(formats[0])]));
        foreach (var format in formats.Skip(1))
            route.WithMetadata(new AlsoProduces(FeedUrls.MediaType(format), Contract(format)));
        return route;
    }

    private static Type Contract(FeedFormat format) => format == FeedFormat.Json ? typeof(JsonFeedResponse) : typeof(string);

    /// <summary>Reads the site's newest stories as RSS 2.0.</summary>
    private static Task<Results<FeedAnswer, MovedTo, Problem>> GetRss(
        FeedQuery query, FeedQueries feeds, Dependencies dependencies, CancellationToken ct) =>
        Answer(FeedScope.Site, query, FeedFormat.Rss, feeds, dependencies, ct);

    /// <summary>Reads the site's newest stories as Atom 1.0 (RFC 4287).</summary>
    private static Task<Results<FeedAnswer, MovedTo, Problem>> GetAtom(
        FeedQuery query, FeedQueries feeds, Dependencies dependencies, CancellationToken ct) =>
        Answer(FeedScope.Site, query, FeedFormat.Atom, feeds, dependencies, ct);

    /// <summary>Reads the site's newest stories as JSON Feed 1.1.</summary>
    private static Task<Results<FeedAnswer, MovedTo, Problem>> GetJson(
        FeedQuery query, FeedQueries feeds, Dependencies dependencies, CancellationToken ct) =>
        Answer(FeedScope.Site, query, FeedFormat.Json, feeds, dependencies, ct);

    /// <summary>Reads the newest stories in a language as a feed.</summary>
    /// <param name="name">BCP 47 tag of one of the site's languages.</param>
    /// <param name="file"><c>rss.xml</c>, <c>atom.xml</c> or <c>feed.json</c>.</param>
    private static Task<Results<FeedAnswer, MovedTo, Problem>> GetOfLanguage(
        string name, string file, FeedQuery query, FeedQueries feeds, Dependencies dependencies, CancellationToken ct) =>
        Find(NameFilter.FilterSubject.Language, name, file, query, feeds, dependencies, ct);

    /// <summary>Reads the newest stories of a section and the sections below it as a feed.</summary>
    /// <remarks>A slug that the section had before answers 301.</remarks>
    /// <param name="name">The section's slug.</param>
    /// <param name="file"><c>rss.xml</c>, <c>atom.xml</c> or <c>feed.json</c>.</param>
    private static Task<Results<FeedAnswer, MovedTo, Problem>> GetOfSection(
        string name, string file, FeedQuery query, FeedQueries feeds, Dependencies dependencies, CancellationToken ct) =>
        Find(NameFilter.FilterSubject.Section, name, file, query, feeds, dependencies, ct);

    /// <summary>Reads the newest stories with a tag as a feed.</summary>
    /// <remarks>A slug that the tag had before answers 301.</remarks>
    /// <param name="name">The tag's slug.</param>
    /// <param name="file"><c>rss.xml</c>, <c>atom.xml</c> or <c>feed.json</c>.</param>
    private static Task<Results<FeedAnswer, MovedTo, Problem>> GetOfTag(
        string name, string file, FeedQuery query, FeedQueries feeds, Dependencies dependencies, CancellationToken ct) =>
        Find(NameFilter.FilterSubject.Tag, name, file, query, feeds, dependencies, ct);

    /// <summary>Reads the newest stories of an author as a feed.</summary>
    /// <remarks>A slug that the author had before answers 301.</remarks>
    /// <param name="name">The author's slug.</param>
    /// <param name="file"><c>rss.xml</c>, <c>atom.xml</c> or <c>feed.json</c>.</param>
    private static Task<Results<FeedAnswer, MovedTo, Problem>> GetOfAuthor(
        string name, string file, FeedQuery query, FeedQueries feeds, Dependencies dependencies, CancellationToken ct) =>
        Find(NameFilter.FilterSubject.Author, name, file, query, feeds, dependencies, ct);

    private static async Task<Results<FeedAnswer, MovedTo, Problem>> Find(
        NameFilter.FilterSubject by, string name, string file, FeedQuery query, FeedQueries feeds, Dependencies dependencies,
        CancellationToken ct)
    {
        if (FeedUrls.FindFormat(file) is not { } format)
            return Problem.NotFound("format: a feed is rss.xml, atom.xml or feed.json");
        if (await feeds.Find(by, name, ct) is not { } scope)
            return Problem.NotFound(by.ToString().ToLowerInvariant());
        if (!scope.Slug.Equals(name, StringComparison.OrdinalIgnoreCase))
            return new MovedTo(FeedUrls.Path(scope.Path, format));
        return await Answer(scope, query, format, feeds, dependencies, ct);
    }

    private static async Task<Results<FeedAnswer, MovedTo, Problem>> Answer(
        FeedScope scope, FeedQuery query, FeedFormat format, FeedQueries feeds, Dependencies dependencies, CancellationToken ct)
    {
        return await feeds.Read(scope, query, format, dependencies, ct) is { } feed
            ? new FeedAnswer(feed, format, query.Profile)
            : FeedPages.Absent;
    }
}
