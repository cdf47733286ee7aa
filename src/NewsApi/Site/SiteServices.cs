using NewsApi.Usage;

namespace NewsApi.Site;

internal static class SiteServices
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSettings<UsageOptions>(UsageOptions.Section);
        services.AddSingleton<SiteRepository>();
        services.AddSingleton<SiteCache>();
        return services;
    }
}
