using System.Text;
using System.Text.Json;
using Json.Schema;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Formats.Wire;

/// <summary>The JSON Schema of IPTC ninjs 3.1, which is not a part of this repository.</summary>
internal static class NinjsSchema
{
    private const string Name = "ninjs-schema_3.1.json", Variable = "NEWSAPI_NINJS_SCHEMA";

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly Lazy<JsonSchema?> Schema = new(Read);

    /// <summary>Skips the test where the schema is not there.</summary>
    public static void Need()
    {
        if (Schema.Value is null)
            Assert.Ignore($"The schema of ninjs is neither at ../shared/data/{Name} nor where {Variable} says.");
    }

    /// <summary>What of an object is not as the schema says; null for nothing.</summary>
    public static string? Wrong(string json)
    {
        using var item = JsonDocument.Parse(json);
        var result = Schema.Value!.Evaluate(item.RootElement, Options);
        return result.IsValid ? null : string.Join("; ", (result.Details ?? []).Where(one => one.Errors is not null)
            .SelectMany(one => one.Errors!.Select(error => $"{one.InstanceLocation} {error.Value}")).Take(5).DefaultIfEmpty("invalid"));
    }

    private static JsonSchema? Read()
    {
        var file = Environment.GetEnvironmentVariable(Variable) ?? Repository.Path("..", "shared", "data", Name);
        if (!File.Exists(file))
            return null;
        // No story has a place on a map, and the schema of those is another file.
        var text = File.ReadAllText(file, Encoding.UTF8)
            .Replace("{ \"$ref\": \"https://geojson.org/schema/GeoJSON.json#\" }", "{}", StringComparison.Ordinal);
        return JsonSchema.FromText(System.Text.RegularExpressions.Regex.Replace(
            text, "\\{\\s*\"\\$ref\"\\s*:\\s*\"https://geojson.org/schema/GeoJSON.json#\"\\s*\\}", "{}"));
    }
}
