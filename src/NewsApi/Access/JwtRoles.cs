using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace NewsApi.Access;

/// <summary>Maps the subject and the roles of an issuer's token to claims of this API; unknown roles are ignored.</summary>
internal static class JwtRoles
{
    public static void Configure(JwtBearerOptions jwt, AccessOptions access, IssuerOutages outages, FailedKeyLimiter refused)
    {
        jwt.Authority = access.JwtAuthority;
        jwt.Audience = access.JwtAudience;
        jwt.RequireHttpsMetadata = access.JwtAuthority?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ?? true;
        jwt.MapInboundClaims = false;
        jwt.BackchannelTimeout = IssuerOutages.Patience;
        jwt.Events = new JwtBearerEvents
        {
            OnMessageReceived = outages.BeforeCheck,
            OnChallenge = context => Challenge(context, refused),
            OnTokenValidated = context =>
            {
                // Without this check, all callers whose tokens have no subject would have the same id.
                if (string.IsNullOrWhiteSpace(context.Principal!.FindFirstValue("sub")))
                    context.Fail("The token names no subject.");
                context.Principal = Translate(context.Principal!, access.JwtRoleClaim);
                return Task.CompletedTask;
            },
        };
    }

    private static async Task Challenge(JwtBearerChallengeContext context, FailedKeyLimiter refused)
    {
        await IssuerOutages.OnChallenge(context);
        if (context.Handled)
            return;
        context.HandleResponse();
        // The signature is checked before the lifetime, so a forged token is never reported as expired.
        await refused.Send(
            context.HttpContext,
            context.AuthenticateFailure is SecurityTokenExpiredException ? Unauthenticated.Expired : Unauthenticated.Unknown);
    }

    private static ClaimsPrincipal Translate(ClaimsPrincipal token, string roleClaim)
    {
        var claims = token.FindAll(roleClaim)
            .Select(claim => RoleName(claim.Value))
            .OfType<string>()
            .Select(role => new Claim(ClaimTypes.Role, role))
            .Append(new Claim(ClaimTypes.NameIdentifier, $"jwt:{token.FindFirstValue("sub")}"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, JwtBearerDefaults.AuthenticationScheme));
    }

    // Not Enum.TryParse: it accepts numbers, so "3" would be an admin.
    private static string? RoleName(string claim) =>
        Enum.GetNames<Role>().FirstOrDefault(name => name.Equals(claim, StringComparison.OrdinalIgnoreCase));
}
