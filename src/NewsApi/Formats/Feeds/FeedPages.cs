using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Caching;
using NewsApi.Http;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Outgoing;
using NewsApi.Site;

namespace NewsApi.Formats.Feeds;

/// <summary>
/// Makes the links of a feed: to its pages (RFC 5005, section 3) and to its archives (RFC 5005, section 4). Each past day with published
/// stories has one archive. An archive changes only when one of its stories changes.
/// </summary>
internal sealed class FeedPages(ArticleLists lists, PublicUrl api, HubUrl hub, TimeProvider time)
{
    public static Problem Absent { get; } = Problem.NotFound("page: the page has no stories, or the day of the archive is not over");

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public bool IsOver(DateOnly day) => day < Today;

    /// <summary>The absolute address of a feed.</summary>
    public string Address(FeedSource source, FeedFormat format, string query) =>
        api.At($"{source.Folder}/{FeedUrls.File(format)}") + (query.Length > 0 ? "?" + query : "");

    /// <summary>All links of a feed except the one to the site.</summary>
    /// <param name="source">The feed's filter, path and settings.</param>
    /// <param name="query">The query of the requested page.</param>
    /// <param name="format">The format of the pages.</param>
    /// <param name="next">Cursor of the next page; null on the last page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<FeedLink>> Links(
        FeedSource source, FeedQuery query, FeedFormat format, string? next, CancellationToken ct)
    {
        var cursor = query.Page.Cursor?.Encode(query.Page.Filters);
        var links = new List<FeedLink>();
        if (query.Archive is { } day)
        {
            Add("self", query.TextOf(day, cursor));
            Add("current", query.Text);
            if (next is not null)
                Add("prev-archive", query.TextOf(day, next));
            else if (await Day(source, day, isBefore: true, ct) is { } before)
                Add("prev-archive", query.TextOf(before, null));
            if (cursor is null && await Day(source, day, isBefore: false, ct) is { } after && IsOver(after))
                Add("next-archive", query.TextOf(after, null));
            return links;
        }

        Add("self", With(cursor));
        if (cursor is not null || next is not null)
            Add("first", query.Text);
        if (next is not null)
            Add("next", With(next));
        // If that day is not over, the link to its other stories has a cursor. So that page does not change with the next publication.
        if (cursor is null && next is not null && await DayAt(source, next, ct) is { } older)
            Add("prev-archive", query.TextOf(older, IsOver(older) ? null : next));
        if (source.HasHub && hub.Url is { } address)
            links.Add(new FeedLink("hub", address));
        return links;

        void Add(string relation, string text) =>
            links.Add(new FeedLink(relation, Address(source, format, text), FeedUrls.MediaType(format)));

        string With(string? at) => at is null ? query.Text : query.Text.Length > 0 ? $"{query.Text}&cursor={at}" : $"cursor={at}";
    }

    // Finds the nearest day with stories before or after the given day.
    private Task<DateOnly?> Day(FeedSource source, DateOnly day, bool isBefore, CancellationToken ct)
    {
        var edge = FeedQuery.Start(isBefore ? day : day.AddDays(1)).ToUnixTimeMilliseconds();
        var window = new TimeWindow(
            ArticleTime.Published, isBefore ? long.MinValue : edge, isBefore ? edge : long.MaxValue, Exclude: false);
        return First(source.Filter with { Windows = [window] }, new PageRequest(1, null, "") { Backward = !isBefore }, ct);
    }

    private Task<DateOnly?> DayAt(FeedSource source, string cursor, CancellationToken ct) =>
        First(source.Filter, new PageRequest(1, FeedQuery.Decode(cursor), ""), ct);

    // The feed already has the dependencies of this list, so they are not kept here.
    private async Task<DateOnly?> First(ArticleFilter filter, PageRequest page, CancellationToken ct)
    {
        var list = new ArticleListQuery(filter, ArticleOrder.Default, ArticleShape.IdOnly, Facets: null, page);
        var found = await lists.List(list, new Dependencies(), site => site.DefaultLanguage, ct);
        return found.Stories is [var story, ..] ? DateOnly.FromDateTime(story.Article.PublishedAt.UtcDateTime) : null;
    }
}
