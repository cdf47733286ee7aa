using NewsApi.Changes;
using NewsApi.Http.Bodies;
using NewsApi.Webhooks.Delivery;
using NewsApi.Webhooks.Purges;
using NewsApi.WebSub;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace NewsApi.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSettings<WebhookOptions>(WebhookOptions.Section);
        services.AddSettings<PurgeOptions>(PurgeOptions.Section);
        services.AddOptions<SwaggerGenOptions>().Configure(options => options.DocumentFilter<WebhookDocument>());
        services.AddSingleton<CursorLeases>();
        services.AddSingleton<ChangedFields>();
        services.AddSingleton<EventFacts>();
        services.AddSingleton<WebhookScope>();
        services.AddSingleton<EventExpansion>();
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton<DeliverySender>();
        services.AddSingleton<AttemptRecorder>();
        services.AddSingleton<DeliveryCleanup>();
        services.AddSingleton<ClockRepair>();
        services.AddSingleton<WebhookDispatcher>();
        services.AddSingleton<CachePurger>();
        services.AddSingleton<IChangeSubscriber>(provider => provider.GetRequiredService<WebhookDispatcher>());
        services.AddSingleton<IChangeSubscriber>(provider => provider.GetRequiredService<CachePurger>());
        services.AddSingleton<WebhookNames>();
        services.AddSingleton<IReferenceCheck<WebhookRequest>>(provider => provider.GetRequiredService<WebhookNames>());
        services.AddSingleton<WebhookRepository>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<WebhookHost>();
        return services;
    }
}

/// <summary>Starts and stops the services that send changes to other servers: webhooks, CDN purges and the hub of the feeds.</summary>
internal sealed class WebhookHost(WebhookDispatcher dispatcher, CachePurger purger, HubWorker hub)
{
    public async Task Start(CancellationToken ct)
    {
        await dispatcher.StartAsync(ct);
        await purger.StartAsync(ct);
        await hub.StartAsync(ct);
    }

    /// <summary>Stops running deliveries and releases the leases. The stopped deliveries are repeated later.</summary>
    public async Task Stop()
    {
        await dispatcher.StopAsync(CancellationToken.None);
        await purger.StopAsync(CancellationToken.None);
        await hub.StopAsync(CancellationToken.None);
    }
}
