using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace NewsApi.Http.Routing;

/// <summary>
/// All routes of the program, built at the first use and then reused. The routing middleware and each service that reads routes combine
/// the sources separately. Without this class, each of them would make the route groups build all routes and compile all handlers again.
/// </summary>
internal sealed class RoutesBuiltOnce(IReadOnlyCollection<EndpointDataSource> sources) : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints = new(() => [.. sources.SelectMany(source => source.Endpoints)]);

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    // No route is added or removed while the program runs.
    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;
}

internal static class RoutesBuiltOnceExtensions
{
    /// <summary>Answers requests by the routes that are mapped so far; later ones are not found.</summary>
    public static void UseMappedRoutes(this WebApplication app)
    {
        var sources = ((IEndpointRouteBuilder)app).DataSources;
        var once = new RoutesBuiltOnce([.. sources]);
        sources.Clear();
        sources.Add(once);
        app.UseEndpoints(_ => { });
    }
}
