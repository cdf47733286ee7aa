using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NewsApi.Tests.Contract.Answers;
using NewsApi.Tests.Media.Images;

namespace NewsApi.Tests.Contract.Examples;

/// <summary>The request that the examples of an operation make up, as a form that sends every prefilled value would send it.</summary>
internal sealed class ExampleRequest(JsonNode document, DocumentSchemas.Operation operation)
{
    /// <summary>The parameters of the operation, each with its <c>$ref</c> followed.</summary>
    public IReadOnlyList<JsonNode> Parameters { get; } =
        [.. (operation.Node["parameters"]?.AsArray() ?? []).Select(one => Reference.Resolve(document, one!))];

    public JsonNode? Body => operation.TakesBody ? Media["example"] : null;

    public JsonNode BodySchema => Media["schema"]!;

    /// <summary>Whether the body is a file; then a small picture is sent.</summary>
    public bool IsFile => operation.TakesBody && operation.BodyType == "application/octet-stream";

    private JsonNode Media => operation.Node["requestBody"]!["content"]![operation.BodyType]!;

    public HttpRequestMessage Message(JsonNode? body)
    {
        var path = operation.Path;
        var query = new List<string>();
        var headers = new List<(string, string)>();
        foreach (var parameter in Parameters)
            if ((parameter["example"] ?? parameter["schema"]!["default"]) is { } example)
            {
                var (name, value) = (parameter["name"]!.GetValue<string>(), Text(example));
                switch (parameter["in"]!.GetValue<string>())
                {
                    case "path":
                        path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value));
                        break;
                    case "query":
                        query.Add($"{name}={Uri.EscapeDataString(value)}");
                        break;
                    default:
                        headers.Add((name, value));
                        break;
                }
            }

        var address = query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
        var message = new HttpRequestMessage(new HttpMethod(operation.Method.ToUpperInvariant()), address);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        if (IsFile)
            message.Content = new ByteArrayContent(TestPictures.Png(64, 48));
        else if (body is not null)
            message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(operation.BodyType));
        return message;
    }

    private static string Text(JsonNode value) =>
        value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value.ToJsonString();
}
