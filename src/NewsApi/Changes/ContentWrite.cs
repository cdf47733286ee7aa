using NewsApi.Access;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Changes;

/// <summary>
/// A write to content: it holds the number that its transaction takes in the change log, and it must record what changed.
/// A work that records nothing is rolled back whole, so no content is ever written behind the log's back.
/// </summary>
internal sealed class ContentWrite(WriteSession session, long seq, DateTimeOffset now, Caller by)
{
    private static readonly Sql RecordSql = new("""
        INSERT INTO changes (seq, position, kind, entity_id, action, language, significance, at)
        VALUES (@Seq, @Position, @Kind, @EntityId, @Action, @Language, @Significance, @At)
        """);

    private readonly List<Change> _recorded = [];

    public long Seq => seq;

    public DateTimeOffset Now => now;

    /// <summary>Who writes.</summary>
    public Caller By => by;

    public SqlDialect Dialect => session.Dialect;

    /// <summary>What this write has recorded so far.</summary>
    public IReadOnlyList<Change> Recorded => _recorded;

    /// <summary>Whether the work wants nothing of it to remain, although it has recorded changes.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Nothing of this write remains; what the work answers still reaches its caller.</summary>
    public void Abandon() => IsAbandoned = true;

    public int Execute(Sql sql, object? args = null) => session.Execute(sql, args);

    public T? Find<T>(Sql sql, object? args = null) => session.Find<T>(sql, args);

    public IReadOnlyList<T> List<T>(Sql sql, object? args = null) => session.List<T>(sql, args);

    public long Insert(Sql sql, object args) => session.Insert(sql, args);

    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="entityId">The id of what changed.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="language">The article's language; null for what has none.</param>
    /// <param name="significance">What a publication means to who has read the story before; null for all else.</param>
    /// <param name="detail">What the audit says of it besides, as an object that becomes JSON.</param>
    public void Record(
        string kind, long entityId, string action, string? language = null, string? significance = null, object? detail = null)
    {
        RecordConsequence(kind, entityId, action, language, significance);
        AuditLog.Write(session, new AuditEntry
        {
            Seq = seq, At = now, Actor = by.Id, Action = action, Kind = kind, EntityId = entityId,
            Detail = detail is null ? "{}" : ApiJson.Write(detail),
        });
    }

    /// <summary>Records what follows from a deed that is recorded too: the log has to tell of it, but nobody did it.</summary>
    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="entityId">The id of what changed.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="language">The article's language; null for what has none.</param>
    /// <param name="significance">As in <see cref="Record"/>.</param>
    public void RecordConsequence(string kind, long entityId, string action, string? language = null, string? significance = null)
    {
        var change = new Change
        {
            Seq = seq, Position = _recorded.Count, Kind = kind, EntityId = entityId, Action = action, Language = language,
            Significance = significance, At = now,
        };
        session.Execute(RecordSql, change);
        _recorded.Add(change);
    }
}
