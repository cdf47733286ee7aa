using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// <c>NewsApi-Seq</c> on every answer: for a read, the answer knows of all changes up to this number; for a write, whoever
/// asks for at least this number sees what was written.
/// </summary>
internal static class SeqHeader
{
    public const string Name = "NewsApi-Seq";

    /// <summary>Adds the header when the answer starts, to whatever answer does not have it by then.</summary>
    public static void Promise(HttpContext context, Freshness freshness)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            context.Response.Headers[Name] = freshness.Seen.Text;
        else
            context.Response.OnStarting(SetNewest, (context.Response, freshness));
    }

    private static Task SetNewest(object state)
    {
        var (response, freshness) = ((HttpResponse, Freshness))state;
        response.Headers[Name] = freshness.Newest.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
