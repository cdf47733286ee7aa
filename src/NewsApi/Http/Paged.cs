using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;

namespace NewsApi.Http;

/// <summary>200 with a page and its neighbours as links (RFC 8288).</summary>
internal sealed class Paged<T>(Page<T> page) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Link", "The next and previous page (RFC 8288)."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var links = new List<string>(2);
        if (page.PageInfo.Next is { } next)
            links.Add(Link(httpContext.Request, next, "next"));
        if (page.PageInfo.Previous is { } previous)
            links.Add(Link(httpContext.Request, previous, "prev"));
        if (links.Count > 0)
            httpContext.Response.Headers.Link = string.Join(", ", links);
        return httpContext.Response.WriteAsJsonAsync(page, httpContext.RequestAborted);
    }

    private static string Link(HttpRequest request, string cursor, string relation)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key is not (PageRequest.CursorName or Routes.MinSeqName))) { { PageRequest.CursorName, cursor } };
        return $"<{request.Path.ToUriComponent()}{query.ToQueryString()}>; rel=\"{relation}\"";
    }
}

/// <summary>Makes a page out of one row more than it holds.</summary>
internal static class Paged
{
    /// <param name="rows">In the order of the query, which runs backwards when the cursor does.</param>
    /// <param name="request">The page that was asked for.</param>
    /// <param name="place">Sort key and id of a row.</param>
    /// <param name="map">Row to item.</param>
    public static Page<TItem> Make<TRow, TItem>(
        IReadOnlyList<TRow> rows, PageRequest request, Func<TRow, (string Key, long Id)> place, Func<TRow, TItem> map)
    {
        var more = rows.Count > request.Limit;
        var shown = rows.Take(request.Limit).ToList();
        if (request.Backward)
            shown.Reverse();
        var hasNext = request.Backward ? shown.Count > 0 : more;
        var hasPrevious = request.Backward ? more : request.Cursor is not null && shown.Count > 0;
        return new Page<TItem>(
            [.. shown.Select(map)],
            new PageInfo(
                request.Limit,
                hasNext ? At(shown[^1], backward: false) : null,
                hasPrevious ? At(shown[0], backward: true) : null,
                hasNext));

        string At(TRow row, bool backward)
        {
            var (key, id) = place(row);
            return new Cursor(key, id, backward).Encode(request.Filters);
        }
    }
}
