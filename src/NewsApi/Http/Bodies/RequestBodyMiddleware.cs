using Microsoft.AspNetCore.Http.Features;

namespace NewsApi.Http.Bodies;

/// <summary>Wraps the body of each request in a <see cref="RequestBodyStream"/>, and logs one line if it could not be read.</summary>
internal sealed partial class RequestBodyMiddleware(RequestDelegate next, ILogger<RequestBodyMiddleware> log)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } ? Run(context) : next(context);

    private async Task Run(HttpContext context)
    {
        var body = new RequestBodyStream(context.Request.Body, context.Request.BodyReader);
        context.Request.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            if (body.Fault is { } fault)
                LogUnreadable(fault.Message);
            else if (context.RequestAborted.IsCancellationRequested && !body.IsRead)
                LogUnreadable("The client disconnected.");
        }
    }

    [LoggerMessage(LogLevel.Information, "The body of a request could not be read: {Reason}")]
    private partial void LogUnreadable(string reason);
}
