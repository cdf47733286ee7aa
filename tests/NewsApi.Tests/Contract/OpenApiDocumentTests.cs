using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsApi.Http.OpenApi;
using NewsApi.Tests.Support;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Tests.Contract;

/// <summary>The committed <c>openapi.yaml</c> says what the code does.</summary>
public class OpenApiDocumentTests
{
    private AppUnderTest _app = null!;

    [OneTimeSetUp]
    public void Start() => _app = new AppUnderTest(Database.Sqlite);

    [OneTimeTearDown]
    public async Task Stop() => await _app.DisposeAsync();

    [Test]
    public async Task The_committed_document_has_not_drifted()
    {
        _ = _app.Anonymous();
        var now = OpenApiServices.Yaml(_app.Services.GetRequiredService<ISwaggerProvider>());
        var committed = await File.ReadAllTextAsync(Repository.Path("openapi.yaml"));
        Assert.That(now == committed, "openapi.yaml is not what the code says; write it anew: dotnet run --project src/NewsApi -- openapi \"$PWD/openapi.yaml\"");
    }

    [Test]
    public async Task The_program_serves_it_and_a_page_to_try_it_on()
    {
        using var client = _app.Anonymous();
        Assert.That(await client.GetStringAsync("/openapi.yaml"), Is.EqualTo(await File.ReadAllTextAsync(Repository.Path("openapi.yaml"))));
        Assert.That(await client.GetStringAsync("/docs/index.html"), Does.Contain("swagger-ui"));
    }

    [Test]
    public void Every_operation_and_every_property_is_described()
    {
        var document = Document();
        var missing = new List<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
            foreach (var (method, operation) in item!.AsObject())
            {
                var name = $"{method} {path}";
                missing.AddRange(((string[])["operationId", "summary"]).Where(field => operation![field] is null).Select(field => $"{name} {field}"));
                missing.AddRange((operation!["parameters"]?.AsArray() ?? []).Where(one => one!["description"] is null).Select(one => $"{name} {one!["name"]}"));
            }

        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
            foreach (var (property, value) in schema!["properties"]?.AsObject() ?? [])
                if (value!["description"] is null && value["$ref"] is null && property != "kind")
                    missing.Add($"{name}.{property}");
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Operation_ids_are_unique_and_errors_are_problems()
    {
        var operations = Document()["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(pair => pair.Value!).ToList();
        Assert.That(operations.Select(one => one["operationId"]!.GetValue<string>()), Is.Unique);
        foreach (var (status, response) in operations.SelectMany(one => one["responses"]!.AsObject()).Where(pair => pair.Key[0] is '4' or '5'))
            Assert.That(response!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.GetValue<string>(), Does.EndWith("/ProblemResponse"), status);
    }

    private JsonNode Document()
    {
        _ = _app.Anonymous();
        using var text = new StringWriter();
        _app.Services.GetRequiredService<ISwaggerProvider>().GetSwagger(OpenApiServices.DocumentName)
            .SerializeAs(Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1, new Microsoft.OpenApi.OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString())!;
    }
}
