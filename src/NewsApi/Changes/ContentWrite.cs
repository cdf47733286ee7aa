using NewsApi.Access;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Changes;

/// <summary>
/// A write to content. It has the number of its transaction in the change log, and it must record what changed: a transaction that
/// records nothing is rolled back, so that no content changes without an entry in the log.
/// </summary>
internal sealed class ContentWrite(WriteSession session, long seq, DateTimeOffset now, Caller by)
{
    private static readonly Sql RecordSql = new("""
        INSERT INTO changes (seq, position, kind, entity_id, action, language, significance, at, scope_before, reason)
        VALUES (@Seq, @Position, @Kind, @EntityId, @Action, @Language, @Significance, @At, @Scope, @Reason)
        """);

    private readonly List<Change> _recorded = [];
    private readonly Dictionary<long, string> _scopes = [];

    public long Seq => seq;

    public DateTimeOffset Now => now;

    /// <summary>The caller who makes the change.</summary>
    public Caller By => by;

    public SqlDialect Dialect => session.Dialect;

    /// <summary>The changes recorded so far.</summary>
    public IReadOnlyList<Change> Recorded => _recorded;

    /// <summary>Whether the transaction is rolled back although changes are recorded.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>
    /// A session for the code that answers readers. It sees what this transaction has written so far, and may be rolled back: with its
    /// number, below all changes, no cache uses what it reads.
    /// </summary>
    public ReadSession AsReader() => new WriteReader(session, -1);

    /// <summary>The same transaction with another time as its present time; only for a transaction that is abandoned.</summary>
    /// <param name="number">A number to add to the change number, so that changes at different times have different numbers.</param>
    /// <param name="when">The time.</param>
    public ContentWrite At(int number, DateTimeOffset when) => new(session, seq + number, when, by);

    /// <summary>Rolls the transaction back at its end; the caller still gets the result.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>See <see cref="WriteSession.Run"/>.</summary>
    public void Run(Sql sql, object? args = null) => session.Run(sql, args);

    /// <summary>See <see cref="WriteSession.Accumulate"/>.</summary>
    public void Accumulate(Sql sql, SqlRows rows) => session.Accumulate(sql, rows);

    public int Execute(Sql sql, object? args = null) => session.Execute(sql, args);

    public T? Find<T>(Sql sql, object? args = null) => session.Find<T>(sql, args);

    public IReadOnlyList<T> List<T>(Sql sql, object? args = null) => session.List<T>(sql, args);

    /// <summary>See <see cref="WriteSession.Read"/>.</summary>
    public void Read(ReadBatch batch) => session.Read(batch);

    public long Insert(Sql sql, object args) => session.Insert(sql, args);

    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="entityId">The id of the thing that changed.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="language">The article's language; null for other kinds.</param>
    /// <param name="significance">As in <see cref="Change.Significance"/>.</param>
    /// <param name="detail">Details for the audit log, an object that is stored as JSON.</param>
    /// <param name="reason">As in <see cref="Change.Reason"/>.</param>
    public void Record(
        string kind, long entityId, string action, string? language = null, string? significance = null, object? detail = null,
        string? reason = null)
    {
        RecordConsequence(kind, entityId, action, language, significance, reason);
        AuditLog.Write(session, new AuditEntry
        {
            Seq = seq, At = now, Actor = by.Id, Action = action, Kind = kind, EntityId = entityId,
            Detail = detail is null ? "{}" : ApiJson.Write(detail),
        });
    }

    /// <summary>
    /// Records the creation of a row whose id the program has not read. <see cref="Recorded"/> contains the change without an id, because
    /// nothing can depend on the row yet.
    /// </summary>
    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="changeSql">A statement that <see cref="CreatedSql.Change"/> made.</param>
    /// <param name="auditSql">A statement that <see cref="CreatedSql.Audit"/> made.</param>
    /// <param name="key">The unique key of the created row.</param>
    /// <param name="detail">Details for the audit log, an object that is stored as JSON.</param>
    public void RecordCreated(string kind, Sql changeSql, Sql auditSql, string key, object detail)
    {
        const string action = ChangeActions.Created;
        session.Run(changeSql, new { Seq = seq, Position = _recorded.Count, Kind = kind, Action = action, At = now, Key = key });
        session.Run(
            auditSql,
            new { Seq = seq, At = now, Actor = by.Id, Action = action, Kind = kind, Detail = ApiJson.Write(detail), Key = key });
        _recorded.Add(new Change { Seq = seq, Position = _recorded.Count, Kind = kind, Action = action, At = now });
    }

    /// <summary>Records a change that another recorded change causes. It is written to the change log, but not to the audit log.</summary>
    /// <param name="kind">One of <see cref="ChangeKinds"/>.</param>
    /// <param name="entityId">The id of the thing that changed.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <param name="language">The article's language; null for other kinds.</param>
    /// <param name="significance">As in <see cref="Change.Significance"/>.</param>
    /// <param name="reason">As in <see cref="Change.Reason"/>.</param>
    public void RecordConsequence(
        string kind, long entityId, string action, string? language = null, string? significance = null, string? reason = null)
    {
        var scope = kind == ChangeKinds.Article && _scopes.Remove(entityId, out var before) ? before : null;
        var change = new Change
        {
            Seq = seq, Position = _recorded.Count, Kind = kind, EntityId = entityId, Action = action, Language = language,
            Significance = significance, At = now, Scope = scope, Reason = reason,
        };
        session.Run(RecordSql, change);
        if (ArticleNotices.KindOf(change) is { } notice)
            ArticleNotices.Add(session, change, notice);
        _recorded.Add(change);
    }

    /// <summary>Stores the scope that a public article has before its rows change. Its next recorded change gets this scope.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="scope">The scope as <see cref="ScopeSql"/> selects it; null if the article was not public.</param>
    public void HadScope(long articleId, string? scope)
    {
        if (scope is not null)
            _scopes[articleId] = scope;
    }

    /// <summary>Records one action on many public articles as one statement, before their rows change.</summary>
    /// <param name="listSql">Selects the ids and languages of the articles, by id.</param>
    /// <param name="recordSql">Made by <see cref="ScopeSql.Record"/> for the same articles.</param>
    /// <param name="id">The parameter <c>@Id</c> of both.</param>
    /// <param name="action">One of <see cref="ChangeActions"/>.</param>
    /// <returns>How many articles there are.</returns>
    public int RecordConsequences(Sql listSql, Sql recordSql, long id, string action)
    {
        var articles = session.List<ScopeRow>(listSql, new { Id = id });
        if (articles.Count > 0)
            session.Run(recordSql, new { Id = id, Seq = seq, Position = _recorded.Count, Action = action, At = now });
        _recorded.AddRange(articles.Select((article, place) => new Change
        {
            Seq = seq, Position = _recorded.Count + place, Kind = ChangeKinds.Article, EntityId = article.Id, Action = action,
            Language = article.Language, At = now,
        }));
        return articles.Count;
    }
}
