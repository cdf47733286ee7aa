using System.Text.Json.Nodes;

namespace NewsApi.Tests.Contract;

/// <summary>Follows the <c>$ref</c> of an OpenAPI document.</summary>
internal static class Reference
{
    /// <summary>The node itself, or what it refers to.</summary>
    public static JsonNode Resolve(JsonNode document, JsonNode node) =>
        node["$ref"] is { } reference ? Target(document, reference.GetValue<string>())! : node;

    /// <summary>Null where the reference leads nowhere.</summary>
    public static JsonNode? Target(JsonNode document, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, key) => node?[key]);
}
