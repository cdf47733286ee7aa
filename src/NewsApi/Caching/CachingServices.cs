namespace NewsApi.Caching;

internal static class CachingServices
{
    public static IServiceCollection AddAnswerCache(this IServiceCollection services)
    {
        services.AddSettings<CachingOptions>(CachingOptions.Section);
        services.AddSingleton<AnswerCache>().AddSingleton<CachedRoutes>();
        return services;
    }

    /// <summary>In front of everything: answers anonymous readers from memory.</summary>
    public static void UseAnswerCache(this IApplicationBuilder app) => app.UseMiddleware<AnswerCacheMiddleware>(false);

    /// <summary>Behind access control: answers readers with a key from memory.</summary>
    public static void UseAnswerCacheBehindAccess(this IApplicationBuilder app) => app.UseMiddleware<AnswerCacheMiddleware>(true);
}
