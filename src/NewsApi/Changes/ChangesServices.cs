namespace NewsApi.Changes;

internal static class ChangesServices
{
    public static IServiceCollection AddChanges(this IServiceCollection services)
    {
        services.AddSettings<ChangeFeedOptions>(ChangeFeedOptions.Section);
        services.AddSingleton<Freshness>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<ChangeFeed>();
        return services;
    }
}
