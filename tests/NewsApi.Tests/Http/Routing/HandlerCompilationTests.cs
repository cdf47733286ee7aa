using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Http.Routing;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Routing;

/// <summary>No handler is compiled at the start, and each can be.</summary>
public class HandlerCompilationTests
{
    // The handlers of the Model Context Protocol are those of its library, which are compiled already.
    private const string Library = "/mcp";

    [Test]
    public async Task Every_handler_is_compiled_when_it_is_first_used()
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        app.Anonymous();
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText?.StartsWith(Library, StringComparison.Ordinal) == false).ToList();
        Assert.That(routes, Has.Count.GreaterThan(190));
        Assert.That(routes.Where(route => route.Metadata.GetMetadata<LazyHandler>() is null).Select(route => route.DisplayName), Is.Empty);
        foreach (var route in routes)
            Assert.That(() => route.Metadata.GetRequiredMetadata<LazyHandler>().Compiled, Throws.Nothing, route.DisplayName);
    }
}
