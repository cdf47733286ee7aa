namespace NewsApi.Caching;

internal static class CachingServices
{
    public static IServiceCollection AddAnswerCache(this IServiceCollection services)
    {
        services.AddSettings<CachingOptions>(CachingOptions.Section);
        services.AddSingleton<AnswerCache>().AddSingleton<CachedRoutes>();
        return services;
    }

    /// <summary>Adds the cache in front of all other middleware; there it answers anonymous readers from memory.</summary>
    public static void UseAnswerCache(this IApplicationBuilder app) => app.UseMiddleware<AnswerCacheMiddleware>(false);

    /// <summary>Adds the cache behind access control; there it answers readers with a key from memory.</summary>
    public static void UseAnswerCacheBehindAccess(this IApplicationBuilder app) => app.UseMiddleware<AnswerCacheMiddleware>(true);
}
