using NewsApi.Http.Bodies;
using NewsApi.ShareLinks.Cards;
using NewsApi.ShareLinks.Embeds;
using NewsApi.ShareLinks.Redirects;

namespace NewsApi.ShareLinks.Links;

internal static class SharingServices
{
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.AddSingleton<ShareLinkRepository>();
        services.AddSingleton<IReferenceCheck<NewShareLinkRequest>, ShareLinkReferenceCheck>();
        services.AddSingleton<ShareKitQueries>();
        services.AddSingleton<ShareLinkUses>();
        services.AddSingleton<LinkCache>();
        services.AddSingleton<ClickCount>();
        services.AddSingleton<LinkResolver>();
        services.AddSingleton<Redirect>();
        services.AddSingleton<CardQueries>();
        services.AddSingleton<UrlLookup>();
        return services;
    }
}
