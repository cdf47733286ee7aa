using System.Net;
using System.Text.Json.Nodes;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Answers;

/// <summary>Single things that the document once said otherwise than the answers.</summary>
public class DocumentDetailsTests(Database database) : DatabaseFixture(database)
{
    private JsonNode Document => field ??= App.Document();

    [Test]
    public void Every_path_parameter_has_an_example()
    {
        var parameters = Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .SelectMany(operation => operation.Value!["parameters"]?.AsArray() ?? []).Select(one => Reference.Resolve(Document, one!))
            .Where(one => one["in"]!.GetValue<string>() == "path").ToList();
        Assert.That(parameters, Is.Not.Empty);
        Assert.That(parameters.Where(one => one["example"] is null).Select(one => one.ToJsonString()), Is.Empty);
    }

    [TestCase("404")]
    [TestCase("410")]
    [TestCase("451")]
    public void Short_links_that_lead_nowhere_are_pages_too(string status)
    {
        foreach (var path in (string[])["/s/{code}", "/s/{code}+"])
            Assert.That(Reference.Resolve(Document, Document["paths"]![path]!["get"]!["responses"]![status]!)["content"]!.AsObject()
                .Select(pair => pair.Key), Is.EquivalentTo(["application/problem+json", "text/html"]));
    }

    [Test]
    public void A_png_is_bytes_and_not_base64()
    {
        var schema =
            Document["paths"]!["/v1/share-links/{code}/qr.png"]!["get"]!["responses"]!["200"]!["content"]!["image/png"]!["schema"]!;
        Assert.That(schema.ToJsonString(), Is.EqualTo("""{"contentMediaType":"image/png"}"""));
    }

    [Test]
    public void A_preview_may_have_no_share_kit()
    {
        foreach (var name in (string[])["ArticleResponse", "ArticleSummary"])
            Assert.That(Schema(name)["properties"]!["share"]!["oneOf"]![0]!["type"]!.GetValue<string>(), Is.EqualTo("null"));
    }

    [Test]
    public void A_request_says_only_what_it_takes()
    {
        Assert.That(Schema("PresenceRequest")["required"], Is.Null);
        Assert.That(Schema("PresenceRequest")["additionalProperties"]!.GetValue<bool>(), Is.False);
        Assert.That(Schema("PublishRequest")["properties"]!["kind"]!["oneOf"]![0]!["type"]!.GetValue<string>(), Is.EqualTo("null"));
        Assert.That(Schema("PublishRequestKind")["enum"]!.AsArray().Select(one => one?.GetValue<string>()),
            Is.EqualTo(["typo", "update", "correction"]));
    }

    [Test]
    public void A_body_may_come_too_slowly()
    {
        foreach (var (_, operation) in Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
            if (operation!["requestBody"] is not null)
                Assert.That(operation["responses"]!.AsObject().Select(pair => pair.Key), Does.Contain("408"));
    }

    [Test]
    public async Task A_seq_beyond_its_maximum_is_refused_as_a_wrong_parameter()
    {
        (await Anonymous.Get("/v1/articles?minSeq=9007199254740992")).Expect(HttpStatusCode.BadRequest);
        var refused = (await Anonymous.Get("/v1/articles?minSeq=9223372036854775807")).Expect(HttpStatusCode.BadRequest);
        Assert.That(refused.Places, Is.EqualTo(["minSeq"]));
        Assert.That(refused.Text, Does.Contain("9007199254740991"));
    }

    [TestCase("2024-12-02T09:57:00.123456789Z", HttpStatusCode.OK)]
    [TestCase("2024-12-02T09:57:00.1234567891Z", HttpStatusCode.BadRequest)]
    public async Task A_time_has_at_most_nine_decimals(string time, HttpStatusCode expected)
    {
        var answer = (await Anonymous.Get($"/v1/articles?publishedFrom={time}")).Expect(expected);
        if (expected != HttpStatusCode.OK)
            Assert.That(answer.Text, Does.Contain("at most 9 decimals"));
    }

    private JsonNode Schema(string name) => Document["components"]!["schemas"]![name]!;
}
