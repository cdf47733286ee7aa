namespace NewsApi.ShareLinks;

internal static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<ShareLinkRepository>();
        services.AddSingleton<ShareLinkQueries>();
        services.AddSingleton<ShareLinkUses>();
        services.AddSingleton<KnownLinks>();
        services.AddSingleton<ClickCount>();
        services.AddSingleton<LinkResolver>();
        return services;
    }
}
