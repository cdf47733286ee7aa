using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Answers;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Pages;

/// <summary>200 with a page, and links to the next and previous page (RFC 8288).</summary>
internal sealed class Paged<T>(Page<T> page) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
        builder.Metadata.Add(new ResponseHeader(StatusCodes.Status200OK, "Link", "Links to the next and previous page (RFC 8288)."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Paged.Link(httpContext, page.PageInfo);
        return httpContext.Response.WriteAsJsonAsync(page, httpContext.RequestAborted);
    }
}

/// <summary>Makes a page from the rows that were read. One row more than the page holds means that there is another page.</summary>
internal static class Paged
{
    /// <param name="rows">The rows as read, in reverse order when the list is read backward.</param>
    /// <param name="request">The requested page.</param>
    /// <param name="place">Sort key and id of a row.</param>
    /// <param name="map">Makes an item from a row.</param>
    /// <param name="total">The number of rows on all pages, if requested.</param>
    public static Page<TItem> Make<TRow, TItem>(
        IReadOnlyList<TRow> rows, PageRequest request, Func<TRow, (string Key, long Id)> place, Func<TRow, TItem> map, long? total = null)
    {
        var (shown, info) = Cut(rows, request, place, total);
        return new Page<TItem>([.. shown.Select(map)], info);
    }

    /// <summary>The rows of the page in the order of the list, and the position of the page.</summary>
    public static (IReadOnlyList<TRow> Shown, PageInfo Info) Cut<TRow>(
        IReadOnlyList<TRow> rows, PageRequest request, Func<TRow, (string Key, long Id)> place, long? total)
    {
        var more = rows.Count > request.Limit;
        var shown = rows.Take(request.Limit).ToList();
        if (request.Backward)
            shown.Reverse();
        var next = request.Backward ? Reverse(Cursor.Start) : more ? From(shown[^1], backward: false) : null;
        var previous = !request.Backward ? Reverse(Cursor.End) : more ? From(shown[0], backward: true) : null;
        return (shown, new PageInfo(
            request.Limit, next?.Encode(request.Filters), previous?.Encode(request.Filters), next is not null, total));

        // The cursor in the opposite direction. If all items of this page have been deleted in the meantime, it starts at the end of the
        // list.
        Cursor? Reverse(Cursor end) =>
            request.Cursor is null ? null
            : shown.Count == 0 ? end
            : From(request.Backward ? shown[^1] : shown[0], !request.Backward);

        Cursor From(TRow row, bool backward)
        {
            var (key, id) = place(row);
            return new Cursor(key, id, backward);
        }
    }

    /// <summary>Adds the next and previous page to the header Link.</summary>
    public static void Link(HttpContext context, PageInfo page)
    {
        var links = new List<string>(2);
        if (page.Next is { } next)
            links.Add(Link(context.Request, next, "next"));
        if (page.Previous is { } previous)
            links.Add(Link(context.Request, previous, "prev"));
        if (links.Count > 0)
            context.Response.Headers.Append("Link", string.Join(", ", links));
    }

    private static string Link(HttpRequest request, string cursor, string relation)
    {
        var kept = request.Query.Where(pair => pair.Key is not (PageRequest.CursorName or Routes.MinSeqName));
        var query = new QueryBuilder(kept) { { PageRequest.CursorName, cursor } };
        return $"<{request.Address(request.Path.ToUriComponent())}{query.ToQueryString()}>; rel=\"{relation}\"";
    }
}
