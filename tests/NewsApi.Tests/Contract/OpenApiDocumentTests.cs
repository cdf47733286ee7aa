using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Http.OpenApi;
using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Support;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Tests.Contract;

/// <summary>The committed <c>openapi.yaml</c> says what the code does.</summary>
public class OpenApiDocumentTests
{
    private const int MostBytesForEachOperation = 3_300;

    private AppUnderTest _app = null!;
    private JsonNode _document = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _app = new AppUnderTest(Database.Sqlite);
        _document = _app.Document();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task The_committed_document_has_not_drifted()
    {
        var now = DocumentText.Yaml(_app.Services.GetRequiredService<ISwaggerProvider>());
        var committed = await File.ReadAllTextAsync(Repository.Path("openapi.yaml"));
        Assert.That(
            now == committed,
            "openapi.yaml is not what the code says; write it anew: dotnet run --project src/NewsApi -- openapi \"$PWD/openapi.yaml\"");
    }

    [Test]
    public async Task The_program_serves_it_and_a_page_to_try_it_on()
    {
        using var client = _app.Anonymous();
        Assert.That(await client.GetStringAsync("/openapi.yaml"), Is.EqualTo(await File.ReadAllTextAsync(Repository.Path("openapi.yaml"))));
        Assert.That(await client.GetStringAsync("/docs/index.html"), Does.Contain("swagger-ui"));
    }

    [Test]
    public async Task The_program_serves_it_again_only_when_it_has_changed()
    {
        using var client = _app.Anonymous();
        using var first = await client.GetAsync("/openapi.yaml");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi.yaml");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public void Every_operation_and_every_property_is_described()
    {
        var document = _document;
        var missing = new List<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
            foreach (var (method, operation) in item!.AsObject())
            {
                var name = $"{method} {path}";
                missing.AddRange(
                    ((string[])["operationId", "summary"]).Where(field => operation![field] is null).Select(field => $"{name} {field}"));
                missing.AddRange((operation!["parameters"]?.AsArray() ?? []).Select(one => Reference.Resolve(document, one!))
                    .Where(one => one["description"] is null).Select(one => $"{name} {one["name"]}"));
            }

        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
            foreach (var (property, value) in schema!["properties"]?.AsObject() ?? [])
                if (value!["description"] is null && value["$ref"] is null)
                    missing.Add($"{name}.{property}");
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Operation_ids_are_unique_and_errors_are_problems()
    {
        var document = _document;
        Assert.That(Operations(document).Select(one => one["operationId"]!.GetValue<string>()), Is.Unique);
        var responses = Operations(document).SelectMany(one => one["responses"]!.AsObject());
        foreach (var (status, response) in responses.Where(pair => pair.Key[0] is '4' or '5'))
            Assert.That(
                Reference.Resolve(document, response!)["content"]!["application/problem+json"]!["schema"]!["$ref"]!.GetValue<string>(),
                Does.EndWith("/ProblemResponse"), status);
    }

    [Test]
    public void Every_tag_is_described_once_and_used()
    {
        var document = _document;
        var described = document["tags"]!.AsArray().Where(tag => tag!["description"]!.GetValue<string>().EndsWith('.'));
        var used = Operations(document).SelectMany(one => one["tags"]!.AsArray()).Select(tag => tag!.GetValue<string>()).Distinct();
        Assert.That(described.Select(tag => tag!["name"]!.GetValue<string>()), Is.EquivalentTo(used));
    }

    [Test]
    public void Operations_refer_to_what_they_share()
    {
        var document = _document;
        var responses = Operations(document).SelectMany(one => one["responses"]!.AsObject()).Select(pair => pair.Value!).ToList();
        var headers = responses.Concat(document["components"]!["responses"]!.AsObject().Select(pair => pair.Value!))
            .SelectMany(one => one["headers"]?.AsObject() ?? []).Where(pair => pair.Value!["$ref"] is null)
            .Select(pair => $"{pair.Key} {pair.Value!.ToJsonString()}");
        var parameters = Operations(document).SelectMany(one => one["parameters"]?.AsArray() ?? []).Select(one => one!);
        Assert.Multiple(() =>
        {
            Assert.That(headers, Is.Unique);
            Assert.That(Inline(parameters), Is.Unique);
            Assert.That(Inline(responses), Is.Unique);
        });
    }

    [Test]
    public void Tools_that_compare_versions_know_it() => Assert.That(_document["openapi"]!.GetValue<string>(), Is.EqualTo("3.1.0"));

    [Test]
    public void Descriptions_break_lines_only_between_paragraphs_and_entries()
    {
        var broken = Inside(_document).OfType<JsonObject>()
            .SelectMany(one => ((string[])["description", "summary"]).Select(name => one[name]).OfType<JsonValue>())
            .Select(one => one.GetValue<string>())
            .Where(one => one.Split('\n').Zip(one.Split('\n').Skip(1))
                .Any(pair => pair.First.Length > 0 && pair.Second.Length > 0 && !pair.Second.StartsWith("- ", StringComparison.Ordinal)));
        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void A_description_is_not_said_again_by_the_reference_below_it()
    {
        var twice = Inside(_document).OfType<JsonObject>().Where(one => one["oneOf"] is JsonArray choices
            && choices.Any(choice => choice!["description"]?.ToJsonString() is { } said && said == one["description"]?.ToJsonString()));
        Assert.That(twice, Is.Empty);
    }

    [Test]
    public void Operations_have_named_choices_and_named_alternatives_only()
    {
        var document = _document;
        var parameters = document["components"]!["parameters"]!.AsObject().Select(pair => pair.Value!);
        var unnamed = Operations(document).Concat(parameters).SelectMany(Inside).OfType<JsonObject>()
            .Where(one => one["enum"] is not null || one["oneOf"] is not null);
        Assert.That(unnamed, Is.Empty);
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
            Assert.That(Inside(schema!).OfType<JsonObject>().Where(one => one != schema && one["enum"] is not null), Is.Empty, name);
    }

    [Test]
    public void Kinds_extend_their_base_and_stand_in_its_union()
    {
        var schemas = _document["components"]!["schemas"]!.AsObject();
        var bases = schemas.Where(pair => pair.Value!["discriminator"] is not null && pair.Value["oneOf"] is null).ToList();
        Assert.That(bases.Select(pair => pair.Key), Is.EqualTo(["Block"]));
        foreach (var (name, schema) in bases)
        {
            Assert.That(schema!["type"]!.GetValue<string>(), Is.EqualTo("object"));
            var mapping = schema["discriminator"]!["mapping"]!.AsObject();
            foreach (var (value, kind) in mapping)
            {
                var parts = schemas[kind!.GetValue<string>().Split('/')[^1]]!["allOf"]!.AsArray();
                Assert.That(parts[0]!["$ref"]!.GetValue<string>(), Is.EqualTo($"#/components/schemas/{name}"));
                Assert.That(parts[1]!["properties"]!["kind"]!["const"]!.GetValue<string>(), Is.EqualTo(value));
            }

            Assert.That(schemas[$"Any{name}"]!["anyOf"]!.AsArray().Select(one => one!["$ref"]!.GetValue<string>()),
                Is.EqualTo(mapping.Select(pair => pair.Value!.GetValue<string>())));
        }
    }

    [Test]
    public void Every_reference_leads_somewhere()
    {
        var document = _document;
        var references = Inside(document).OfType<JsonObject>().Select(one => one["$ref"]).OfType<JsonValue>()
            .Select(one => one.GetValue<string>()).ToList();
        Assert.That(references, Is.Not.Empty);
        Assert.That(references.Where(one => Reference.Target(document, one) is null), Is.Empty);
    }

    [Test]
    public void It_stays_small() => Assert.That(
        new FileInfo(Repository.Path("openapi.yaml")).Length / Operations(_document).Count(), Is.LessThan(MostBytesForEachOperation));

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(pair => pair.Value!);

    private static IEnumerable<string> Inline(IEnumerable<JsonNode> nodes) =>
        nodes.Where(one => one["$ref"] is null).Select(one => one.ToJsonString());

    private static IEnumerable<JsonNode> Inside(JsonNode node) => (node switch
    {
        JsonObject fields => fields.Select(field => field.Value),
        JsonArray items => items,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Inside).Prepend(node);
}
