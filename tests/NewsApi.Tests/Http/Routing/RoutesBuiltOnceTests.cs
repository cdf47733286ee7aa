using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http.Routing;

/// <summary>Building all routes takes time, so it is done once: the first request finds them built by the start.</summary>
public class RoutesBuiltOnceTests
{
    [Test]
    public async Task A_request_is_answered_by_a_route_that_was_built_before()
    {
        var watch = new Watch();
        await using var app = new AppUnderTest(Database.Sqlite)
        {
            Configure = services => services.AddSingleton<IStartupFilter>(watch),
        };
        (await new Api(app.Anonymous()).Get("/v1/articles")).Expect(HttpStatusCode.OK);
        var known = app.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.That(watch.Endpoint, Is.Not.Null);
        Assert.That(known.Any(one => ReferenceEquals(one, watch.Endpoint)), "The middleware built its own.");
    }

    private sealed class Watch : IStartupFilter
    {
        public Endpoint? Endpoint { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                await rest(context);
                Endpoint = context.GetEndpoint();
            });
            next(app);
        };
    }
}
