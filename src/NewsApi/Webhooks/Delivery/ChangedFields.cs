using System.Text.Json.Nodes;
using NewsApi.Articles.Editing.Revisions;
using NewsApi.Changes;
using NewsApi.Collections;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Finds the fields of public articles that a change altered, by comparing the public revision with the previous one.</summary>
internal sealed class ChangedFields(Db db, RevisionQueries revisions)
{
    private const string Body = "body", Tags = "tags", Section = "section";

    private static readonly Sql PublicationsSql = new(dialect => $"""
        SELECT a.seq, a.entity_id AS id, a.detail
        FROM audit_entries AS a
        WHERE a.kind = 'article' AND a.entity_id IN {dialect.Numbers("@Ids")} AND a.action = 'published' AND a.seq <= @UpTo
        ORDER BY a.id
        """);

    // A changed file may be the lead image of the story or in its body.
    private static readonly Dictionary<string, IReadOnlyList<string>> ByAction = new(StringComparer.Ordinal)
    {
        [ChangeActions.Retagged] = [Tags],
        [ChangeActions.Moved] = [Section],
        [ChangeActions.Repictured] = ["leadImage", "body"],
    };

    // All subscriptions compare the same publications, so the results are cached.
    private readonly BoundedCache<(long Id, int From, int To), IReadOnlyList<string>?> _compared = new(1_000);

    /// <returns>The names of the fields by change number and article; changes with unknown fields are left out.</returns>
    public async Task<IReadOnlyDictionary<(long Seq, long Id), IReadOnlyList<string>>> Find(
        IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var named = new Dictionary<(long, long), IReadOnlyList<string>>();
        var wanted = changes.Where(change => change is { Kind: ChangeKinds.Article, ScopeBefore: not null }).ToList();
        foreach (var change in wanted)
            if (ByAction.TryGetValue(change.Action, out var fields))
                named[(change.Seq, change.EntityId)] = fields;
        var published = wanted.Where(change => change.Action == ChangeActions.Published).ToList();
        if (published.Count == 0)
            return named;
        var ids = ApiJson.Write(published.Select(change => change.EntityId).Distinct());
        var rows = (await db.ListAsync<PublicationRow>(PublicationsSql, new { Ids = ids, UpTo = published[^1].Seq }, ct))
            .ToLookup(row => row.Id);
        foreach (var change in published)
            if (await Of(change, [.. rows[change.EntityId].Where(row => row.Seq <= change.Seq).TakeLast(2)], ct) is { } names)
                named[(change.Seq, change.EntityId)] = names;
        return named;
    }

    private async Task<IReadOnlyList<string>?> Of(Change change, IReadOnlyList<PublicationRow> rows, CancellationToken ct)
    {
        if (rows is not [.., var last] || last.Seq != change.Seq)
            return null;
        // If a tag was split, the audit entry has tags instead of a revision.
        if (last.Revision is not { } to)
            return [Tags];
        if (rows is not [{ Revision: { } from }, _])
            return null;
        if (_compared.TryGet((change.EntityId, from, to), out var known))
            return known;
        var names = from == to ? [] : await Compare(change.EntityId, from, to, ct);
        _compared.Set((change.EntityId, from, to), names);
        return names;
    }

    private async Task<IReadOnlyList<string>?> Compare(long id, int from, int to, CancellationToken ct)
    {
        if (await revisions.Find(id, from, ct) is not { } before || await revisions.Find(id, to, ct) is not { } after)
            return null;
        var different = ComparedField.All.Where(field => field.Compare(before, after) is not null);
        return [.. different.Select(field => field.Name is "text" or "bodyFormat" ? Body : field.Name).Distinct()];
    }

    private sealed record PublicationRow
    {
        public long Seq { get; init; }

        public long Id { get; init; }

        public string Detail { get; init; } = "{}";

        /// <summary>The revision that was published; null if the split of a tag caused the publication.</summary>
        public int? Revision => JsonNode.Parse(Detail)?["revision"]?.GetValue<int>();
    }
}
