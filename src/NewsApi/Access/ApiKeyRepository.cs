using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Access;

/// <summary>Keys are no content: they are written without the change log.</summary>
internal sealed class ApiKeyRepository(Db db, TimeProvider time)
{
    private const string AuditKind = "key";

    private const string Columns =
        "id, name, prefix, hash, role, created_at, created_by, expires_at, last_used_at, revoked_at";

    private static readonly Sql FindSql = new($"SELECT {Columns} FROM api_keys WHERE id = @Id");

    private static readonly Sql FindByPrefixSql = new($"SELECT {Columns} FROM api_keys WHERE prefix = @Prefix");

    // A revoked one counts too: a start must not give back what somebody took away.
    private static readonly Sql AnyAdminSql = new("SELECT COUNT(*) FROM api_keys WHERE role = 'Admin'");

    // Nothing changes, but of two nodes only one holds this row at a time.
    private static readonly Sql AloneSql = new("UPDATE change_counter SET seq = seq WHERE id = 1");

    private static readonly KeysetSql ListSql = new("id", page => $"""
        SELECT {Columns}
        FROM api_keys
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO api_keys (name, prefix, hash, role, created_at, created_by, expires_at)
        {dialect.OutputId}
        VALUES (@Name, @Prefix, @Hash, @Role, @CreatedAt, @CreatedBy, @ExpiresAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql RevokeSql = new("UPDATE api_keys SET revoked_at = @Now WHERE id = @Id AND revoked_at IS NULL");

    private static readonly Sql TouchSql = new("""
        UPDATE api_keys
        SET last_used_at = @Now
        WHERE id = @Id AND (last_used_at IS NULL OR last_used_at < @Before)
        """);

    public Task<ApiKey?> Find(long id, CancellationToken ct) => db.FindAsync<ApiKey>(FindSql, new { Id = id }, ct);

    public Task<ApiKey?> FindByPrefix(string prefix, CancellationToken ct) =>
        db.FindAsync<ApiKey>(FindByPrefixSql, new { Prefix = prefix }, ct);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<ApiKey>> List(PageRequest page, CancellationToken ct) =>
        db.ListAsync<ApiKey>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), page.Take }, ct);

    /// <returns>The stored key, and the secret text that is shown this once.</returns>
    public async Task<(ApiKey Stored, string Secret)> Add(
        string name, Role role, DateTimeOffset? expiresAt, string createdBy, CancellationToken ct)
    {
        var (stored, secret) = Make(name, role, expiresAt, createdBy);
        return (await db.WriteAsync(write => Insert(write, stored), ct), secret);
    }

    /// <summary>Whether there is, or ever was, a key that can make others.</summary>
    public async Task<bool> AnyAdmin(CancellationToken ct) => await db.FindAsync<long>(AnyAdminSql, null, ct) > 0;

    /// <summary>Stores the very first admin key. False when there is one already; two nodes starting together make one between them.</summary>
    public Task<bool> AddFirst(ApiKey first, CancellationToken ct) =>
        db.WriteAsync(
            write =>
            {
                write.Execute(AloneSql);
                if (write.Find<long>(AnyAdminSql) > 0)
                    return false;
                Insert(write, first);
                return true;
            },
            ct);

    /// <returns>False when there is no such key that still works.</returns>
    public Task<bool> Revoke(long id, string by, CancellationToken ct) =>
        db.WriteAsync(
            write =>
            {
                var now = Now();
                if (write.Execute(RevokeSql, new { Id = id, Now = now }) == 0)
                    return false;
                var revoked = write.Find<ApiKey>(FindSql, new { Id = id })!;
                Audit(write, "revoked", by, now, revoked with { RevokedAt = null }, revoked);
                return true;
            },
            ct);

    /// <summary>Remembers a use, once in a while however many requests come at the same time.</summary>
    public Task Touch(long id, DateTimeOffset now, DateTimeOffset before, CancellationToken ct) =>
        db.WriteAsync(write => write.Execute(TouchSql, new { Id = id, Now = now, Before = before }), ct);

    /// <summary>A new key that is not stored yet.</summary>
    public (ApiKey Stored, string Secret) Make(string name, Role role, DateTimeOffset? expiresAt, string createdBy)
    {
        var (prefix, key) = ApiKey.New();
        var stored = new ApiKey
        {
            Name = name,
            Prefix = prefix,
            Hash = ApiKey.HashOf(key),
            Role = role.ToString(),
            CreatedAt = Now(),
            CreatedBy = createdBy,
            ExpiresAt = expiresAt,
        };
        return (stored, key);
    }

    private static ApiKey Insert(WriteSession write, ApiKey key)
    {
        var stored = key with { Id = write.Insert(AddSql, key) };
        Audit(write, "created", key.CreatedBy, key.CreatedAt, before: null, stored);
        return stored;
    }

    // As editors see it: neither the secret nor its hash.
    private static void Audit(WriteSession write, string action, string by, DateTimeOffset at, ApiKey? before, ApiKey after) =>
        AuditLog.Write(write, new AuditEntry
        {
            At = at, Actor = by, Action = action, Kind = AuditKind, EntityId = after.Id,
            Detail = ApiJson.Write(AuditDetail.Of(before is null ? null : KeyResponse.From(before), KeyResponse.From(after))),
        });

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
