using NewsApi.Fronts.Editing;
using NewsApi.Http.Bodies;

namespace NewsApi.Fronts;

internal static class FrontServices
{
    public static IServiceCollection AddFronts(this IServiceCollection services)
    {
        services.AddSingleton<IReferenceCheck<FrontRequest>, FrontRequestCheck>();
        services.AddSingleton<IReferenceCheck<FrontContent>, FrontContentCheck>();
        return services.AddSingleton<FrontQueries>().AddSingleton<FrontRepository>().AddSingleton<FrontRevisions>()
            .AddSingleton<CardWindowScheduler>().AddSingleton<FrontMoments>().AddSingleton<FrontComposer>();
    }
}
