using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Json;

namespace NewsApi.Access;

/// <summary>Stores API keys. Keys are not content, so their writes do not go through the change log.</summary>
internal sealed class ApiKeyRepository(Db db, TimeProvider time)
{
    private const string AuditKind = "key";

    private const string Columns =
        "id, name, prefix, hash, role, created_at, created_by, expires_at, last_used_at, revoked_at, partner_id";

    private static readonly Sql FindSql = new($"SELECT {Columns} FROM api_keys WHERE id = @Id");

    private static readonly Sql FindByPrefixSql = new($"SELECT {Columns} FROM api_keys WHERE prefix = @Prefix");

    // Revoked keys count too: a restart must not make a new admin key after someone has revoked the last one.
    private static readonly Sql AnyAdminSql = new("SELECT COUNT(*) FROM api_keys WHERE role = 'Admin'");

    // This update changes nothing, but it locks the row, so a second node waits for the first.
    private static readonly Sql LockSql = new("UPDATE change_counter SET seq = seq WHERE id = 1");

    private static readonly KeysetSql ListSql = new("id", page => $"""
        SELECT {Columns}
        FROM api_keys
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO api_keys (name, prefix, hash, role, created_at, created_by, expires_at, partner_id)
        {dialect.OutputId}
        VALUES (@Name, @Prefix, @Hash, @Role, @CreatedAt, @CreatedBy, @ExpiresAt, @PartnerId)
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

    /// <summary>Lists the keys, newest first.</summary>
    public Task<IReadOnlyList<ApiKey>> List(PageRequest page, CancellationToken ct) =>
        db.ListAsync<ApiKey>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), page.Take }, ct);

    /// <returns>The stored key, and its secret text, which is shown only once.</returns>
    public async Task<(ApiKey Stored, string Secret)> Add(
        string name, Role role, DateTimeOffset? expiresAt, string createdBy, CancellationToken ct, long? partnerId = null)
    {
        var (stored, secret) = Make(name, role, expiresAt, createdBy);
        stored = stored with { PartnerId = partnerId };
        return (await db.WriteAsync(write => Insert(write, stored), ct), secret);
    }

    /// <summary>Whether an admin key exists or ever existed.</summary>
    public async Task<bool> AnyAdmin(CancellationToken ct) => await db.FindAsync<long>(AnyAdminSql, null, ct) > 0;

    /// <summary>
    /// Stores the first admin key; false if an admin key exists or ever existed. If two nodes start together, only one stores its key.
    /// </summary>
    public Task<bool> AddFirst(ApiKey first, CancellationToken ct) =>
        db.WriteAsync(
            write =>
            {
                write.Run(LockSql);
                if (write.Find<long>(AnyAdminSql) > 0)
                    return false;
                Insert(write, first);
                return true;
            },
            ct);

    /// <returns>False when the key does not exist or is revoked already.</returns>
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

    /// <summary>Stores the time of the last use, unless the stored time is <paramref name="before"/> or later.</summary>
    public Task Touch(long id, DateTimeOffset now, DateTimeOffset before, CancellationToken ct) =>
        db.WriteAsync(write => write.Execute(TouchSql, new { Id = id, Now = now, Before = before }), ct);

    /// <summary>Makes a new key without storing it.</summary>
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

    // The entry shows the key as its response does: without secret and hash.
    private static void Audit(WriteSession write, string action, string by, DateTimeOffset at, ApiKey? before, ApiKey after) =>
        AuditLog.Write(write, new AuditEntry
        {
            At = at, Actor = by, Action = action, Kind = AuditKind, EntityId = after.Id,
            Detail = ApiJson.Write(AuditDetail.Of(before is null ? null : KeyResponse.From(before), KeyResponse.From(after))),
        });

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
