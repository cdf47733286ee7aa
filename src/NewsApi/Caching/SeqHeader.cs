using NewsApi.Changes;

namespace NewsApi.Caching;

/// <summary>
/// The header <c>NewsApi-Seq</c> of every answer. The answer to a read includes all changes up to this number; after a write, a read
/// with this number as <c>minSeq</c> includes what was written.
/// </summary>
internal static class SeqHeader
{
    public const string Name = "NewsApi-Seq";

    /// <summary>Sets the header: for a read now, for a write when the response starts.</summary>
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
