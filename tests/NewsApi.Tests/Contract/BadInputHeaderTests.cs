using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Headers and methods that can't be meant.</summary>
public class BadInputHeaderTests(Database database) : RefusalFixture(database)
{
    private static readonly HttpMethod[] Methods =
    [
        HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Options, HttpMethod.Trace,
        new("FOO"), new("get"), new("PROPFIND"),
    ];

    private Answer _tag = null!;

    [TestCase(null, 428)]
    [TestCase("", 428)]
    [TestCase("*", 428)]
    [TestCase("v1", 400)]
    [TestCase("1", 400)]
    [TestCase("\"1\"", 400)]
    [TestCase("\"v1", 400)]
    [TestCase("\"v\"", 400)]
    [TestCase("\"v-1\"", 400)]
    [TestCase("\"v 1\"", 400)]
    [TestCase("\"V1\"", 400)]
    [TestCase("\"v1\"x", 400)]
    [TestCase("W/v1", 400)]
    [TestCase("W/\"v0\"", 412)]
    [TestCase("W/\"v2\"", 412)]
    [TestCase("\"v1\", \"v2\"", 400)]
    [TestCase("\"v99999999999999999999\"", 400)]
    [TestCase("\"v\u0661\"", 400)]
    [TestCase("garbage", 400)]
    [TestCase("\"v0\"", 412)]
    [TestCase("\"v2\"", 412)]
    [TestCase("\"v2147483647\"", 412)]
    public async Task If_Match_names_the_version_that_was_seen(string? value, int status)
    {
        (string, string)[] headers = value is null ? [] : [("If-Match", value)];
        foreach (var (method, path, body) in Changes())
        {
            var content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body);
            (await Admin.Send(method, path, content, headers)).Refused(status, "If-Match");
        }
    }

    [Test]
    public async Task A_stale_version_is_told_the_current_one() =>
        Assert.That(
            (await Editor.Delete($"/v1/editorial/tags/{_tag.Id}", "\"v9\"")).Refused(412, "If-Match").Json["detail"]!.GetValue<string>(),
            Does.Contain("\"v1\""));

    [TestCase("")]
    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Bearer x")]
    [TestCase("Bearer na_")]
    [TestCase("Bearer na__")]
    [TestCase("Bearer na_x_y")]
    [TestCase("Bearer a b c")]
    [TestCase("Bearer a.b.c")]
    [TestCase("Bearer {0}x")]
    [TestCase("Bearer {0} {0}")]
    [TestCase("Bearer {0}, Bearer {0}")]
    [TestCase("Basic {0}")]
    [TestCase("{0}")]
    [TestCase("Bearer \"{0}\"")]
    [TestCase("Bearer é")]
    [TestCase("Bearer \u0001")]
    [TestCase("Digest username=\"x\"")]
    public async Task Without_a_valid_key_nobody_gets_in(string header)
    {
        var sent = header.Replace("{0}", await App.Key(Role.Admin));
        foreach (var path in (string[])["/v1/editorial/articles", "/v1/editorial/keys/1"])
        {
            var answer = (await Anonymous.Get(path, ("Authorization", sent))).Refused(401, "Authorization");
            Assert.That(answer.Headers["WWW-Authenticate"], Does.StartWith("Bearer"));
        }

        (await Anonymous.Get("/v1/articles", ("Authorization", sent))).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_key_of_ten_thousand_characters_is_one_that_does_not_fit()
    {
        foreach (var start in (string[])["", "na_", await App.Key(Role.Admin)])
            (await Anonymous.Get("/v1/editorial/articles", ("Authorization", "Bearer " + start.PadRight(10_000, 'a'))))
                .Refused(401, "Authorization");
    }

    [TestCase("*")]
    [TestCase("*;q=0")]
    [TestCase("xx")]
    [TestCase("en;q=x, ;, ,,")]
    [TestCase("en;q=-1")]
    [TestCase("en;q=1e9")]
    [TestCase("-")]
    [TestCase("é")]
    [TestCase("en\u0001")]
    public async Task Accept_Language_is_a_wish_that_can_not_fail(string header)
    {
        foreach (var value in (string[])[header, string.Join(',', Enumerable.Repeat(header, 1_000)), header + new string('a', 5_000)])
            foreach (var path in (string[])["/v1/tags", "/v1/site", "/v1/tags/kept"])
                (await Anonymous.Get(path, ("Accept-Language", value))).Expect(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_method_that_an_address_does_not_take_is_answered_with_those_it_takes()
    {
        var routes =
            from endpoint in App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            group endpoint by endpoint.RoutePattern.RawText!.Trim('/') into route
            select (Path: "/"
                + route.Key.Replace("{id:long}", "999").Replace("{number:int}", "1").Replace("{previewId:long}", "1")
                    .Replace("{noteId:long}", "1").Replace("{", "").Replace("}", "").Replace("*", ""),
                Taken: route.SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
                    .ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var (path, taken) in routes.ToList())
            foreach (var method in Methods.Where(method => !taken.Contains(method.Method)))
            {
                var answer = (await Admin.Send(method, path, null, [])).Refused(405);
                Assert.That(answer.Headers["Allow"].Split(", "), Is.EquivalentTo(taken), $"{method} {path}");
            }
    }

    [TestCase("/v1")]
    [TestCase("/v2/articles")]
    [TestCase("/v1/editorial")]
    [TestCase("/v1/articles/1/2/3")]
    [TestCase("//v1/articles")]
    [TestCase("/v1//articles")]
    [TestCase("/v1/editorial/articles/1/explode")]
    [TestCase("/docs/none.html")]
    [TestCase("/%F0%9F%98%80")]
    [TestCase("/.env")]
    public async Task There_is_nothing_at_other_addresses(string path)
    {
        foreach (var method in Methods)
            (await Admin.Send(method, path, null, [])).Refused(404);
    }

    protected override async Task Prepare() => _tag = await Editor.Tag("kept");

    private (HttpMethod, string, object?)[] Changes() =>
    [
        (HttpMethod.Put, $"/v1/editorial/tags/{_tag.Id}", new { slug = "kept", kind = "topic", names = new { en = "Changed" } }),
        (HttpMethod.Delete, $"/v1/editorial/tags/{_tag.Id}", null),
        (HttpMethod.Put, "/v1/editorial/site", new { name = "Changed", languages = new[] { "en" }, defaultLanguage = "en" }),
    ];
}
