using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Partners.Records;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Makes the events of one subscription from the change log.</summary>
internal sealed class EventExpansion(Db db, EventFacts facts, WebhookScope scope, Obligations obligations)
{
    private static readonly Sql ChangesSql = new("""
        SELECT c.seq, c.position, c.kind, c.entity_id, c.action, c.language, c.significance, c.at, c.scope_before AS scope, c.reason
        FROM changes AS c
        WHERE c.seq > @After AND c.seq <= @UpTo
        ORDER BY c.seq, c.position
        """);

    /// <summary>The events of the changes above the number <paramref name="after"/>, up to <paramref name="upTo"/>.</summary>
    public async Task<Expanded> Read(Webhook webhook, long after, long upTo, CancellationToken ct)
    {
        var changes = await db.ListAsync<Change>(ChangesSql, new { After = after, UpTo = upTo }, ct);
        // Each write has at least one change. So the only gap in the log is its deleted beginning.
        var lost = changes.Count > 0 && changes[0].Seq > after + 1 ? changes[0].Seq - 1 : (long?)null;
        var candidates = changes.Where(change => WebhookEvents.Of(change) is not null).ToList();
        if (candidates.Count == 0)
            return new Expanded([], lost);
        if (await scope.Filter(webhook, ct) is not { } filter)
            return new Expanded([], lost);
        var found = await facts.Find(candidates, ct);
        var events = new List<DeliveryRow>();
        // The loop goes backwards: the scope before one change is the scope after the previous change.
        var later = new Dictionary<long, ChangeScope?>();
        foreach (var change in Enumerable.Reverse(candidates))
        {
            var isArticle = change.Kind == ChangeKinds.Article;
            var now = !isArticle || change.Action == ChangeActions.Unpublished ? null
                : later.TryGetValue(change.EntityId, out var next) ? next : found.Scopes.GetValueOrDefault(change.EntityId);
            later[change.EntityId] = isArticle ? change.ScopeBefore : null;
            if (Event(webhook, filter, change, now, found) is { } one)
                events.Add(one);
        }

        events.Reverse();
        return new Expanded([.. await Owed(webhook, events, candidates, ct)], lost);
    }

    private static DeliveryRow? Event(
        Webhook webhook, ChangeFilter filter, Change change, ChangeScope? now, EventFacts.Found found)
    {
        var type = WebhookEvents.Of(change)!;
        var isArticle = change.Kind == ChangeKinds.Article;
        var isIn = !isArticle || (now is null ? filter.IsEverything && type != WebhookEvents.Unpublished : filter.Matches(now));
        // Rows from before migration 0025 have no scope, so it is unknown whether the article was in the filter.
        var wasIn = isArticle && (change.ScopeBefore is { } before ? filter.Matches(before) : type == WebhookEvents.Unpublished);
        if (!isIn && !wasIn || !WebhookEvents.Wants(webhook.Events, type, leaves: !isIn && wasIn))
            return null;
        var data = new EventData(
            change.Kind, change.EntityId, change.Seq, change.Action, now?.Version, change.Language, change.Significance, change.Reason,
            type == WebhookEvents.Unpublished && found.Replacements.TryGetValue(change.EntityId, out var by) ? by : null,
            isIn, change.ScopeBefore, found.ChangedBy(change), found.PathsOf(change), [.. change.Touched.Select(one => one.Name)]);
        return new DeliveryRow
        {
            WebhookId = webhook.Id, EventId = $"msg_{webhook.Id}_{change.Seq}_{change.Position}", Type = type, Kind = change.Kind,
            EntityId = change.EntityId, Seq = change.Seq, Data = ApiJson.Write(data), InScope = isIn, EventAt = change.At,
        };
    }

    // Each obligation comes after the event of the same change.
    private async Task<IEnumerable<DeliveryRow>> Owed(
        Webhook webhook, IReadOnlyList<DeliveryRow> events, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        if (webhook.PartnerId is not { } partner || !WebhookEvents.Wants(webhook.Events, WebhookEvents.Obligation, leaves: false)
            || !changes.Any(change => ArticleNotices.KindOf(change) is not null))
            return events;
        var owed = await obligations.Between(partner, changes[0].Seq - 1, changes[^1].Seq, ct);
        return events.Concat(owed.Select(one => new DeliveryRow
        {
            WebhookId = webhook.Id, EventId = $"msg_{webhook.Id}_{one.Seq}_o{one.Id}", Type = WebhookEvents.Obligation,
            Kind = ChangeKinds.Article, EntityId = one.ArticleId, Seq = one.Seq,
            Data = ApiJson.Write(new ObligationData(one.Id, one.Kind, one.ArticleId, one.Language, one.Seq, one.At)),
            EventAt = one.At,
        })).OrderBy(one => one.Seq);
    }

    /// <summary>The events of a part of the log.</summary>
    /// <param name="Events">The events in the order of the log.</param>
    /// <param name="LostUpTo">The number up to which changes were missing from the log; null if none were.</param>
    internal sealed record Expanded(IReadOnlyList<DeliveryRow> Events, long? LostUpTo);
}
