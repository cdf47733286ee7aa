using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// The header <c>NewsApi-Seq</c> of every answer: a number of the change log. The answer to a read includes all changes up to this
/// number. After a write, a read with this number as <c>minSeq</c> includes the written data.
/// </summary>
internal static class SeqHeader
{
    public const string Name = "NewsApi-Seq";

    /// <summary>Sets the header: at once for a read, and when the response starts for a write.</summary>
    public static void AddTo(HttpContext context, Freshness freshness)
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
