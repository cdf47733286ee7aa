using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NewsApi.Access;
using NewsApi.Http.OpenApi;
using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Contract.Examples;

/// <summary>
/// Writes answers of a demo site for schemas that have no example yet:
/// <c>dotnet test --filter FullyQualifiedName~AnswerExampleWriter</c>.
/// </summary>
[Explicit("Writes src/NewsApi/Http/OpenApi/Examples/answers.json.")]
public sealed partial class AnswerExampleWriter
{
    private static readonly string File = Repository.Path("src", "NewsApi", "Http", "OpenApi", "Examples", "answers.json");

    [Test]
    public async Task Write()
    {
        using var demo = await DemoCopies.Make();
        JsonNode document;
        await using (var app = demo.Fresh())
            document = app.Document();
        var examples = new AnswerExample(document);
        var written = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!.AsObject();
        foreach (var operation in DocumentSchemas.Read(document.DeepClone()).Operations)
            foreach (var (_, schema) in examples.Schemas(operation))
            {
                await using var app = demo.Fresh();
                using var admin = await app.As(Role.Admin);
                var request = new ExampleRequest(document, operation);
                using var message = request.Message(request.Body);
                using var response = await admin.SendAsync(message);
                if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "application/json")
                    Keep(written, document, schema, JsonNode.Parse(Steady(await response.Content.ReadAsStringAsync())));
            }

        var sorted = new JsonObject(written.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        await System.IO.File.WriteAllTextAsync(
            File, sorted.ToJsonString(new JsonSerializerOptions(CompactYaml.Plain) { WriteIndented = true }) + "\n");
    }

    // Of a list, the example is that of its first item.
    private static void Keep(JsonObject written, JsonNode document, JsonNode schema, JsonNode? answer)
    {
        if (answer is JsonArray list)
        {
            if (list.Count > 0)
                Keep(written, document, schema["items"]!, list[0]);
            return;
        }

        var name = schema["$ref"]!.GetValue<string>().Split('/')[^1];
        if (Reference.Resolve(document, schema)["properties"] is JsonObject parts && !parts.ContainsKey("slug")
            && parts["items"] is { } items && answer?["items"] is JsonArray found)
        {
            if (found.Count > 0 && items["items"]!["$ref"] is not null)
                Keep(written, document, items["items"]!, found[0]);
            return;
        }

        var short_ = Short(answer)!;
        if (!written.TryGetPropertyValue(name, out var known) || short_.ToJsonString().Length < known!.ToJsonString().Length)
            written[name] = short_;
    }

    // One item of a list shows what it is.
    private static JsonNode? Short(JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Take(1).Select(Short)]),
        JsonObject fields => new JsonObject(fields.Select(pair => KeyValuePair.Create(pair.Key, Short(pair.Value)))),
        _ => node?.DeepClone(),
    };

    private static string Steady(string text) => Host().Replace(Now().Replace(text, "2026-12-01T12:00:00.000Z"), "https://api.example.com");

    [GeneratedRegex(@"2026-12-01T12:00:\d\d\.\d{3}Z")]
    private static partial Regex Now();

    [GeneratedRegex("http://localhost")]
    private static partial Regex Host();
}
