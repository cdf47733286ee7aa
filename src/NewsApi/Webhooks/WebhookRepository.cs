using NewsApi.Access;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;
using NewsApi.Http.Problems;
using NewsApi.Json;
using NewsApi.Webhooks.Delivery;

namespace NewsApi.Webhooks;

/// <summary>Stores subscriptions. They are not content, so their writes do not go through the change log.</summary>
internal sealed class WebhookRepository(Db db, WebhookNames names, TimeProvider time)
{
    /// <summary>How many subscriptions a site may have.</summary>
    public const int Most = 100;

    private const string AuditKind = "webhook";

    private static readonly Sql FindSql = new($"SELECT {Webhook.Columns} FROM webhooks AS w WHERE w.id = @Id");

    private static readonly KeysetSql ListSql = new("w.id", page => $"""
        SELECT {Webhook.Columns}
        FROM webhooks AS w
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """, descending: true);

    private static readonly Sql HealthSql = new(dialect => $"""
        SELECT c.id, {DispatchCursor.Columns},
            (SELECT COUNT(*) FROM webhook_deliveries AS d WHERE d.webhook_id = c.id AND d.state = 'Pending') AS pending,
            (SELECT MIN(d.created_at) FROM webhook_deliveries AS d WHERE d.webhook_id = c.id AND d.state = 'Pending') AS oldest_pending_at
        FROM dispatch_cursors AS c
        WHERE c.id IN {dialect.Numbers("@Ids")}
        ORDER BY c.id
        """);

    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM webhooks");

    private static readonly Sql AddSql = new(dialect => $"""
        INSERT INTO webhooks (name, url, events, languages, sections, tags, payload, state, secrets, version, created_at, created_by,
            modified_at, partner_id)
        {dialect.OutputId}
        VALUES (@Name, @Url, @Events, @Languages, @Sections, @Tags, @PayloadName, @StateName, @Secrets, @Version, @CreatedAt, @CreatedBy,
            @ModifiedAt, @PartnerId)
        {dialect.ReturningId}
        """);

    // A new webhook starts at the newest change, so its first event is the next change.
    private static readonly Sql AddCursorSql = new("""
        INSERT INTO dispatch_cursors (id, position, failures)
        SELECT @Id, n.seq, 0
        FROM change_counter AS n
        WHERE n.id = 1
        """);

    private static readonly Sql UpdateSql = new("""
        UPDATE webhooks
        SET name = @Name, url = @Url, events = @Events, languages = @Languages, sections = @Sections, tags = @Tags,
            payload = @PayloadName, state = @StateName, secrets = @Secrets, version = @Version, modified_at = @ModifiedAt,
            partner_id = @PartnerId
        WHERE id = @Id
        """);

    // If the address has changed, or the webhook is switched on again, earlier failures no longer count.
    private static readonly Sql FreshCursorSql =
        new("UPDATE dispatch_cursors SET failures = 0, paused_until = NULL, failing_since = NULL WHERE id = @Id");

    private static readonly Sql DeleteAttemptsSql = new(
        "DELETE FROM webhook_attempts WHERE delivery_id IN (SELECT d.id FROM webhook_deliveries AS d WHERE d.webhook_id = @Id)");

    private static readonly Sql DeleteDeliveriesSql = new("DELETE FROM webhook_deliveries WHERE webhook_id = @Id");

    private static readonly Sql DeleteCursorSql = new("DELETE FROM dispatch_cursors WHERE id = @Id");

    private static readonly Sql DeleteSql = new("DELETE FROM webhooks WHERE id = @Id");

    public Task<Webhook?> Find(long id, CancellationToken ct) => db.FindAsync<Webhook>(FindSql, new { Id = id }, ct);

    /// <summary>Lists subscriptions, newest first.</summary>
    public Task<IReadOnlyList<Webhook>> List(PageRequest page, CancellationToken ct) =>
        db.ListAsync<Webhook>(ListSql.For(page), new { Edge = ListSql.EdgeId(page), page.Take }, ct);

    /// <summary>The answers for these subscriptions, with their health.</summary>
    public async Task<IReadOnlyDictionary<long, WebhookResponse>> Show(IReadOnlyList<Webhook> webhooks, CancellationToken ct)
    {
        var health = (await db.ListAsync<WebhookHealthRow>(HealthSql, new { Ids = ApiJson.Write(webhooks.Select(one => one.Id)) }, ct))
            .ToDictionary(row => row.Id);
        return webhooks.ToDictionary(
            one => one.Id, one => WebhookResponse.From(one, health.GetValueOrDefault(one.Id) ?? new WebhookHealthRow(), time.GetUtcNow()));
    }

    /// <returns>The subscription with its secret, which is shown once.</returns>
    public async Task<Outcome<Webhook>> Add(WebhookRequest request, Caller by, CancellationToken ct)
    {
        if (await names.Refuse(request, ct) is { } refusal)
            return refusal;
        return await db.WriteAsync<Outcome<Webhook>>(
            write =>
            {
                if (write.Find<long>(CountSql) >= Most)
                    return Problem.Conflict("too_many_webhooks", $"A site has at most {Most} webhooks; delete one first.");
                var now = Now();
                var secret = new WebhookSecret(WebhookSignature.NewSecret(), now, null);
                var empty = new Webhook
                {
                    CreatedAt = now, CreatedBy = by.Id, Secrets = ApiJson.Write<WebhookSecret[]>([secret]), Version = 1, ModifiedAt = now,
                };
                var webhook = From(request, empty);
                webhook = webhook with { Id = write.Insert(AddSql, Row(webhook)) };
                write.Run(AddCursorSql, new { webhook.Id });
                Audit(write, "created", by, null, webhook);
                return webhook;
            },
            ct);
    }

    public async Task<Outcome<Webhook>> Update(long id, int version, WebhookRequest request, Caller by, CancellationToken ct) =>
        await names.Refuse(request, ct) is { } refusal
            ? refusal
            : await Change(id, version, by, present => From(request, present), "updated", ct);

    /// <summary>Adds a secret. The previous secret also signs for <paramref name="overlapHours"/>; older ones no longer sign.</summary>
    public Task<Outcome<Webhook>> RotateSecret(long id, int version, int overlapHours, Caller by, CancellationToken ct) => Change(
        id, version, by,
        present =>
        {
            var now = Now();
            var before = present.SecretList()[0] with { ExpiresAt = now.AddHours(overlapHours) };
            return present with
            {
                Secrets = ApiJson.Write<WebhookSecret[]>(
                    [new WebhookSecret(WebhookSignature.NewSecret(), now, null), .. before.SignsAt(now) ? (WebhookSecret[])[before] : []]),
            };
        },
        "secretRotated", ct);

    public Task<Outcome<Webhook>> Delete(long id, int version, Caller by, CancellationToken ct) => db.WriteAsync(
        write => Outcome.Current(write.Find<Webhook>(FindSql, new { Id = id }), version, "webhook").Then<Webhook>(webhook =>
        {
            foreach (var sql in (Sql[])[DeleteAttemptsSql, DeleteDeliveriesSql, DeleteCursorSql, DeleteSql])
                write.Run(sql, new { Id = id });
            Audit(write, "deleted", by, webhook, null);
            return webhook;
        }),
        ct);

    private Task<Outcome<Webhook>> Change(
        long id, int version, Caller by, Func<Webhook, Webhook> change, string action, CancellationToken ct) => db.WriteAsync(
        write => Outcome.Current(write.Find<Webhook>(FindSql, new { Id = id }), version, "webhook").Then<Webhook>(present =>
        {
            var next = change(present);
            if (ApiJson.Write(next) == ApiJson.Write(present))
                return present;
            next = next with { Version = present.Version + 1, ModifiedAt = Now() };
            write.Run(UpdateSql, Row(next));
            if (next.Url != present.Url || next.State != present.State)
                write.Run(FreshCursorSql, new { Id = id });
            Audit(write, action, by, present, next);
            return next;
        }),
        ct);

    private static Webhook From(WebhookRequest request, Webhook present) => present with
    {
        Name = request.Name!,
        Url = request.Url!,
        Events = [.. (request.Events ?? []).Distinct()],
        Languages = [.. (request.Filter?.Languages ?? []).Select(Text.Names.Languages.Canonical).Distinct()],
        Sections = [.. (request.Filter?.Sections ?? []).Distinct()],
        Tags = [.. (request.Filter?.Tags ?? []).Distinct()],
        Payload = request.Payload ?? WebhookPayload.Thin,
        State = request.Active == false ? WebhookState.Paused : WebhookState.Active,
        PartnerId = request.PartnerId,
    };

    private static object Row(Webhook webhook) => new
    {
        webhook.Id, webhook.Name, webhook.Url, Events = ApiJson.Write(webhook.Events), Languages = ApiJson.Write(webhook.Languages),
        Sections = ApiJson.Write(webhook.Sections), Tags = ApiJson.Write(webhook.Tags), PayloadName = webhook.Payload.ToString(),
        StateName = webhook.State.ToString(), webhook.Secrets, webhook.Version, webhook.CreatedAt, webhook.CreatedBy, webhook.ModifiedAt,
        webhook.PartnerId,
    };

    // The audit entry has neither secrets nor the health of the webhook.
    private void Audit(WriteSession write, string action, Caller by, Webhook? before, Webhook? after) =>
        AuditLog.Write(write, new AuditEntry
        {
            At = Now(), Actor = by.Id, Action = action, Kind = AuditKind, EntityId = (after ?? before)!.Id,
            Detail = ApiJson.Write(AuditDetail.Of(Shown(before), Shown(after))),
        });

    private static object? Shown(Webhook? webhook) => webhook is null ? null : webhook with { Secrets = "" };

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
