using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace NewsApi.Http.OpenApi;

/// <summary>The document as JSON and YAML. The same code always produces the same content in the same order.</summary>
internal static class DocumentText
{
    // The library writes a newer patch version, and some tools compare the version as text.
    private const string Specification = "3.1.0";

    // The keys of these objects are names. A key "description" in them is a name, not a text that describes something.
    private static readonly HashSet<string> Maps =
        ["properties", "patternProperties", "schemas", "headers", "parameters", "responses", "content", "paths", "mapping", "examples"];

    // These values are examples and data. Their texts stay unchanged.
    private static readonly HashSet<string> Samples = ["example", "examples", "default", "value"];

    public static string Yaml(ISwaggerProvider provider) => CompactYaml.Write(Read(provider));

    public static string Json(ISwaggerProvider provider) => Read(provider).ToJsonString(CompactYaml.Plain) + "\n";

    public static JsonObject Read(ISwaggerProvider provider)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        provider.GetSwagger(OpenApiServices.DocumentName).SerializeAs(OpenApiSpecVersion.OpenApi3_1, new OpenApiJsonWriter(text));
        var document = JsonNode.Parse(text.ToString())!.AsObject();
        document["openapi"] = Specification;
        JoinLines(document, areNames: false);
        return document;
    }

    /// <summary>The text with each paragraph and each entry of a list on one line.</summary>
    public static string Joined(string text)
    {
        var lines = new List<string>();
        var begins = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || begins || line.StartsWith("- ", StringComparison.Ordinal))
                lines.Add(line);
            else
                lines[^1] += $" {line}";
            begins = line.Length == 0;
        }

        return string.Join('\n', lines).Trim('\n');
    }

    private static void JoinLines(JsonNode? node, bool areNames)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                JoinLines(item, areNames: false);
        if (node is not JsonObject fields)
            return;
        foreach (var (name, value) in fields.ToList())
            if (!areNames && name is "description" or "summary" && value is JsonValue text && text.TryGetValue(out string? lines))
                fields[name] = Joined(lines);
            else if (areNames || !Samples.Contains(name))
                JoinLines(value, !areNames && Maps.Contains(name));
    }
}
