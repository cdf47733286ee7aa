namespace NewsApi.ShareLinks;

internal static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<ShareLinkRepository>();
        services.AddSingleton<ShareLinkQueries>();
        services.AddSingleton<ShareLinkUses>();
        services.AddSingleton<LinkResolver>();
        return services;
    }
}
