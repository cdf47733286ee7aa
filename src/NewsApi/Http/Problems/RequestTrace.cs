using System.Diagnostics;

namespace NewsApi.Http.Problems;

/// <summary>
/// The trace id of a request (W3C Trace Context), for its problem and the log: the client's own, or one by chance. It is made when it is
/// wanted, because an <see cref="Activity"/> for each request would cost more than many an answer does.
/// </summary>
internal static class RequestTrace
{
    private static readonly object Key = new();

    public static string IdOf(HttpContext context)
    {
        // There is one where somebody listens, such as OpenTelemetry.
        if (Activity.Current is { } activity)
            return activity.TraceId.ToHexString();
        if (context.Items.TryGetValue(Key, out var known))
            return (string)known!;
        var id =
            ActivityContext.TryParse(context.Request.Headers.TraceParent, null, out var parent) ? parent.TraceId
                : ActivityTraceId.CreateRandom();
        context.Items[Key] = id.ToHexString();
        return id.ToHexString();
    }
}
