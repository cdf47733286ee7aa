using System.Text.Json.Nodes;

namespace NewsApi.Tests.Contract.Answers;

/// <summary>
/// Replaces references to a base by those to the union of its kinds, and references to a part by those to the whole, as readers in
/// languages with union types do. Then a schema refuses all that an answer must not be.
/// </summary>
internal static class Narrowing
{
    /// <summary>Narrows the components, and removes what JSON Schema does not know.</summary>
    /// <param name="document">The document.</param>
    /// <param name="isComplete">Whether answers come without <c>fields</c>.</param>
    public static void Apply(JsonNode document, bool isComplete)
    {
        var schemas = document["components"]!["schemas"]!.AsObject();
        Narrow(schemas, schemas, isComplete);
    }

    /// <summary>A narrowed copy of a schema of the document.</summary>
    public static JsonNode Of(JsonNode schema, JsonNode document, bool isComplete)
    {
        var copy = schema.DeepClone();
        Narrow(copy, document["components"]!["schemas"]!.AsObject(), isComplete);
        return copy;
    }

    private static void Narrow(JsonNode? node, JsonObject schemas, bool isComplete)
    {
        if (node is JsonArray list)
            foreach (var item in list)
                Narrow(item, schemas, isComplete);
        if (node is not JsonObject value)
            return;
        foreach (var (key, child) in value.ToList())
            if ((key == "discriminator" && child is JsonObject) || key.StartsWith("x-", StringComparison.Ordinal))
                value.Remove(key);
        if (value["$ref"] is JsonValue reference && Narrower(reference.GetValue<string>(), schemas, isComplete) is { } narrower)
            value["$ref"] = narrower;
        // What a schema is made of by allOf is the wider one on purpose.
        foreach (var (key, child) in value)
            if (key != "allOf")
                Narrow(child, schemas, isComplete);
            else
                foreach (var part in child!.AsArray().Where(part => part!["$ref"] is null))
                    Narrow(part, schemas, isComplete);
    }

    private static string? Narrower(string reference, JsonObject schemas, bool isComplete)
    {
        var cut = reference.LastIndexOf('/') + 1;
        var (path, name) = (reference[..cut], reference[cut..]);
        return schemas.ContainsKey($"Any{name}") ? $"{path}Any{name}"
            : isComplete && schemas.ContainsKey($"Complete{name}") ? $"{path}Complete{name}"
            : null;
    }
}
