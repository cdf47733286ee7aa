using System.Text.Json;
using System.Text.Json.Nodes;
using NewsApi.Json;

namespace NewsApi.Access;

/// <summary>The detail of an audit entry: each field that differs, with its value before and after.</summary>
internal static class AuditDetail
{
    // These fields are left out, because the entry itself shows the object, the time and the actor.
    private static readonly HashSet<string> Excluded = ["id", "version", "createdAt", "createdBy", "modifiedAt"];

    /// <param name="before">The object before the change; null for a new one.</param>
    /// <param name="after">The object after the change; null for a deleted one.</param>
    public static IReadOnlyDictionary<string, AuditedChange> Of(object? before, object? after)
    {
        var (old, present) = (Fields(before), Fields(after));
        return old.Keys.Union(present.Keys)
            .Select(name => (Name: name, Change: new AuditedChange(old.GetValueOrDefault(name), present.GetValueOrDefault(name))))
            .Where(field => !Excluded.Contains(field.Name) && !JsonNode.DeepEquals(field.Change.From, field.Change.To))
            .ToDictionary(field => field.Name, field => field.Change);
    }

    private static Dictionary<string, JsonNode?> Fields(object? thing) => thing is null
        ? []
        : JsonSerializer.SerializeToNode(thing, thing.GetType(), ApiJson.Stored)!.AsObject()
            .ToDictionary(field => field.Key, field => field.Value);
}

/// <summary>A field's values on both sides of a change.</summary>
internal sealed record AuditedChange(JsonNode? From, JsonNode? To);
