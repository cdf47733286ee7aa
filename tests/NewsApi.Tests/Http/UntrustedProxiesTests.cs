using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http;

/// <summary>What the log says of X-Forwarded-For.</summary>
public class UntrustedProxiesTests
{
    [TestCase("10.0.0.7", null, "10.0.0.7 sent")]
    [TestCase("10.0.0.7", "192.168.0.0/16", "10.0.0.7 sent")]
    [TestCase("203.0.113.9", null, "a public address sent")]
    [TestCase("10.0.0.7", "10.0.0.0/8", null)]
    public async Task A_proxy_that_is_not_trusted_is_named_once(string peer, string? trusted, string? warning)
    {
        using var log = new LogRecorder();
        var settings = new Dictionary<string, string>();
        if (trusted is not null)
            settings["NewsApi:Http:TrustedProxies:0"] = trusted;
        await using var app = new AppUnderTest(Database.Sqlite, settings)
        {
            Configure = services => services.AddSingleton<ILoggerProvider>(log).AddSingleton<IStartupFilter>(new Peer(peer)),
        };
        for (var request = 0; request < 3; request++)
            (await new Api(app.Anonymous()).Get("/v1/articles", ("X-Forwarded-For", "198.51.100.1"))).Expect(HttpStatusCode.OK);
        var warnings = log.Texts.Where(text => text.Contains("X-Forwarded-For")).ToList();
        Assert.That(warnings, Has.Count.EqualTo(warning is null ? 0 : 1));
        Assert.That(warnings, Is.All.StartsWith(warning ?? "").And.All.Not.Contains("203.0.113.9").And.All.Not.Contains("198.51.100.1"));
    }

    /// <summary>Gives each request this peer.</summary>
    private sealed class Peer(string address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return rest(context);
            });
            next(app);
        };
    }
}
