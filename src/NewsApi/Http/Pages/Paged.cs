using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Http.Answers;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Pages;

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
        Paged.Link(httpContext, page.PageInfo);
        return httpContext.Response.WriteAsJsonAsync(page, httpContext.RequestAborted);
    }
}

/// <summary>Makes a page out of one row more than it holds.</summary>
internal static class Paged
{
    /// <param name="rows">In the order of the query, which runs backwards when the cursor does.</param>
    /// <param name="request">The page that was asked for.</param>
    /// <param name="place">Sort key and id of a row.</param>
    /// <param name="map">Row to item.</param>
    /// <param name="total">How many rows there are on all pages, if somebody wants to know.</param>
    public static Page<TItem> Make<TRow, TItem>(
        IReadOnlyList<TRow> rows, PageRequest request, Func<TRow, (string Key, long Id)> place, Func<TRow, TItem> map, long? total = null)
    {
        var (shown, info) = Cut(rows, request, place, total);
        return new Page<TItem>([.. shown.Select(map)], info);
    }

    /// <summary>The rows that the page shows, in their order, and where it stands.</summary>
    public static (IReadOnlyList<TRow> Shown, PageInfo Info) Cut<TRow>(
        IReadOnlyList<TRow> rows, PageRequest request, Func<TRow, (string Key, long Id)> place, long? total)
    {
        var more = rows.Count > request.Limit;
        var shown = rows.Take(request.Limit).ToList();
        if (request.Backward)
            shown.Reverse();
        var next = request.Backward ? Turned(Cursor.Start) : more ? At(shown[^1], backward: false) : null;
        var previous = !request.Backward ? Turned(Cursor.End) : more ? At(shown[0], backward: true) : null;
        return (shown, new PageInfo(
            request.Limit, next?.Encode(request.Filters), previous?.Encode(request.Filters), next is not null, total));

        // The way that the request came from. Where all that was on this page is gone meanwhile, so is the item to turn round at.
        Cursor? Turned(Cursor end) =>
            request.Cursor is null ? null
            : shown.Count == 0 ? end
            : At(request.Backward ? shown[^1] : shown[0], !request.Backward);

        Cursor At(TRow row, bool backward)
        {
            var (key, id) = place(row);
            return new Cursor(key, id, backward);
        }
    }

    /// <summary>Names the neighbours of a page in the answer's head.</summary>
    public static void Link(HttpContext context, PageInfo page)
    {
        var links = new List<string>(2);
        if (page.Next is { } next)
            links.Add(Link(context.Request, next, "next"));
        if (page.Previous is { } previous)
            links.Add(Link(context.Request, previous, "prev"));
        if (links.Count > 0)
            context.Response.Headers.Link = string.Join(", ", links);
    }

    private static string Link(HttpRequest request, string cursor, string relation)
    {
        var query =
            new QueryBuilder(request.Query.Where(pair => pair.Key is not (PageRequest.CursorName or Routes.MinSeqName)))
            {
                { PageRequest.CursorName, cursor },
            };
        return $"<{request.Path.ToUriComponent()}{query.ToQueryString()}>; rel=\"{relation}\"";
    }
}
