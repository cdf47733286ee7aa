using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace NewsApi.Access;

/// <summary>Takes the subject and role out of an issuer's token; a role this API does not know is none.</summary>
internal static class JwtRoles
{
    public static void Configure(JwtBearerOptions jwt, AccessOptions access)
    {
        jwt.Authority = access.JwtAuthority;
        jwt.Audience = access.JwtAudience;
        jwt.MapInboundClaims = false;
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                context.Principal = Translate(context.Principal!, access.JwtRoleClaim);
                return Task.CompletedTask;
            },
        };
    }

    private static ClaimsPrincipal Translate(ClaimsPrincipal token, string roleClaim)
    {
        var claims = token.FindAll(roleClaim)
            .Where(claim => Enum.TryParse<Role>(claim.Value, ignoreCase: true, out var role) && Enum.IsDefined(role))
            .Select(claim => new Claim(ClaimTypes.Role, Enum.Parse<Role>(claim.Value, ignoreCase: true).ToString()))
            .Append(new Claim(ClaimTypes.NameIdentifier, $"jwt:{token.FindFirstValue("sub")}"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, JwtBearerDefaults.AuthenticationScheme));
    }
}
