using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NewsApi.Http.Routing;

namespace NewsApi.Http.Problems;

/// <summary>An error answer (RFC 9457). All errors of the API have this form.</summary>
internal sealed class Problem(int status, string code, string detail, params IReadOnlyList<ProblemError> errors)
    : IResult, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";

    /// <summary>The maximum number of errors that an answer lists; the others are only counted.</summary>
    public const int MostErrors = 10;

    // Every pointer and name of the API is shorter than this. A longer one was made up by the client.
    private const int LongestPlace = 200, LongestDetail = 1_000, LongestInstance = 1_000;

    /// <summary>The trace id that is written if an answer must have the same body for all requests.</summary>
    public const string NoTrace = "00000000000000000000000000000000";

    public int? StatusCode => status;

    public string Code => code;

    public string Detail => detail;

    public IReadOnlyList<ProblemError> Errors => errors;

    /// <summary>
    /// The detail of the problem and the details of its listed errors as one text, for answers that hold several problems.
    /// </summary>
    public string Explained =>
        string.Join(' ', [detail, .. errors.Take(MostErrors).Select(error => error.Detail).Where(one => one != detail)]);

    /// <summary>The number of further errors that are not in <see cref="Errors"/>.</summary>
    public int Unlisted { get; init; }

    /// <summary>The ETag of the current version; sent with 412.</summary>
    public string? Current { get; init; }

    /// <summary>Seconds until the client may try again; sent as Retry-After.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The actions that are allowed instead; sent with 409 for an action that the state does not allow.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>
    /// The path to write as <c>instance</c> instead of the requested path. The trace id is then zero, so that the body is the same for all
    /// requests.
    /// </summary>
    public string? Instance { get; init; }

    public static Problem NotFound(string what) =>
        new(StatusCodes.Status404NotFound, "not_found", $"There is no such {what}.");

    public static Problem Conflict(string code, string detail, params IReadOnlyList<ProblemError> errors) =>
        new(StatusCodes.Status409Conflict, code, detail, errors);

    public static Problem BodyRequired() =>
        new(
            StatusCodes.Status400BadRequest, "body_required", "The body must be a JSON object.",
            ProblemError.InBody("", "required", "There is no JSON object."));

    /// <summary>413 with the limit, if the limit is known.</summary>
    public static Problem BodyTooLarge(long? limit) => new(
        StatusCodes.Status413PayloadTooLarge, "body_too_large",
        limit is { } bytes
            ? string.Create(CultureInfo.InvariantCulture, $"The body is larger than the limit of {bytes:N0} bytes.")
            : "The body is larger than this server accepts.");

    public static Problem Unprocessable(params IReadOnlyList<ProblemError> errors) =>
        new(
            StatusCodes.Status422UnprocessableEntity, "invalid_body", "The body is well formed, but some of its values are not valid.",
            errors);

    public static Problem BadParameters(params IReadOnlyList<ProblemError> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid_parameter", "A parameter of the request is not valid.", errors);

    /// <summary>The problem if many parameters have the same fault. The first ones are explained; the others are only counted.</summary>
    public static Problem BadParameters(IReadOnlyList<string> names, string code, Func<string, string> explain) =>
        new(
            StatusCodes.Status400BadRequest, "invalid_parameter", "A parameter of the request is not valid.",
            [.. names.Take(MostErrors).Select(name => ProblemError.InParameter(name, code, explain(name)))])
        {
            Unlisted = Math.Max(0, names.Count - MostErrors),
        };

    /// <summary>The problem of a status that routing, authentication or the server set without a body.</summary>
    public static Problem Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "bad_request", "The request can't be read."),
        StatusCodes.Status404NotFound => new(status, "not_found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => new(
            status, "method_not_allowed", "This address does not support this method; the header Allow names the supported methods."),
        StatusCodes.Status408RequestTimeout => new(status, "request_timeout", "The body of the request arrived too slowly."),
        StatusCodes.Status503ServiceUnavailable => new(
            status, "unavailable", "The database can't be reached or written now; try again in a moment.")
        {
            RetryAfter = 2,
        },
        _ => new(status, "error", "The request could not be answered."),
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        // The request log reads this problem to log the cause.
        if (status >= StatusCodes.Status500InternalServerError)
            httpContext.Features.Set(this);
        if (Current is not null)
            response.Headers.ETag = Current;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var body = new ProblemResponse(
            "about:blank",
            ReasonPhrases.GetReasonPhrase(status),
            status,
            Cut(detail, LongestDetail),
            httpContext.Request.Address(Instance ?? InstanceOf(httpContext.Request.Path)),
            code,
            Instance is not null ? NoTrace : RequestTrace.IdOf(httpContext),
            [.. errors.Take(MostErrors).Select(Cut)],
            Allowed,
            Math.Max(0, errors.Count - MostErrors) + Unlisted is var more and > 0 ? more : null);
        return response.WriteAsJsonAsync(body, options: null, ContentType, httpContext.RequestAborted);
    }

    private static ProblemError Cut(ProblemError error) => error with
    {
        Pointer = error.Pointer is null ? null : Cut(error.Pointer, LongestPlace),
        Parameter = error.Parameter is null ? null : Cut(error.Parameter, LongestPlace),
        Detail = Cut(error.Detail, LongestDetail),
    };

    private static string Cut(string text, int longest) => text.Length <= longest ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), "…");

    // The instance is a URI, so it must not be cut inside a percent-encoded byte.
    private static string InstanceOf(PathString path)
    {
        var uri = path.ToUriComponent();
        if (uri.Length <= LongestInstance)
            return uri;
        var escape = uri.LastIndexOf('%', LongestInstance - 1, 2);
        return uri[..(escape < 0 ? LongestInstance : escape)];
    }
}
