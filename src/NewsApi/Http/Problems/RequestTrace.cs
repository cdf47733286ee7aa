using System.Diagnostics;

namespace NewsApi.Http.Problems;

/// <summary>
/// The trace id of a request (W3C Trace Context), for its problem and the log. It is the id that the client sent, or a random one. It is
/// made on demand, because an <see cref="Activity"/> for each request would cost more than a cached answer.
/// </summary>
internal static class RequestTrace
{
    private static readonly object Key = new();

    public static string IdOf(HttpContext context)
    {
        // An Activity exists only when something listens, such as OpenTelemetry.
        if (Activity.Current is { } activity)
            return activity.TraceId.ToHexString();
        if (context.Items.TryGetValue(Key, out var traceId))
            return (string)traceId!;
        var id = ActivityContext.TryParse(context.Request.Headers.TraceParent, null, out var parent)
            ? parent.TraceId
            : ActivityTraceId.CreateRandom();
        context.Items[Key] = id.ToHexString();
        return id.ToHexString();
    }
}
