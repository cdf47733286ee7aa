namespace NewsApi.Readership;

internal static class ReadershipServices
{
    public static IServiceCollection AddReadership(this IServiceCollection services)
    {
        services.AddSingleton<EventBody>();
        services.AddSingleton<EventCheck>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<StatsQueries>();
        services.AddSingleton<Rankings>();
        services.AddSingleton<RankingRepository>();
        return services;
    }
}
