using System.Net.Http.Headers;
using System.Text;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>Requests that no route takes are told what would have been right, and pages of other hosts can read it.</summary>
public class UnmatchedRequestTests
{
    private const string Reader = "https://reader.example", Cms = "https://cms.example";

    private AppUnderTest _app = null!;
    private Api _anonymous = null!;
    private Api _editor = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = new AppUnderTest(Database.Sqlite, new Dictionary<string, string> { ["NewsApi:Http:EditorOrigins:0"] = Cms });
        _anonymous = new Api(_app.Anonymous());
        _editor = new Api(await _app.As(NewsApi.Access.Role.Editor));
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [TestCase("/v1/articles/abc", "id", "abc")]
    [TestCase("/v1/articles/abc/related", "id", "abc")]
    [TestCase("/v1/articles/1.5", "id", "1.5")]
    [TestCase("/v1/editorial/tags/syria", "id", "syria")]
    [TestCase("/v1/editorial/articles/1/revisions/last", "number", "last")]
    public async Task An_id_that_is_no_number_is_told_so(string path, string parameter, string value)
    {
        var refused = (await _editor.Get(path)).Refused(404, parameter);
        Assert.That(refused.Json["detail"]!.GetValue<string>(), Does.Contain("whole numbers").And.Contain($"'{value}'"));
    }

    [TestCase("/v1/nothing")]
    [TestCase("/v1/articles/1/nothing")]
    [TestCase("/v1/articles/abc/nothing")]
    public async Task Another_address_is_only_absent(string path) => (await _editor.Get(path)).Refused(404);

    [TestCase("*", "names_no_version", "any version")]
    [TestCase(null, "required", "Send the ETag")]
    public async Task If_Match_with_a_star_is_refused_by_its_name(string? value, string code, string detail)
    {
        (string, string)[] headers = value is null ? [] : [("If-Match", value)];
        var refused = (await _editor.Send(HttpMethod.Delete, "/v1/editorial/articles/1", null, headers)).Refused(428, "If-Match");
        Assert.That(refused.Json["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo(code));
        Assert.That(refused.Json["detail"]!.GetValue<string>(), Does.Contain(detail));
    }

    [TestCase("application/json-patch+json", "JSON Patch (RFC 6902) is not taken")]
    [TestCase("application/json-patch+json; charset=utf-8", "JSON Patch (RFC 6902) is not taken")]
    [TestCase("text/plain", "application/merge-patch+json or application/json")]
    [TestCase("application/json; charset=latin1", "application/merge-patch+json or application/json")]
    public async Task A_patch_of_another_kind_is_told_the_kinds_that_are_taken(string type, string detail)
    {
        var content = new ByteArrayContent("""[{"op":"replace","path":"/title","value":"New"}]"""u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var refused = (await _editor.Send(HttpMethod.Patch, "/v1/editorial/articles/1", content, [("If-Match", "\"v1\"")]))
            .Refused(415, "Content-Type");
        Assert.That(refused.Json["detail"]!.GetValue<string>(), Does.Contain(detail));
        Assert.That(refused.Headers["Accept-Patch"], Is.EqualTo("application/merge-patch+json, application/json"));
    }

    [Test]
    public async Task A_post_of_another_kind_is_told_the_kind_that_is_taken()
    {
        var content = new StringContent("<tag/>", Encoding.UTF8, "application/xml");
        var refused = (await _editor.Send(HttpMethod.Post, "/v1/editorial/tags", content, [])).Refused(415, "Content-Type");
        Assert.That(
            (refused.Headers["Accept"], refused.Headers.ContainsKey("Accept-Patch")), Is.EqualTo(("application/json", false)));
        var events = await _anonymous.Send(HttpMethod.Post, "/v1/events", new StringContent("<e/>", Encoding.UTF8, "application/xml"), []);
        Assert.That(events.Refused(415, "Content-Type").Headers["Accept"], Is.EqualTo("application/json, text/plain"));
        var form = await _anonymous.Send(HttpMethod.Post, "/websub", new StringContent("<hub/>", Encoding.UTF8, "application/xml"), []);
        Assert.That(
            form.Refused(415, "Content-Type").Json["detail"]!.GetValue<string>(),
            Is.EqualTo("The Content-Type must be application/x-www-form-urlencoded."));
    }

    [TestCase("/v1/articles", "POST", "GET, HEAD")]
    [TestCase("/v1/site", "DELETE", "GET, HEAD")]
    [TestCase("/v1/articles/1/card", "PUT", "GET, HEAD")]
    [TestCase("/openapi.yaml", "PUT", "GET, HEAD")]
    [TestCase("/health/live", "GET", "GET, HEAD")]
    [TestCase("/v1/editorial/articles", "DELETE", "GET, HEAD, POST")]
    public async Task A_preflight_for_a_method_that_is_not_taken_is_405(string path, string method, string allow)
    {
        var refused = (await _anonymous.Send(
            HttpMethod.Options, path, null, [("Origin", Reader), ("Access-Control-Request-Method", method)])).Refused(405);
        Assert.That(refused.Headers["Allow"], Is.EqualTo(allow));
    }

    [TestCase("/")]
    [TestCase("/docs")]
    [TestCase("/docs/")]
    [TestCase("/docs/index.html")]
    [TestCase("/docs/swagger-ui.css")]
    [TestCase("/docs/data")]
    [TestCase("/openapi.json")]
    [TestCase("/health")]
    [TestCase("/s/nothing")]
    [TestCase("/oembed")]
    [TestCase("/.well-known/assetlinks.json")]
    public async Task Addresses_outside_v1_are_told_their_methods_too(string path)
    {
        foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE"])
        {
            var refused = (await _anonymous.Send(new HttpMethod(method), path, null, [])).Refused(405);
            Assert.That(refused.Headers["Allow"], Is.EqualTo("GET, HEAD"), method);
        }
    }

    [TestCase("/docs/nothing")]
    [TestCase("/docs/html")]
    [TestCase("/docs/swagger-ui.css/more")]
    [TestCase("/documents")]
    public async Task A_post_beside_the_page_of_the_document_is_only_absent(string path) =>
        (await _anonymous.Send(HttpMethod.Post, path, null, [])).Refused(404);

    [TestCase("GET", "/nothing", 404)]
    [TestCase("GET", "/v1/nothing", 404)]
    [TestCase("POST", "/v1/articles", 405)]
    [TestCase("POST", "/health/live", 405)]
    [TestCase("GET", "/health/live", 200)]
    [TestCase("GET", "/health/ready", 200)]
    [TestCase("GET", "/s/nothing", 404)]
    [TestCase("GET", "/s/nothing+", 404)]
    [TestCase("GET", "/oembed", 400)]
    [TestCase("GET", "/openapi.yaml", 200)]
    [TestCase("POST", "/v1/events", 415)]
    public async Task Pages_of_any_host_can_read_every_answer_but_those_to_editors(string method, string path, int status)
    {
        var answer = await _anonymous.Send(new HttpMethod(method), path, null, [("Origin", Reader)]);
        Assert.That(((int)answer.Status, answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin")), Is.EqualTo((status, "*")));
    }

    [TestCase("GET", "/v1/editorial/nothing", 404)]
    [TestCase("GET", "/v1/editorial/articles/abc", 404)]
    [TestCase("PUT", "/v1/editorial/articles", 405)]
    [TestCase("GET", "/v1/editorial/keys", 403)]
    [TestCase("GET", "/v1/editorial/articles?no=1", 400)]
    [TestCase("GET", "/v1/editorial/articles", 200)]
    public async Task Pages_that_may_edit_can_read_every_answer_to_editors_and_others_none(string method, string path, int status)
    {
        foreach (var (origin, allowed) in ((string, string?)[])[(Cms, Cms), (Reader, null)])
        {
            var answer = await _editor.Send(new HttpMethod(method), path, null, [("Origin", origin)]);
            Assert.That(
                ((int)answer.Status, answer.Headers.GetValueOrDefault("Access-Control-Allow-Origin")), Is.EqualTo((status, allowed)));
        }
    }
}
