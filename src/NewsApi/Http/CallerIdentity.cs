using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace NewsApi.Http;

/// <summary>
/// The authenticated user of a request; null if it is anonymous. <c>HttpContext.User</c> would allocate a user for each anonymous request.
/// </summary>
internal static class CallerIdentity
{
    public static ClaimsPrincipal? Of(HttpContext context) =>
        context.Features.Get<IHttpAuthenticationFeature>()?.User is { Identity.IsAuthenticated: true } user ? user : null;
}
