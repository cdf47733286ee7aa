using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Http;

/// <summary>
/// The public URL has a path. Every route is asked, as by a proxy that passes that path on and by one that removes it; every address in
/// headers and bodies must have it.
/// </summary>
public partial class PublicPathTests(Database database) : DatabaseFixture(database)
{
    private const string Root = "https://news.example/api", Prefix = "/api";

    private readonly Dictionary<string, string> _ids = [];

    private readonly List<(string Where, string Address)> _made = [];

    // Listed one by one, so that each route has something that it answers 2xx or 3xx with.
    private Dictionary<string, string[]> Samples => new()
    {
        ["{code}"] = ["walked", "nowhere"], ["{**code}"] = ["walked", "walked+", "nowhere"], ["{language}"] = ["en"],
        ["{slug}"] = ["walked", "walked-before", "nowhere"], ["{token}"] = [_ids["token"], "nowhere"], ["{number:int}"] = ["1"],
        ["{noteId:long}"] = [_ids["notes"], "987654321"], ["{previewId:long}"] = [_ids["previews"], "987654321"],
        ["{deliveryId:long}"] = ["987654321"], ["{name}"] = ["en", "walked", "nowhere"], ["{file}"] = ["rss.xml", "feed.json", "feed.txt"],
        ["{page:long}"] = ["0", "987654321"], ["{version}"] = ["latest"],
    };

    [TestCase(Prefix)]
    [TestCase("")]
    public async Task Every_address_of_every_route_keeps_the_path(string passedOn)
    {
        var found = new List<(string Where, string Address)>(_made);
        var asked = 0;
        foreach (var (method, path) in Requests())
            foreach (var caller in (Api[])[Admin, Anonymous])
            {
                var answer = await caller.Send(method, passedOn + path, null, []);
                asked++;
                found.AddRange(Addresses(answer).Select(address => ($"{method} {path}", address)));
            }

        Assert.That(asked, Is.GreaterThan(200));
        Assert.That(found.Where(one => !Keeps(one.Address)).Distinct(), Is.Empty);
        Assert.That(found, Has.Count.GreaterThan(300));
        foreach (var kind in (string[])["Location", "Link", "instance", "url", "location", "href", "content", "text/xml"])
            Assert.That(found.Select(one => one.Address.Split(' ')[0]), Does.Contain(kind), kind);
    }

    [TestCase("/v1/tags/walked-before?language=en", "/api/v1/tags/walked?language=en")]
    [TestCase("/v1/sections/walked-before", "/api/v1/sections/walked")]
    [TestCase("/v1/authors/walked-before", "/api/v1/authors/walked")]
    [TestCase("/v1/menus/walked-before", "/api/v1/menus/walked")]
    [TestCase("/v1/articles/by-slug/en/walked-before?fields=id", "/api/v1/articles/by-slug/en/walked?fields=id")]
    [TestCase("/", "/api/docs")]
    [TestCase("", "/api/docs")]
    public async Task A_redirect_leads_to_where_the_answer_is(string path, string wanted)
    {
        foreach (var passedOn in (string[])["", Prefix, Prefix.ToUpperInvariant()])
        {
            var location = (await Anonymous.Get(passedOn + path)).Headers["Location"];
            Assert.That(location, Is.EqualTo(wanted), passedOn);
            if (path.Length > 1)
                foreach (var there in (string[])[location, location[Prefix.Length..]])
                    (await Anonymous.Get(there)).Expect(HttpStatusCode.OK);
        }
    }

    [TestCase(Prefix)]
    [TestCase("")]
    public async Task The_document_and_its_page_work_below_it(string passedOn)
    {
        Assert.That((await Anonymous.Get(passedOn + "/openapi.yaml")).Text, Does.Contain("servers: [{ url: /api }]\n"));
        var page = (await Anonymous.Get(passedOn + "/docs/index.html")).Expect(HttpStatusCode.OK).Text;
        var script = (await Anonymous.Get(passedOn + "/docs/index.js")).Text;
        Assert.That(page + script, Does.Contain("../openapi.yaml").And.Not.Contain("\"/openapi"));
    }

    [Test]
    public async Task What_only_begins_like_it_is_not_below_it() =>
        Assert.That((await Anonymous.Get("/apiv1/tags")).Refused(404).Value<string>("instance"), Is.EqualTo("/api/apiv1/tags"));

    protected override AppUnderTest Make(Database kind) =>
        new(kind, new Dictionary<string, string> { ["NewsApi:Http:PublicUrl"] = Root + "/" });

    protected override async Task Prepare()
    {
        foreach (var kind in (string[])["tag", "section", "author", "menu"])
        {
            object Body(string slug) => kind == "tag"
                ? new { slug, kind = "topic", names = new { en = slug } }
                : new { slug, names = new { en = slug } };
            var term = await Make($"{kind}s", Body("walked-before"));
            (await Editor.Put($"/v1/editorial/{kind}s/{term.Id}", Body("walked"), term.ETag)).Expect(HttpStatusCode.OK);
            await Make($"{kind}s", Body("second"));
            _ids[$"{kind}s"] = $"{term.Id}";
        }

        var article = await Make("articles", Makers.Content(slug: "walked-before", section: "walked", tags: ["walked"]));
        article = await Editor.Publish(article);
        article = await Editor.Publish(
            (await Editor.Put($"/v1/editorial/articles/{article.Id}", Makers.Content(slug: "walked", tags: ["walked"]), article.ETag))
                .Expect(HttpStatusCode.OK));
        await Editor.PublishedArticle(Makers.Content(slug: "second", tags: ["walked"], translationOf: null));
        _ids["articles"] = $"{article.Id}";
        _ids["notes"] = $"{(await Make($"articles/{article.Id}/notes", new { text = "x" })).Id}";
        await Make($"articles/{article.Id}/notes", new { text = "y" });
        var preview = await Make($"articles/{article.Id}/previews", null);
        (_ids["previews"], _ids["token"]) = ($"{preview.Json["preview"]!["id"]}", preview.Value<string>("token"));
        _ids["share-links"] = $"{(await Make("share-links", new { articleId = article.Id, alias = "walked" })).Id}";
        _ids["releases"] =
            $"{(await Make("releases", new { name = "x", items = new[] { new { articleId = article.Id, action = "publish" } } })).Id}";
        var key = (await Admin.Post("/v1/editorial/keys", new { name = "walked", role = "writer" })).Expect(HttpStatusCode.Created);
        Remember("POST keys", key);
        _ids["keys"] = $"{key.Json["key"]!["id"]}";
        await Apps();
    }

    private async Task Apps()
    {
        var site = await Admin.Get("/v1/editorial/site");
        (await Admin.Put(
            "/v1/editorial/site",
            new
            {
                name = "Walked", languages = new[] { "en" }, defaultLanguage = "en",
                apps = new { apple = new[] { "ABCDE12345.com.example.news" } },
            },
            site.ETag)).Expect(HttpStatusCode.OK);
    }

    private async Task<Answer> Make(string path, object? body)
    {
        var made = (await Editor.Post($"/v1/editorial/{path}", body)).Expect(HttpStatusCode.Created);
        Remember($"POST {path}", made);
        return made;
    }

    private void Remember(string where, Answer made) => _made.AddRange(Addresses(made).Select(address => (where, address)));

    private IEnumerable<(HttpMethod Method, string Path)> Requests()
    {
        foreach (var endpoint in App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                     .Where(one => !one.IsStream()))
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
                foreach (var path in Paths("/" + endpoint.RoutePattern.RawText!.Trim('/')))
                    if (path != "/openapi.yaml" && path != "/openapi.json")
                    {
                        yield return (new HttpMethod(method), path);
                        if (method == "GET")
                            yield return (HttpMethod.Get, $"{path}?limit=1");
                    }

        foreach (var of in (string[])["v1/articles/" + _ids["articles"], "v1/articles/by-slug/en/walked", "s/walked"])
            foreach (var format in (string[])["json", "xml"])
                yield return (HttpMethod.Get, $"/oembed?format={format}&url={Uri.EscapeDataString($"{Root}/{of}")}");
        yield return (HttpMethod.Get, "/nowhere/at/all");
    }

    private IEnumerable<string> Paths(string pattern)
    {
        var place = Parameter().Match(pattern);
        if (!place.Success)
            return [pattern];
        var room = pattern[..place.Index].TrimEnd('/').Split('/')[^1];
        var values = place.Value == "{id:long}" ? [_ids.GetValueOrDefault(room, "1"), "987654321"] : Samples[place.Value];
        return values.SelectMany(value => Paths(pattern[..place.Index] + value + pattern[(place.Index + place.Length)..]));
    }

    private static bool Keeps(string found) =>
        found.Split(' ')[1] is var address
        && (address == Root || ((string[])[Root, Prefix]).Any(start => address.StartsWith(start + "/", StringComparison.Ordinal)));

    /// <summary>The addresses of this API in an answer, each after the name of its place.</summary>
    private static IEnumerable<string> Addresses(Answer answer)
    {
        foreach (var name in (string[])["Location", "Content-Location"])
            if (answer.Headers.TryGetValue(name, out var location) && !location.StartsWith("index.html", StringComparison.Ordinal))
                yield return $"{name} {location}";
        foreach (Match link in LinkTarget().Matches(answer.Headers.GetValueOrDefault("Link", "")))
            yield return $"Link {link.Groups[1].Value}";
        var type = answer.Headers.GetValueOrDefault("Content-Type", "").Split(';')[0];
        if (type.StartsWith("image/", StringComparison.Ordinal) || answer.Body.Length == 0)
            yield break;
        if (type.EndsWith("json", StringComparison.Ordinal))
            foreach (var address in InJson("", answer.Json))
                yield return address;
        foreach (Match written in Written().Matches(WebUtility.HtmlDecode(answer.Text)))
        {
            var name = written.Groups["name"] is { Success: true } attribute ? attribute.Value : type;
            yield return $"{name} {Uri.UnescapeDataString(written.Groups["url"].Value)}";
        }
    }

    private static IEnumerable<string> InJson(string name, JsonNode? node) => node switch
    {
        // The settings hold a pattern of paths below the site's own address, and JSON-LD paths in a document.
        JsonObject members => members.Where(member => member.Key is not ("pointer" or "articlePath" or "xpath"))
            .SelectMany(member => InJson(member.Key, member.Value)),
        JsonArray items => items.SelectMany(item => InJson(name, item)),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('/') => [$"{name} {text}"],
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("https://news.example", StringComparison.Ordinal) =>
            [$"{name} {text}"],
        _ => [],
    };

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex LinkTarget();

    // In HTML, XML and text: attributes with a path of this server, and every absolute address of its host, escaped or not.
    [GeneratedRegex(
        """(?:(?<name>href|src|action|content)=["'](?<url>/[^/"'][^"']*))|(?<name>href|content)="(?<url>https://news\.example[^"]*)|(?<url>https(?:://|%3A%2F%2F)news\.example[^\s"'<>\\&]*)""")]
    private static partial Regex Written();
}
