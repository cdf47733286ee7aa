using Microsoft.AspNetCore.Authorization;
using NewsApi.Http.Routing;

namespace NewsApi.Access;

/// <summary>One policy per role, and one for readers of the Content API.</summary>
internal static class Policies
{
    public static TBuilder Require<TBuilder>(this TBuilder builder, Role role) where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(Name(role));

    public static string Name(Role role) => role.ToString();

    public static void Add(AuthorizationOptions options, AccessOptions access)
    {
        foreach (var role in Enum.GetValues<Role>())
            options.AddPolicy(Name(role), policy => policy
                .RequireAuthenticatedUser()
                .RequireRole(Enum.GetValues<Role>().Where(other => other >= role).Select(Name)));
        options.AddPolicy(Routes.ReaderPolicy, policy =>
        {
            if (access.ContentApi == ContentAccess.Key)
                // Only the routes for partners enforce a partner's scope. So all other routes refuse partners.
                policy.RequireAuthenticatedUser().RequireRole(Enum.GetValues<Role>().Select(Name))
                    .RequireAssertion(context => PartnerClaim.PartnerOf(context.User) is null);
            else
                policy.RequireAssertion(_ => true);
        });
    }
}
