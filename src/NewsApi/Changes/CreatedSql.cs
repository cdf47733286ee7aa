namespace NewsApi.Changes;

/// <summary>Statements for <see cref="ContentWrite.RecordCreated"/>: they find the id of a created row by its unique key.</summary>
internal static class CreatedSql
{
    /// <summary>The statement that adds the row to the change log.</summary>
    public static string Change(string table, string key) => $"""
        INSERT INTO changes (seq, position, kind, entity_id, action, at)
        SELECT @Seq, @Position, @Kind, x.id, @Action, @At
        FROM {table} AS x
        WHERE x.{key} = @Key
        """;

    /// <summary>The statement that adds the row to the audit log.</summary>
    public static string Audit(string table, string key) => $"""
        INSERT INTO audit_entries (seq, at, actor, action, kind, entity_id, detail)
        SELECT @Seq, @At, @Actor, @Action, @Kind, x.id, @Detail
        FROM {table} AS x
        WHERE x.{key} = @Key
        """;
}
