using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Access;

/// <summary>Who guesses keys is slowed, and nobody with a good key is, whatever others behind the same address do.</summary>
public class FailedKeyLimiterTests
{
    private const int Limit = 3;
    private const string Path = "/v1/editorial/articles", Peer = "Test-Peer";
    private const string Guess = "na_12345678_0123456789012345678901234567890123456789";

    private AppUnderTest _app = null!;

    [SetUp]
    public void Start() => _app = new AppUnderTest(
        Database.Sqlite, new Dictionary<string, string> { ["NewsApi:Access:FailedKeysPerMinute"] = $"{Limit}" })
    {
        Configure = services => services.AddSingleton<IStartupFilter>(new PeerOfHeader()),
    };

    [TearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task An_address_with_too_many_wrong_keys_is_told_to_wait_and_a_good_key_from_there_is_answered()
    {
        var good = await _app.Key(Role.Editor);
        for (var guess = 0; guess < Limit; guess++)
            (await Ask($"{Guess}{guess}", "198.51.100.1")).Refused(401, "Authorization");
        var refused = (await Ask($"{Guess}x", "198.51.100.1")).Refused(429);
        Assert.That(refused.Code, Is.EqualTo("too_many_requests"));
        Assert.That(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That(refused.Headers.ContainsKey("WWW-Authenticate"), Is.False);
        Assert.That(refused.Json["detail"]!.GetValue<string>(), Does.Contain($"More than {Limit} invalid keys"));

        (await Ask(good, "198.51.100.1")).Expect(HttpStatusCode.OK);
        (await Ask(Guess, "198.51.100.2")).Refused(401, "Authorization");
        (await Ask($"{Guess}x", "198.51.100.1")).Refused(429);

        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Ask(Guess, "198.51.100.1")).Refused(401, "Authorization");
    }

    [Test]
    public async Task Addresses_of_one_network_of_IPv6_count_together()
    {
        for (var host = 0; host < Limit; host++)
            (await Ask(Guess, $"2001:db8:1:2::{host}")).Refused(401, "Authorization");
        (await Ask(Guess, "2001:db8:1:2:ffff::1")).Refused(429);
        (await Ask(Guess, "2001:db8:1:3::1")).Refused(401, "Authorization");
    }

    [Test]
    public async Task A_key_that_has_ended_is_told_no_more_than_others_and_a_missing_one_is_no_guess()
    {
        var admin = new Api(await _app.As(Role.Admin));
        var made = (await admin.Post("/v1/editorial/keys", new { name = "Old", role = "writer" })).Expect(HttpStatusCode.Created);
        (await admin.Delete($"/v1/editorial/keys/{made.Json["key"]!["id"]}")).Expect(HttpStatusCode.NoContent);
        for (var time = 0; time <= Limit; time++)
            (await new Api(_app.Anonymous()).Get(Path, (Peer, "198.51.100.1"))).Refused(401, "Authorization");
        for (var time = 0; time < Limit; time++)
            (await Ask(made.Value<string>("secret"), "198.51.100.1")).Refused(401, "Authorization");
        (await Ask(made.Value<string>("secret"), "198.51.100.1")).Refused(429);
    }

    private Task<Answer> Ask(string key, string address) => new Api(_app.With(key)).Get(Path, (Peer, address));

    /// <summary>Gives each request the peer that its header names.</summary>
    private sealed class PeerOfHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                if (context.Request.Headers[Peer].ToString() is { Length: > 0 } address)
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                return rest(context);
            });
            next(app);
        };
    }
}
