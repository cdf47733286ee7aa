namespace NewsApi.Readership;

internal static class ReadershipServices
{
    public static IServiceCollection AddReadership(this IServiceCollection services)
    {
        services.AddSingleton<EventIntake>();
        return services;
    }
}
