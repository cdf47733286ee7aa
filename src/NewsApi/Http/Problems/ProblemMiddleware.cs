using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Problems;

/// <summary>
/// Makes problems from exceptions, and from error statuses that routing and authentication set without a body. It also logs requests that
/// failed or were slow.
/// </summary>
internal sealed class ProblemMiddleware(RequestDelegate next, Db db, RouteMatches routes, RequestLog requests)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = requests.Start();
        Problem? problem;
        Exception? cause = null;
        try
        {
            await next(context);
            problem = ForBareStatus(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            problem = ForException(e, context);
            cause = e;
        }
        catch
        {
            requests.WriteCut(context, started);
            throw;
        }

        if (problem is not null && !context.RequestAborted.IsCancellationRequested)
            await problem.ExecuteAsync(context);
        requests.Write(context, started, problem, cause);
    }

    private Problem? ForBareStatus(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null } response
            ? ForStatus(response.StatusCode, context)
            : null;

    private Problem ForStatus(int status, HttpContext context) => status switch
    {
        StatusCodes.Status404NotFound when context.GetEndpoint() is null => UnmatchedRequest.NotFound(context, routes),
        StatusCodes.Status413PayloadTooLarge => BodyTooLarge(context),
        StatusCodes.Status415UnsupportedMediaType => UnmatchedRequest.MediaType(context, routes),
        _ => Problem.Of(status),
    };

    // This is the limit of the server. Routes with a lower limit send their own answer.
    private static Problem BodyTooLarge(HttpContext context) =>
        Problem.BodyTooLarge(context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize);

    private Problem? ForException(Exception e, HttpContext context)
    {
        switch (e)
        {
            case ProblemException refused:
                return refused.Problem;
            case UnreadableBodyException unreadable:
                return ForStatus(unreadable.StatusCode, context);
            case BadHttpRequestException { InnerException: JsonException json }:
                return BadJson.Explain(json, Accepts(context)?.RequestType ?? typeof(object));
            // On a route with a body, all other causes of this exception are handled above.
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } when Accepts(context) is not null:
                return Problem.BodyRequired();
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }:
                return new Problem(StatusCodes.Status400BadRequest, "bad_request", e.Message);
            case BadHttpRequestException bad:
                return ForStatus(bad.StatusCode, context);
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                return null;
            case StorageException outage:
                return outage.ToProblem();
            case DatabaseBusyException:
                return new Problem(
                    StatusCodes.Status503ServiceUnavailable, "overloaded",
                    "The database is overloaded, so this request was not started; try again in a moment.")
                {
                    RetryAfter = 2,
                };
            case DbException away when db.Dialect.IsUnavailable(away):
                return Problem.Of(StatusCodes.Status503ServiceUnavailable);
            default:
                return new Problem(
                    StatusCodes.Status500InternalServerError, "internal_error",
                    "The server failed; its log has the details under this trace id.");
        }
    }

    private static IAcceptsMetadata? Accepts(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>();
}
