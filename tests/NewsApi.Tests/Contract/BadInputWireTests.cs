using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract;

/// <summary>What only a real server meets: bodies over the limit, broken framing, bytes that no client library sends.</summary>
public class BadInputWireTests(Database database) : WireFixture(database)
{
    private const int Limit = 8_000_000;

    private static readonly string[] Rooms = ["/v1/editorial/articles", "/v1/editorial/tags", "/v1/editorial/articles/1/publish"];

    [TestCaseSource(nameof(Rooms))]
    public async Task A_body_over_the_limit_is_refused_by_its_length_or_while_it_comes(string path)
    {
        var body = Encoding.ASCII.GetBytes("{" + new string(' ', Limit) + "}");
        byte[] chunked = [.. Encoding.ASCII.GetBytes($"{body.Length:x}\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];
        (await Wire.Send(Post(path, $"Content-Length: {body.Length}"), body)).Refused(413);
        (await Wire.Send(Post(path, $"Content-Length: {body.Length}\nExpect: 100-continue"))).Refused(413);
        (await Wire.Send(Post(path, "Transfer-Encoding: chunked"), chunked)).Refused(413);
        (await Wire.Send(Post(path, "Idempotency-Key: large\nTransfer-Encoding: chunked"), chunked)).Refused(413);
    }

    [Test]
    public async Task A_body_of_just_the_limit_is_read()
    {
        var body = Encoding.UTF8.GetBytes("{\"title\":\"".PadRight(Limit - 2, 'a') + "\"}");
        Assert.That(body, Has.Length.EqualTo(Limit));
        Assert.That(
            (await Wire.Send(Post("/v1/editorial/articles", $"Content-Length: {Limit}"), body))
                .Refused(422, "/language", "/title", "/body").Code, Is.EqualTo("invalid_body"));
    }

    [TestCase("zz\r\n{}\r\n0\r\n\r\n")]
    [TestCase("3\r\n{\"a\r\nzz\r\n")]
    [TestCase("-1\r\n\r\n")]
    [TestCase("2\r\n{}x\r\n0\r\n\r\n")]
    public async Task Broken_chunks_are_refused(string body) =>
        (await Wire.Send(Post("/v1/editorial/tags", "Transfer-Encoding: chunked"), Encoding.ASCII.GetBytes(body))).Refused(400);

    [Test]
    public async Task No_body_is_refused_with_and_without_a_length()
    {
        (await Wire.Send("POST /v1/editorial/tags HTTP/1.1")).Refused(400, "");
        (await Wire.Send(Post("/v1/editorial/tags", "Content-Length: 0"))).Refused(400, "");
        (await Wire.Send(Post("/v1/editorial/tags", "Transfer-Encoding: chunked"), "0\r\n\r\n"u8.ToArray())).Refused(400, "");
    }

    [TestCase("")]
    [TestCase("\u00E9")]
    [TestCase("a\nIdempotency-Key: a")]
    public async Task An_idempotency_key_is_one_visible_word(string key) =>
        (await Wire.Send(Post("/v1/editorial/tags", $"Idempotency-Key: {key}\nContent-Length: 2"), "{}"u8.ToArray()))
            .Refused(400, "Idempotency-Key");

    [TestCase("/v1/editorial/tags", "gzip")]
    [TestCase("/v1/editorial/tags", "identity, br")]
    [TestCase("/v1/events", "gzip")]
    public async Task A_compressed_body_is_refused_and_the_answer_says_what_is_taken(string path, string coding)
    {
        var answer = await Wire.Send(Post(path, $"Content-Length: 3\nContent-Encoding: {coding}"), [0x1F, 0x8B, 0x08]);
        Assert.That(answer.Refused(415, "Content-Encoding").Headers["Accept-Encoding"], Is.EqualTo("identity"));
        (await Wire.Send(Post(path, "Content-Length: 3\nContent-Encoding: Identity"), "[1}"u8.ToArray())).Refused(400, "");
    }

    [TestCase("q=%ZZ", "q")]
    [TestCase("q=%C3", "q")]
    [TestCase("q=%", "q")]
    [TestCase("q=a%4", "q")]
    [TestCase("q=%E2%82", "q")]
    [TestCase("q=%ED%A0%80", "q")]
    [TestCase("q=%C0%80", "q")]
    [TestCase("tag=one,%FF", "tag")]
    [TestCase("tag=one&tag=%FF", "tag")]
    [TestCase("%ZZ=1", "%ZZ")]
    public async Task A_query_that_is_not_percent_encoded_UTF_8_is_refused(string query, string parameter) =>
        (await Wire.Get("/v1/articles?" + query)).Refused(400, parameter);

    [Test]
    public async Task Long_values_reach_us_and_are_refused()
    {
        (await Wire.Get("/v1/articles?q=" + new string('a', 10_000))).Refused(400, "q");
        (await Wire.Get("/v1/articles?cursor=" + new string('a', 60_000))).Refused(400, "cursor");
        (await Wire.Get("/v1/tags/" + new string('a', 60_000))).Refused(404);
    }

    [TestCase("/v1/tags/%ZZ")]
    [TestCase("/v1/tags/%C3")]
    [TestCase("/v1/tags/%E2%80%8B")]
    [TestCase("/v1/tags/%0D%0A")]
    [TestCase("/v1/tags/a%2Fb")]
    [TestCase("/v1/tags/..%2F..")]
    [TestCase("/v1/articles/by-slug/%FF/%FE")]
    [TestCase("/v1/articles/by-slug/en/%25%20")]
    [TestCase("/v1/editorial/tags/%31%30%30")]
    [TestCase("/v1/share-links/%C3%A9")]
    [TestCase("/%ZZ")]
    public async Task A_path_of_any_encoding_is_only_not_found(string path) => (await Wire.Get(path)).Refused(404);

    [Test]
    public async Task Stray_bytes_in_headers_are_read_like_any_other()
    {
        (await Wire.Send("GET /v1/tags HTTP/1.1\nAccept-Language: é\u00FF")).Expect(HttpStatusCode.OK);
        (await Wire.Send("GET /v1/tags HTTP/1.1\nAccept: \u00FF\nUser-Agent: \u00FE")).Expect(HttpStatusCode.OK);
        (await Wire.Send("DELETE /v1/editorial/tags/1 HTTP/1.1\nIf-Match: \"v1\u00E9\"")).Refused(400, "If-Match");
        (await Wire.Send("POST /v1/editorial/tags HTTP/1.1\nContent-Type: \u00FF\nContent-Length: 2", "{}"u8.ToArray()))
            .Refused(415, "Content-Type");
        (await Wire.Send("GET /v1/tags HTTP/1.1\nAuthorization: Bearer \u00E9")).Expect(HttpStatusCode.OK);
        (await Wire.Send("GET /v1/editorial/tags HTTP/1.1\nAuthorization: Bearer \u00E9")).Refused(401, "Authorization");
    }

    [Test]
    public async Task HEAD_says_what_GET_says_but_for_the_body()
    {
        var paths = App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET") && !endpoint.IsStream())
            .SelectMany(endpoint => (string[])["1", "999"], (endpoint, id) => "/" + endpoint.RoutePattern.RawText!.Trim('/')
                .Replace("{id:long}", id).Replace("{number:int}", "1").Replace("{noteId:long}", "1").Replace("{language}", "en")
                .Replace("{slug}", id == "1" ? "kept" : "none").Replace("{code}", "none").Replace("{token}", "none")
                .Replace("{**code}", "none"))
            .Distinct().ToList();
        foreach (var target in paths.SelectMany(path => (string[])[path, path + "?noneOfTheKind=1"]))
        {
            var get = await Wire.Get(target);
            var head = await Wire.Send($"HEAD {target} HTTP/1.1");
            Assert.That(head.Body, Is.Empty, target);
            Assert.That((head.Status, Lines(head)), Is.EqualTo((get.Status, Lines(get))), target);
        }
    }

    protected override async Task Prepare()
    {
        await base.Prepare();
        await Editor.Tag("kept");
        await Editor.Section("kept");
        await Editor.Author("kept");
        await Editor.PublishedArticle(Makers.Content(slug: "kept"));
    }

    // Chunks are a way to send a body, and nobody need say that there is none.
    private static string Lines(Answer answer) => string.Join('\n', answer.Headers
        .Where(header => header is not { Key: "Date" or "NewsApi-As-Of" or "Transfer-Encoding" or "Cache-Status" }
            and not { Key: "Content-Length", Value: "0" })
        .OrderBy(header => header.Key)
        .Select(header => $"{header.Key}: {header.Value}"));

    private static string Post(string path, string headers) =>
        $"POST {path} HTTP/1.1\nContent-Type: application/json\nIf-Match: \"v1\"\n{headers}";
}
