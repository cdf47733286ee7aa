using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>
/// The answers with status 401. Only a caller who sends a real key or token learns that it has expired or was revoked. A wrong key and a
/// key that never existed get the same answer.
/// </summary>
internal static class Unauthenticated
{
    private const string Challenge = "Bearer realm=\"NewsApi\"";

    public static readonly Problem
        Missing = Make(
            "required", "This operation requires a key or token: send it in the header Authorization: Bearer.",
            "There is no key or token."),
        WrongScheme = Make(
            "wrong_scheme", "The header Authorization must have the scheme Bearer, as in Authorization: Bearer na_...",
            "The scheme must be Bearer."),
        Unknown = Make("invalid", "This server does not know this key or token.", "There is no such key or token."),
        Revoked = Make("revoked", "This key was revoked; ask an admin for a new one.", "The key was revoked."),
        Expired = Make("expired", "This key or token has expired; ask for a new one.", "The key or token has expired.");

    /// <summary>Whether the problem is about a key or token that the caller sent.</summary>
    public static bool JudgesKey(Problem problem) => problem != Missing && problem != WrongScheme;

    /// <summary>Sends the problem with the challenge that RFC 6750 requires in <c>WWW-Authenticate</c>.</summary>
    public static Task Send(HttpContext context, Problem problem)
    {
        context.Response.Headers.WWWAuthenticate = !JudgesKey(problem)
            ? Challenge
            : $"{Challenge}, error=\"invalid_token\", error_description=\"{problem.Errors[0].Detail}\"";
        return problem.ExecuteAsync(context);
    }

    private static Problem Make(string code, string detail, string error) => new(
        StatusCodes.Status401Unauthorized, "unauthenticated", detail, ProblemError.InHeader("Authorization", code, error));
}
