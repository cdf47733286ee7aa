using NewsApi.Http;
using NewsApi.Http.Bodies;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Routing;

namespace NewsApi.Access;

/// <summary>The two faces of the API, and what every route of each keeps to.</summary>
internal static class Faces
{
    /// <summary>Published content for anyone, or, if the settings say so, for anyone with a key. Caches may keep it, for a little while.</summary>
    public static RouteGroupBuilder MapContent(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1").RequireAuthorization(Routes.ReaderPolicy).RequireCors(BrowserAccess.Readers).Problems(400, 503);

    /// <summary>The same at addresses that others' standards name.</summary>
    public static RouteGroupBuilder MapWeb(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAuthorization(Routes.ReaderPolicy).RequireCors(BrowserAccess.Readers).Problems(400, 503);

    /// <summary>Everything, for people and programs who have said who they are. Never kept by a cache.</summary>
    public static RouteGroupBuilder MapEditorial(this IEndpointRouteBuilder routes)
    {
        var editorial = routes.MapGroup("/v1/editorial").WithBodyValidation().RequireCors(BrowserAccess.Editors).Problems(400, 401, 403, 503)
            .WithIdempotencyKeys();
        editorial.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        return editorial;
    }
}
