using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;

namespace NewsApi.Partners.Records;

/// <summary>Stores partners. They are not content, so their writes do not go through the change log.</summary>
internal sealed class PartnerRepository(Db db, TimeProvider time)
{
    /// <summary>The maximum number of partners of a site.</summary>
    public const int Most = 1_000;

    private const string AuditKind = "partner";

    private static readonly Sql FindSql = new($"SELECT {Partner.Columns} FROM partners AS p WHERE p.id = @Id");

    private static readonly KeysetSql ListSql = new("p.id", page => $"""
        SELECT {Partner.Columns}
        FROM partners AS p
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM partners");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO partners (name, contact, languages, sections, tags, text_form, rights, daily_requests, active, scope_version, version,
            created_at, created_by, modified_at)
        {dialect.OutputId}
        VALUES (@Name, @Contact, @Languages, @Sections, @Tags, @TextName, @RightsName, @DailyRequests, @Active, @ScopeVersion, @Version,
            @CreatedAt, @CreatedBy, @ModifiedAt)
        {dialect.ReturningId}
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE partners
        SET name = @Name, contact = @Contact, languages = @Languages, sections = @Sections, tags = @Tags, text_form = @TextName,
            rights = @RightsName, daily_requests = @DailyRequests, active = @Active, scope_version = @ScopeVersion, version = @Version,
            modified_at = @ModifiedAt
        WHERE id = @Id
        """);

    public Task<Partner?> Find(long id, CancellationToken ct) => db.FindAsync<Partner>(FindSql, new { Id = id }, ct);

    /// <summary>Lists partners, newest first.</summary>
    public Task<IReadOnlyList<Partner>> List(PageRequest page, CancellationToken ct) =>
        db.ListAsync<Partner>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), page.Take }, ct);

    public Task<Outcome<Partner>> Add(Partner partner, Caller by, CancellationToken ct) => db.WriteAsync<Outcome<Partner>>(
        write =>
        {
            if (write.Find<long>(CountSql) >= Most)
                return Problem.Conflict("too_many_partners", $"A site has at most {Most} partners.");
            var now = Now();
            var added = partner with { CreatedAt = now, CreatedBy = by.Id, ModifiedAt = now, Version = 1, ScopeVersion = 1 };
            added = added with { Id = write.Insert(AddSql, Row(added)) };
            Audit(write, "created", by, null, added);
            return added;
        },
        ct);

    /// <param name="id">The partner's id.</param>
    /// <param name="version">The version that the caller knows.</param>
    /// <param name="change">Makes the new state from the present one.</param>
    /// <param name="by">The caller.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<Partner>> Update(long id, int version, Func<Partner, Partner> change, Caller by, CancellationToken ct) =>
        db.WriteAsync(
            write => Outcome.Current(write.Find<Partner>(FindSql, new { Id = id }), version, "partner").Then<Partner>(present =>
            {
                var next = change(present);
                if (ApiJson.Write(next) == ApiJson.Write(present))
                    return present;
                next = next with
                {
                    Version = present.Version + 1,
                    ScopeVersion = present.ScopeVersion + (HasSameScope(present, next) ? 0 : 1),
                    ModifiedAt = Now(),
                };
                write.Run(UpdateSql, Row(next));
                Audit(write, "updated", by, present, next);
                return next;
            }),
            ct);

    private static bool HasSameScope(Partner left, Partner right) => Scope(left) == Scope(right);

    private static string Scope(Partner partner) =>
        ApiJson.Write(new { partner.Languages, partner.Sections, partner.Tags, partner.Text, partner.Rights });

    private static object Row(Partner partner) => new
    {
        partner.Id, partner.Name, partner.Contact, Languages = ApiJson.Write(partner.Languages),
        Sections = ApiJson.Write(partner.Sections), Tags = ApiJson.Write(partner.Tags), TextName = partner.Text.ToString(),
        RightsName = partner.Rights.ToString(), partner.DailyRequests, partner.Active, partner.ScopeVersion, partner.Version,
        partner.CreatedAt, partner.CreatedBy, partner.ModifiedAt,
    };

    private void Audit(WriteSession write, string action, Caller by, Partner? before, Partner? after) =>
        AuditLog.Write(write, new AuditEntry
        {
            At = Now(), Actor = by.Id, Action = action, Kind = AuditKind, EntityId = (after ?? before)!.Id,
            Detail = ApiJson.Write(AuditDetail.Of(Shown(before), Shown(after))),
        });

    private static object? Shown(Partner? partner) => partner is null ? null : new
    {
        partner.Name, partner.Contact, partner.Languages, partner.Sections, partner.Tags, partner.Text, partner.Rights,
        partner.DailyRequests, partner.Active, partner.Version,
    };

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
