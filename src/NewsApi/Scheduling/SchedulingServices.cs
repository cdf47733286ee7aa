using NewsApi.Http.Bodies;

namespace NewsApi.Scheduling;

internal static class SchedulingServices
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddSettings<SchedulingOptions>(SchedulingOptions.Section);
        services.AddSingleton<IReferenceCheck<ReleaseRequest>, ReleaseReferenceCheck>();
        services.AddSingleton<ReleaseRepository>();
        services.AddSingleton<ReleaseQueries>();
        services.AddSingleton<ScheduleLateness>();
        services.AddSingleton<DuePublications>();
        services.AddSingleton<DueWork>();
        services.AddSingleton<PublishScheduler>();
        return services;
    }
}
