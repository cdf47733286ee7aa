using NewsApi.Data;

namespace NewsApi.Changes;

internal static class ChangesServices
{
    public static IServiceCollection AddChanges(this IServiceCollection services)
    {
        services.AddSettings<ChangeFeedOptions>(ChangeFeedOptions.Section);
        services.AddSingleton(provider => new Freshness(provider.GetRequiredService<Db>().HasSeen));
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<ChangeFeed>();
        return services;
    }
}
