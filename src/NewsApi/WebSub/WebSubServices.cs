using NewsApi.Changes;

namespace NewsApi.WebSub;

internal static class WebSubServices
{
    public static IServiceCollection AddWebSub(this IServiceCollection services)
    {
        services.AddSingleton<SubscriptionStore>().AddSingleton<SubscriberCalls>().AddSingleton<Hub>().AddSingleton<HubWorker>();
        services.AddSingleton<HubSignal>().AddSingleton<IChangeSubscriber>(provider => provider.GetRequiredService<HubSignal>());
        return services;
    }
}
