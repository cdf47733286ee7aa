using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Json;

namespace NewsApi.Access;

/// <summary>What the audit says of a change: of each field that differs, what it was before and what it is now.</summary>
internal static class AuditDetail
{
    // The entry says itself which thing it was, and when.
    private static readonly HashSet<string> Told = ["id", "version", "createdAt", "createdBy", "modifiedAt"];

    /// <param name="before">The thing as it was; null when it was made.</param>
    /// <param name="after">The thing as it is; null when it was deleted.</param>
    public static IReadOnlyDictionary<string, AuditedChange> Of(object? before, object? after)
    {
        var (old, present) = (Fields(before), Fields(after));
        return old.Keys.Union(present.Keys)
            .Select(name => (Name: name, Change: new AuditedChange(old.GetValueOrDefault(name), present.GetValueOrDefault(name))))
            .Where(field => !Told.Contains(field.Name) && !JsonNode.DeepEquals(field.Change.From, field.Change.To))
            .ToDictionary(field => field.Name, field => field.Change);
    }

    private static Dictionary<string, JsonNode?> Fields(object? thing) => thing is null
        ? []
        : JsonSerializer.SerializeToNode(thing, thing.GetType(), ApiJson.Stored)!.AsObject().ToDictionary(field => field.Key, field => field.Value);
}

/// <summary>A field's values on both sides of a change.</summary>
internal sealed record AuditedChange(JsonNode? From, JsonNode? To);
