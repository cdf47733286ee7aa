using NewsApi.Data;

namespace NewsApi.Changes;

/// <summary>
/// A write to content: it holds the number that its transaction takes in the change log, and it must record what changed.
/// A work that records nothing is rolled back whole, so no content is ever written behind the log's back.
/// </summary>
internal sealed class ContentWrite(WriteSession session, long seq, DateTimeOffset now)
{
    private static readonly Sql RecordSql = new("""
        INSERT INTO changes (seq, position, kind, entity_id, action, language, at)
        VALUES (@Seq, @Position, @Kind, @EntityId, @Action, @Language, @At)
        """);

    private readonly List<Change> _recorded = [];

    public long Seq => seq;

    public DateTimeOffset Now => now;

    public SqlDialect Dialect => session.Dialect;

    /// <summary>What this write has recorded so far.</summary>
    public IReadOnlyList<Change> Recorded => _recorded;

    public int Execute(Sql sql, object? args = null) => session.Execute(sql, args);

    public T? Find<T>(Sql sql, object? args = null) => session.Find<T>(sql, args);

    public IReadOnlyList<T> List<T>(Sql sql, object? args = null) => session.List<T>(sql, args);

    public long Insert(Sql sql, object args) => session.Insert(sql, args);

    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="entityId">The id of what changed.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="language">The article's language; null for what has none.</param>
    public void Record(string kind, long entityId, string action, string? language = null)
    {
        session.Execute(RecordSql, new
        {
            Seq = seq, Position = _recorded.Count, Kind = kind, EntityId = entityId, Action = action, Language = language, At = now,
        });
        _recorded.Add(new Change { Seq = seq, Kind = kind, EntityId = entityId, Action = action, Language = language, At = now });
    }
}
