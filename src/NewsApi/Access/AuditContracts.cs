using System.Text.Json;
using NewsApi.Json;

namespace NewsApi.Access;

/// <summary>One audit entry: who did what, to which object, and when.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="At">When the action was done.</param>
/// <param name="Actor" example="key:7">
/// Who did the action: <c>key:{id}</c>, <c>jwt:{subject}</c>, or a part of the program, such as <c>schedule</c>.
/// </param>
/// <param name="Action" example="updated">The action, such as created, updated, published or revoked.</param>
/// <param name="Kind" example="tag">The kind of the object, such as article, tag, site or key.</param>
/// <param name="EntityId">The object's id within its kind.</param>
/// <param name="Seq">The number of the write in the change log; null for objects that are not content, such as keys.</param>
/// <param name="Detail">
/// For each changed field, its value before (<c>from</c>) and after (<c>to</c>) the change. For some actions, other details.
/// </param>
public sealed record AuditEntryResponse(
    long Id, DateTimeOffset At, string Actor, string Action, string Kind, long EntityId, long? Seq,
    IReadOnlyDictionary<string, JsonElement> Detail)
{
    internal static AuditEntryResponse From(AuditEntry entry) => new(
        entry.Id, entry.At, entry.Actor, entry.Action, entry.Kind, entry.EntityId, entry.Seq,
        ApiJson.Read<Dictionary<string, JsonElement>>(entry.Detail));
}
