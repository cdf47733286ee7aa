using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NewsApi.Access;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Answers;

/// <summary>Asks every operation of the document, and compares the real answers with what the document says of them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnswersTests
{
    // Files that a setting of the site makes, what needs the key of a partner, and a feed named otherwise: other tests read them.
    private static readonly string[] Elsewhere = ["/.well-known/", "/license.xml", "/v1/partner", "/feeds/language/"];

    [Test]
    public async Task Every_operation_answers_as_the_document_says()
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        var document = DocumentSchemas.Read(app.Document());
        var site = await AnswersSite.Make(new Api(await app.As(Role.Admin)));
        using var admin = await app.As(Role.Admin);
        using var anonymous = app.Anonymous();
        var wrong = new List<string>();
        var succeeded = new HashSet<string>();
        var asked = new HashSet<string>();
        // What deletes comes last, so that everything else finds what it asks for.
        foreach (var operation in document.Operations.OrderBy(one => one.Method == "delete"))
            foreach (var (client, values, query, body) in ((HttpClient, AnswersSite, string, string?)[])
            [
                (admin, site, site.Query(operation.Id), site.Body(operation.Id)),
                (admin, site, "?minSeq=x&unknown=1", "{\"unknown\":1}"),
                (admin, AnswersSite.Nothing, "", "{}"),
                (anonymous, site, site.Query(operation.Id), null),
            ])
            {
                using var request = new HttpRequestMessage(
                    new HttpMethod(operation.Method.ToUpperInvariant()), values.Fill(operation.Path) + query);
                if (body is not null && operation.TakesBody)
                    request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(operation.BodyType));
                if (operation.NeedsIfMatch && client == admin)
                    request.Headers.TryAddWithoutValidation("If-Match", "\"v1\"");
                using var response = await client.SendAsync(request);
                asked.Add(operation.Id);
                if ((int)response.StatusCode < 400)
                    succeeded.Add(operation.Id);
                if (await document.Wrong(operation, response) is { } said)
                    wrong.Add($"{operation.Method} {request.RequestUri} {(int)response.StatusCode}: {said}");
            }

        Assert.That(wrong, Is.Empty);
        Assert.That(document.Operations.Select(one => one.Id).Except(asked), Is.Empty);
        // Without an app in the site's settings the files for phones are 404.
        var reads = document.Operations
            .Where(one => one.Method == "get" && !Elsewhere.Any(part => one.Path.StartsWith(part, StringComparison.Ordinal)))
            .Select(one => one.Id);
        Assert.That(reads.Except(succeeded), Is.Empty, "no success was seen of these reads");
    }

    [Test]
    public async Task With_fields_an_answer_is_a_part_that_the_document_allows()
    {
        await using var app = new AppUnderTest(Database.Sqlite);
        var document = DocumentSchemas.Read(app.Document());
        var site = await AnswersSite.Make(new Api(await app.As(Role.Admin)));
        using var anonymous = app.Anonymous();
        var asked = 0;
        foreach (var operation in document.Operations.Where(
                     one => one.TakesFields && !one.Path.StartsWith("/v1/partner/", StringComparison.Ordinal)
                         && !one.Path.StartsWith("/v1/editorial/", StringComparison.Ordinal)))
        {
            using var response = await anonymous.GetAsync(
                $"{site.Fill(operation.Path)}?fields=id,title{(operation.Id == "listChanges" ? "&include=article" : "")}");
            Assert.That((int)response.StatusCode, Is.EqualTo(200), operation.Id);
            Assert.That(await document.Wrong(operation, response), Is.Null, operation.Id);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            if ((body["items"] is null ? body : body["items"]!.AsArray().FirstOrDefault()) is { } first)
            {
                var article = first["article"] ?? first["containers"]?[0]!["cards"]![0]!["article"] ?? first;
                Assert.That(article.AsObject().Select(pair => pair.Key), Is.EquivalentTo(["id", "title"]), operation.Id);
                response.RequestMessage!.RequestUri = new Uri("http://localhost/");
                // Of a card, which may have no article, the checker says only that it is neither.
                Assert.That(
                    await document.Wrong(operation, response),
                    first["containers"] is null ? Does.Contain("required").IgnoreCase : Does.Contain("/article"),
                    "it is no complete answer");
                asked++;
            }
        }

        Assert.That(asked, Is.GreaterThanOrEqualTo(4));
    }
}
