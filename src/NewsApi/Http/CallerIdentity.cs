using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace NewsApi.Http;

/// <summary>Who asks, where a key or token says so: nobody is made up for the many who have none.</summary>
internal static class CallerIdentity
{
    public static ClaimsPrincipal? Of(HttpContext context) =>
        context.Features.Get<IHttpAuthenticationFeature>()?.User is { Identity.IsAuthenticated: true } user ? user : null;
}
