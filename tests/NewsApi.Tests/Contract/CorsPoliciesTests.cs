using System.Net;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

public class CorsPoliciesTests
{
    private AppUnderTest _app = null!;

    [OneTimeSetUp]
    public void Start() => _app = new AppUnderTest(
        Database.Sqlite, new Dictionary<string, string> { ["NewsApi:Http:EditorOrigins:0"] = "https://cms.example" });

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task Any_page_may_read_published_content()
    {
        var answer = await new Api(_app.Anonymous()).Get("/v1/articles", ("Origin", "https://reader.example"));
        Assert.That(answer.Headers["Access-Control-Allow-Origin"], Is.EqualTo("*"));
    }

    [Test]
    public async Task An_answer_that_a_cache_keeps_is_good_for_pages_too() =>
        Assert.That((await new Api(_app.Anonymous()).Get("/v1/articles")).Headers["Access-Control-Allow-Origin"], Is.EqualTo("*"));

    [TestCase("/v1/articles?minSeq=999999", 503)]
    [TestCase("/v1/articles?minSeq=x", 400)]
    [TestCase("/v1/articles?limit=x", 400)]
    [TestCase("/v1/nothing", 404)]
    public async Task Pages_can_read_why_they_were_refused(string path, int status)
    {
        foreach (var headers in ((string, string)[][])[[], [("Origin", "https://reader.example")]])
        {
            var refused = (await new Api(_app.Anonymous()).Get(path, headers));
            Assert.That(((int)refused.Status, refused.Headers["Access-Control-Allow-Origin"]), Is.EqualTo((status, "*")));
            Assert.That(refused.Headers["Access-Control-Expose-Headers"], Does.Contain("Retry-After"));
        }
    }

    [TestCase("https://cms.example", true)]
    [TestCase("https://evil.example", false)]
    public async Task Only_named_pages_may_edit(string origin, bool allowed)
    {
        var preflight = await new Api(_app.Anonymous()).Send(
            HttpMethod.Options, "/v1/editorial/articles", null,
            [("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,if-match")]);
        Assert.That(preflight.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(preflight.Headers.ContainsKey("Access-Control-Allow-Origin"), Is.EqualTo(allowed));
    }

    [TestCase("GET", "articles/1")]
    [TestCase("POST", "articles")]
    [TestCase("PUT", "articles/1")]
    [TestCase("PATCH", "articles/1")]
    [TestCase("DELETE", "articles/1")]
    public async Task Named_pages_may_use_every_method_that_editing_takes(string method, string path)
    {
        var preflight = await new Api(_app.Anonymous()).Send(
            HttpMethod.Options, $"/v1/editorial/{path}", null,
            [
                ("Origin", "https://cms.example"), ("Access-Control-Request-Method", method),
                ("Access-Control-Request-Headers", "authorization,if-match"),
            ]);
        Assert.That(preflight.Headers.GetValueOrDefault("Access-Control-Allow-Methods", ""), Does.Contain(method).Or.EqualTo("*"));
    }
}
