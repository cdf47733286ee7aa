using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace NewsApi.Http;

/// <summary>The authenticated user of a request, or null. <c>HttpContext.User</c> would allocate one for each anonymous request.</summary>
internal static class CallerIdentity
{
    public static ClaimsPrincipal? Of(HttpContext context) =>
        context.Features.Get<IHttpAuthenticationFeature>()?.User is { Identity.IsAuthenticated: true } user ? user : null;
}
