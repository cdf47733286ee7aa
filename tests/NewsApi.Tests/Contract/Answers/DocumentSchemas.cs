using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace NewsApi.Tests.Contract.Answers;

/// <summary>The operations of <c>openapi.yaml</c>, and the JSON Schemas (2020-12) of their answers.</summary>
internal sealed class DocumentSchemas
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = false };

    // Without narrowing to what an answer has without `fields`, and with it.
    private readonly JsonNode _document, _complete;

    private readonly Dictionary<string, JsonSchema> _schemas = [];

    private DocumentSchemas(JsonNode document)
    {
        _document = document;
        _complete = document.DeepClone();
        Narrowing.Apply(_document, isComplete: false);
        Narrowing.Apply(_complete, isComplete: true);
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               // A stream has no end; StreamTests read it.
               where operation.Value!["responses"]?["200"] is not { } answer
                   || Reference.Resolve(document, answer)["content"]?["text/event-stream"] is null
               select new Operation(document, path.Key, operation.Key, operation.Value!),
        ];
    }

    public IReadOnlyList<Operation> Operations { get; }

    public static DocumentSchemas Read(JsonNode document) => new(document);

    /// <summary>What of the answer is not as the document says; null for nothing.</summary>
    public async Task<string?> Wrong(Operation operation, HttpResponseMessage response)
    {
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (operation.Node["responses"]![status] is not { } reference)
            return "the status is not documented";
        var content = Reference.Resolve(_document, reference)["content"] as JsonObject;
        var type = response.Content.Headers.ContentType?.MediaType;
        var bytes = await response.Content.ReadAsByteArrayAsync();
        if (content is null || bytes.Length == 0)
            return content is null && bytes.Length > 0 ? "there is a body, and none is documented" : null;
        if (type is null || content[type] is not { } media)
            return $"{type} is not documented";
        if (!type.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("x-ndjson", StringComparison.Ordinal))
            return null;
        return Wrong(media["schema"]!, bytes, !NamesFields(response));
    }

    /// <summary>What of the JSON is not as the schema says; null for nothing.</summary>
    /// <param name="schema">A schema of the document.</param>
    /// <param name="json">The JSON.</param>
    /// <param name="isComplete">Whether it is an answer without <c>fields</c>.</param>
    public string? Wrong(JsonNode schema, byte[] json, bool isComplete = true)
    {
        using var body = JsonDocument.Parse(json);
        var result = SchemaOf(schema, isComplete).Evaluate(body.RootElement, Options);
        return result.IsValid ? null : string.Join("; ", (result.Details ?? []).Where(one => one.Errors is not null)
            .SelectMany(one => one.Errors!.Select(error => $"{one.InstanceLocation} {error.Value}")).Take(3));
    }

    private static bool NamesFields(HttpResponseMessage response) =>
        response.RequestMessage!.RequestUri!.Query.Contains("fields=", StringComparison.Ordinal);

    // The schema with all components beside it, so that its references lead somewhere.
    private JsonSchema SchemaOf(JsonNode schema, bool isComplete)
    {
        var document = isComplete ? _complete : _document;
        schema = Narrowing.Of(schema, document, isComplete);
        var text = schema.ToJsonString() + isComplete;
        if (_schemas.TryGetValue(text, out var known))
            return known;
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["components"] = new JsonObject { ["schemas"] = document["components"]!["schemas"]!.DeepClone() },
        };
        return _schemas[text] = JsonSchema.FromText(whole.ToJsonString());
    }

    /// <summary>An operation of the document.</summary>
    internal sealed class Operation(JsonNode document, string path, string method, JsonNode node)
    {
        public string Path => path;

        public string Method => method;

        public JsonNode Node => node;

        public string Id => node["operationId"]!.GetValue<string>();

        public bool TakesBody => node["requestBody"] is not null;

        public string BodyType => node["requestBody"]!["content"]!.AsObject().First().Key;

        public bool NeedsIfMatch => Takes("If-Match");

        public bool TakesFields => Takes("fields");

        private bool Takes(string parameter) => (node["parameters"]?.AsArray() ?? [])
            .Any(one => Reference.Resolve(document, one!)["name"]!.GetValue<string>() == parameter);
    }
}
