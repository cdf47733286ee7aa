using NewsApi.Readership.Events;
using NewsApi.Readership.Rankings;
using NewsApi.Readership.Stats;

namespace NewsApi.Readership;

internal static class ReadershipServices
{
    public static IServiceCollection AddReadership(this IServiceCollection services)
    {
        services.AddSingleton<EventBody>();
        services.AddSingleton<EventCheck>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<StatsQueries>();
        services.AddSingleton<RankingQueries>();
        services.AddSingleton<RankingRepository>();
        return services;
    }

    /// <summary>What readers tell, and what is told to them about it.</summary>
    public static void MapReaders(this IEndpointRouteBuilder routes)
    {
        routes.MapEvents();
        routes.MapDataDictionary();
    }

    /// <summary>What editors are told, and what they say to it.</summary>
    public static void MapReadershipEditing(this IEndpointRouteBuilder editorial)
    {
        editorial.MapStats();
        editorial.MapRankingEditing();
    }
}
