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

    /// <summary>Maps the routes for readers: they send events and read which data is stored about them.</summary>
    public static void MapReaders(this IEndpointRouteBuilder routes)
    {
        routes.MapEvents();
        routes.MapDataDictionary();
    }

    /// <summary>Maps the routes for editors: they read statistics and adjust rankings.</summary>
    public static void MapReadershipEditing(this IEndpointRouteBuilder editorial)
    {
        editorial.MapStats();
        editorial.MapRankingEditing();
    }
}
