using NewsApi.Http;
using NewsApi.Http.Bodies;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Routing;

namespace NewsApi.Access;

/// <summary>The route groups of the Content API and the Editorial API, with what is common to their routes.</summary>
internal static class ApiRouteGroups
{
    /// <summary>Published content, for anyone or, by setting, only for callers with a key or token. Caches may store it briefly.</summary>
    public static RouteGroupBuilder MapContent(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1").RequireAuthorization(Routes.ReaderPolicy).RequireCors(CorsPolicies.Readers).Problems(400, 503);

    /// <summary>The same for paths that external standards define; these paths do not start with <c>/v1</c>.</summary>
    public static RouteGroupBuilder MapWeb(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAuthorization(Routes.ReaderPolicy).RequireCors(CorsPolicies.Readers).Problems(400, 503);

    /// <summary>All content, for authenticated people and programs. Caches never store it.</summary>
    public static RouteGroupBuilder MapEditorial(this IEndpointRouteBuilder routes)
    {
        var editorial = routes.MapGroup("/v1/editorial").WithBodyValidation().RequireCors(CorsPolicies.Editors)
            .Problems(400, 401, 403, 503).WithIdempotencyKeys();
        editorial.AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        return editorial;
    }
}
