using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using NewsApi.Http.Problems;

namespace NewsApi.Access;

/// <summary>Answers 403 with the role that the operation needs and the role that the caller has.</summary>
internal sealed class Forbidden : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Forbidden
            ? Explain(context, policy).ExecuteAsync(context)
            : _framework.HandleAsync(next, context, policy, authorizeResult);

    /// <summary>403 for a caller whose role is too low.</summary>
    /// <param name="what">The action of the caller, such as "to publish an article".</param>
    /// <param name="needed">The lowest role that may do it.</param>
    /// <param name="present">The role of the caller; null for a token without one.</param>
    /// <param name="where">
    /// The condition under which this role is needed, if a lower role is enough in other cases. The text ends with a comma.
    /// </param>
    public static Problem Problem(string what, Role needed, Role? present, string where = "") => new(
        StatusCodes.Status403Forbidden, "forbidden",
        $"{where}{(where.Length == 0 ? "The" : " the")} role {Name(needed)} is needed {what}; " + (present is { } role
            ? $"this key or token has the role {Name(role)}."
            : "this token names no role of this API."));

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private static Problem Explain(HttpContext context, AuthorizationPolicy policy)
    {
        if (PartnerClaim.PartnerOf(context.User) is not null)
            return new Problem(
                StatusCodes.Status403Forbidden, "forbidden", "This key belongs to a partner: it is valid only below /v1/partner.");
        var needed = policy.Requirements.OfType<RolesAuthorizationRequirement>()
            .Select(requirement => requirement.AllowedRoles.Select(Enum.Parse<Role>).Min()).DefaultIfEmpty(Role.Partner).Max();
        var permission = context.GetEndpoint()?.Metadata.GetMetadata<RequiredPermission>();
        return Problem(
            permission is null ? "for this operation" : $"to {PermissionRules.All[permission.Permission].What}", needed,
            Caller.RoleOf(context.User));
    }
}

/// <summary>Endpoint metadata: the action of the route, for which a caller needs permission.</summary>
internal sealed record RequiredPermission(Permission Permission);
