using System.Text.Json;
using NewsApi.Json;

namespace NewsApi.Access;

/// <summary>One deed: who did what to which thing, and when.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="At">When it was done.</param>
/// <param name="Actor" example="key:7">Who did it: <c>key:{id}</c>, <c>jwt:{subject}</c>, or the part of the program that did it by itself.</param>
/// <param name="Action" example="updated">What they did, such as created, updated, published or revoked.</param>
/// <param name="Kind" example="tag">What kind of thing it was done to, such as article, tag, site or key.</param>
/// <param name="EntityId">The thing's id among its kind.</param>
/// <param name="Seq">The number of the write in the change log; null for what is no content, such as keys.</param>
/// <param name="Detail">What was changed: by field, its value before as <c>from</c> and after as <c>to</c>; and what else the deed says of itself.</param>
public sealed record AuditEntryResponse(
    long Id, DateTimeOffset At, string Actor, string Action, string Kind, long EntityId, long? Seq, IReadOnlyDictionary<string, JsonElement> Detail)
{
    internal static AuditEntryResponse From(AuditEntry entry) => new(
        entry.Id, entry.At, entry.Actor, entry.Action, entry.Kind, entry.EntityId, entry.Seq,
        ApiJson.Read<Dictionary<string, JsonElement>>(entry.Detail));
}
