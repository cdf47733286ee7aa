using NewsApi.Http.Routing;

namespace NewsApi.Http.Problems;

/// <summary>
/// Explains why a request matched no route: an unknown address, an id that is not a number, a wrong method, or a wrong media type.
/// </summary>
internal static class UnmatchedRequest
{
    private const string JsonPatch = "application/json-patch+json";

    /// <summary>The problem of a request that matched no route.</summary>
    public static Problem NotFound(HttpContext context, RouteMatches routes)
    {
        // The framework gives this answer to a preflight for a method that the address does not support.
        if (routes.Methods(context.Request.Path) is { Count: > 0 } methods)
        {
            context.Response.Headers.Allow = string.Join(", ", methods);
            return Problem.Of(StatusCodes.Status405MethodNotAllowed);
        }

        return routes.FindWrongId(context.Request.Path) is not var (name, value)
            ? Problem.Of(StatusCodes.Status404NotFound)
            : new Problem(
                StatusCodes.Status404NotFound, "not_found",
                $"Ids are whole numbers below 2^53, so there is nothing at this address: '{value}' is not an id.",
                ProblemError.InParameter(name, "not_a_number", $"Takes a whole number below 2^53; '{value}' is not one."));
    }

    /// <summary>415 with the media types that the operation takes, also in the header Accept and, for PATCH, Accept-Patch.</summary>
    public static Problem MediaType(HttpContext context, RouteMatches routes) =>
        MediaType(context, routes.MediaTypes(context.Request.Path, context.Request.Method));

    public static Problem MediaType(HttpContext context, IReadOnlyList<string> types)
    {
        var request = context.Request;
        var wanted = string.Join(" or ", types);
        context.Response.Headers.Accept = string.Join(", ", types);
        if (HttpMethods.IsPatch(request.Method))
            context.Response.Headers["Accept-Patch"] = string.Join(", ", types);
        return new Problem(
            StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type",
            (types.All(IsJson) ? $"The body must be JSON in UTF-8, with Content-Type: {wanted}." : $"The Content-Type must be {wanted}.")
            + (IsJsonPatch(request)
                ? " JSON Patch (RFC 6902) is not taken: send the fields that change, with their new values (JSON Merge Patch, RFC 7396)."
                : ""),
            ProblemError.InHeader("Content-Type", "unsupported", $"Must be {wanted}{(types.All(IsJson) ? " in UTF-8" : "")}."));
    }

    private static bool IsJson(string type) => type.EndsWith("json", StringComparison.Ordinal);

    /// <summary>Whether the body is a JSON Patch, which the framework would read as any other JSON.</summary>
    public static bool IsJsonPatch(HttpRequest request) =>
        request.ContentType is { } type && type.Split(';')[0].Trim().Equals(JsonPatch, StringComparison.OrdinalIgnoreCase);
}
