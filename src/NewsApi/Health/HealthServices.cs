namespace NewsApi.Health;

internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSettings<HealthOptions>(HealthOptions.Section);
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<HealthWatch>();
        return services;
    }
}
