using NewsApi.Http.Routing;

namespace NewsApi.Http.Problems;

/// <summary>
/// Logs one line for a request that failed (5xx) or took long. The line has the pattern of the route, never the path or the query, because
/// these may hold secrets and searches.
/// </summary>
/// <param name="slow">A request of at least this duration is logged as slow; zero turns this off.</param>
internal sealed partial class RequestLog(TimeProvider time, TimeSpan slow, ILogger<RequestLog> log)
{
    // nginx also logs this status for a client that has disconnected before the answer.
    private const int ClientClosedRequest = 499;

    private const int LongestMethod = 20;

    /// <summary>The time from which the duration of a request is measured.</summary>
    public long Start() => time.GetTimestamp();

    /// <param name="started">The time that <see cref="Start"/> returned.</param>
    /// <param name="problem">The problem that the caller answers with; null if the answer is set already.</param>
    /// <param name="cause">The exception that the handler threw; null if it threw none.</param>
    /// <param name="route">The pattern of the route, if routing has not taken place; null to use the matched route.</param>
    public void Write(HttpContext context, long started, Problem? problem, Exception? cause = null, string? route = null)
    {
        var status = problem?.StatusCode ?? context.Response.StatusCode;
        var took = time.GetElapsedTime(started);
        var isSlow = slow > TimeSpan.Zero && took >= slow && context.GetEndpoint()?.Metadata.GetMetadata<MayWait>() is null;
        if (status < StatusCodes.Status500InternalServerError && !isSlow)
            return;
        var method = context.Request.Method is { Length: <= LongestMethod } name ? name : "other";
        route ??= (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var milliseconds = (long)took.TotalMilliseconds;
        var trace = RequestTrace.IdOf(context);
        if (status == StatusCodes.Status500InternalServerError)
            LogFailed(cause, method, route, status, milliseconds, trace);
        else if (status > StatusCodes.Status500InternalServerError)
            LogUnavailable(method, route, status, Reason(context, problem, cause), milliseconds, trace);
        else
            LogSlow(method, route, context.RequestAborted.IsCancellationRequested ? ClientClosedRequest : status, milliseconds, trace);
    }

    /// <summary>Writes the line of a request whose answer an exception cut off.</summary>
    public void WriteCut(HttpContext context, long started)
    {
        if (!context.RequestAborted.IsCancellationRequested)
            Write(context, started, Problem.Of(StatusCodes.Status500InternalServerError));
    }

    private static string Reason(HttpContext context, Problem? problem, Exception? cause) =>
        cause is not null and not ProblemException ? cause.Message : (problem ?? context.Features.Get<Problem>())?.Code ?? "unknown";

    [LoggerMessage(LogLevel.Error, "{Method} {Route} answered {Status} after {Milliseconds} ms (trace {TraceId})")]
    private partial void LogFailed(Exception? cause, string method, string route, int status, long milliseconds, string traceId);

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} answered {Status}, {Reason}, after {Milliseconds} ms (trace {TraceId})")]
    private partial void LogUnavailable(string method, string route, int status, string reason, long milliseconds, string traceId);

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} was slow and answered {Status} after {Milliseconds} ms (trace {TraceId})")]
    private partial void LogSlow(string method, string route, int status, long milliseconds, string traceId);
}
