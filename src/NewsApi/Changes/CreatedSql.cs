using NewsApi.Data.Statements;

namespace NewsApi.Changes;

/// <summary>Statements that record a created row by its unique key, because only the database knows its id.</summary>
internal sealed class CreatedSql(string table, string key)
{
    /// <summary>For the change log.</summary>
    public Sql Change { get; } = new($"""
        INSERT INTO changes (seq, position, kind, entity_id, action, at)
        SELECT @Seq, @Position, @Kind, x.id, @Action, @At
        FROM {table} AS x
        WHERE x.{key} = @Key
        """);

    /// <summary>For the audit log.</summary>
    public Sql Audit { get; } = new($"""
        INSERT INTO audit_entries (seq, at, actor, action, kind, entity_id, detail)
        SELECT @Seq, @At, @Actor, @Action, @Kind, x.id, @Detail
        FROM {table} AS x
        WHERE x.{key} = @Key
        """);
}
