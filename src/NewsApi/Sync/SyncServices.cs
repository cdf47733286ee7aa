using NewsApi.Changes;
using NewsApi.Sync.Streams;

namespace NewsApi.Sync;

internal static class SyncServices
{
    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddSettings<SyncOptions>(SyncOptions.Section);
        services.AddSingleton<SyncTokens>().AddSingleton<SyncReader>().AddSingleton<SyncPolls>().AddSingleton<EmptyPollCache>();
        services.AddSingleton<ChangeLogPruning>();
        services.AddSingleton<StreamHub>().AddSingleton<IChangeSubscriber>(provider => provider.GetRequiredService<StreamHub>());
        services.AddSingleton<ListenerEvents>().AddSingleton<StreamConnector>();
        return services;
    }
}
