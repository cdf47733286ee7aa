using System.Net;

namespace NewsApi.Outgoing;

internal static class OutgoingServices
{
    public static IServiceCollection AddOutgoing(this IServiceCollection services)
    {
        services.AddSettings<OutgoingOptions>(OutgoingOptions.Section);
        services.AddSettings<HubOptions>(HubOptions.Section);
        services.AddSingleton<HubUrl>();
        services.AddSingleton<ResolveNames>(Dns.GetHostAddressesAsync);
        services.AddSingleton<Dial>(GuardedConnections.DialSocket);
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<OutgoingClient>();
        return services;
    }
}
