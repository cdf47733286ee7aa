using NewsApi.Http;
using NewsApi.Http.Bodies;
using NewsApi.Http.Idempotency;
using NewsApi.Http.Routing;

namespace NewsApi.Access;

/// <summary>The route groups of the Content API and the Editorial API, with the rules that all routes of a group share.</summary>
internal static class ApiRouteGroups
{
    /// <summary>
    /// Routes of published content, for anyone or, by a setting, only for callers with a key or token. Caches may briefly store answers.
    /// </summary>
    public static RouteGroupBuilder MapContent(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1").RequireAuthorization(Routes.ReaderPolicy).RequireCors(CorsPolicies.Readers).Problems(400, 503);

    /// <summary>Routes of published content whose paths external standards define. These paths do not start with <c>/v1</c>.</summary>
    public static RouteGroupBuilder MapWeb(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("").RequireAuthorization(Routes.ReaderPolicy).RequireCors(CorsPolicies.Readers).Problems(400, 503);

    /// <summary>Routes of all content, for authenticated people and programs. Caches never store answers.</summary>
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
