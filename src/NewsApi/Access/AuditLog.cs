using NewsApi.Data.Statements;

namespace NewsApi.Access;

/// <summary>
/// Writes the audit log: who did what to which object. Rows are added in the transaction of the action, and never changed.
/// </summary>
internal static class AuditLog
{
    private static readonly Sql AddSql = new("""
        INSERT INTO audit_entries (seq, at, actor, action, kind, entity_id, detail)
        VALUES (@Seq, @At, @Actor, @Action, @Kind, @EntityId, @Detail)
        """);

    public static void Write(WriteSession session, AuditEntry entry) => session.Run(AddSql, entry);
}

/// <summary>A row of the audit log.</summary>
internal sealed record AuditEntry
{
    public long Id { get; init; }

    /// <summary>The number of the write in the change log; null for objects that are not content, such as keys.</summary>
    public long? Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who did the action: <c>key:{id}</c>, <c>jwt:{subject}</c>, or a part of the program such as <c>schedule</c>.</summary>
    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public string Kind { get; init; } = "";

    public long EntityId { get; init; }

    /// <summary>The changes, as a JSON object.</summary>
    public string Detail { get; init; } = "{}";
}
