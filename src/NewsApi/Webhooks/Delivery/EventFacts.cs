using System.Text.Json.Nodes;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.Webhooks.Delivery;

/// <summary>Reads data of events that the change log does not hold: scopes, addresses, replacements, and names of changed fields.</summary>
internal sealed class EventFacts(Db db, SiteCache site, ChangedFields fields, PublicUrl api)
{
    private const int MostPaths = 10;

    private static readonly Sql ScopesSql = new(ScopeSql.Find(
        dialect => $"SELECT x.id FROM published_articles AS x WHERE x.id IN {dialect.Numbers("@Ids")}"));

    private static readonly Sql PagesSql = new(dialect => $"""
        SELECT s.article_id AS id, s.language, s.slug, p.canonical_url
        FROM published_slugs AS s
        LEFT JOIN published_articles AS p ON p.id = s.article_id AND p.slug = s.slug
        WHERE s.article_id IN {dialect.Numbers("@Ids")}
        ORDER BY s.article_id, CASE WHEN p.id IS NULL THEN 1 ELSE 0 END, s.slug
        """);

    private static readonly Sql ReplacementsSql = new(dialect => $"""
        SELECT w.article_id AS id, w.replaced_by
        FROM published_withdrawals AS w
        WHERE w.article_id IN {dialect.Numbers("@Ids")} AND w.replaced_by IS NOT NULL
        ORDER BY w.article_id
        """);

    private static readonly Sql DetailsSql = new(dialect => $"""
        SELECT a.seq, a.kind, a.entity_id AS id, a.detail
        FROM audit_entries AS a
        WHERE a.kind IN ('tag', 'section', 'author', 'site') AND a.entity_id IN {dialect.Numbers("@Ids")}
            AND a.seq > @After AND a.seq <= @UpTo
        ORDER BY a.id
        """);

    public async Task<Found> Find(IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var changed = await fields.Find(changes, ct);
        return (await Read(changes, ct)) with { Changed = changed };
    }

    private Task<Found> Read(IReadOnlyList<Change> changes, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var addresses = new SiteUrls(await site.Get(read, ct), api);
            var articles = Ids(changes.Where(change => change.Kind == ChangeKinds.Article));
            var others = Ids(changes.Where(change => change.Kind != ChangeKinds.Article));
            var batch = new ReadBatch();
            var scopes = articles is null ? null : batch.List<ScopeRow>(ScopesSql, new { Ids = articles });
            var pages = articles is null ? null : batch.List<PageRow>(PagesSql, new { Ids = articles });
            var replacements = articles is null ? null : batch.List<ReplacementRow>(ReplacementsSql, new { Ids = articles });
            var details = others is null ? null
                : batch.List<DetailRow>(DetailsSql, new { Ids = others, After = changes[0].Seq - 1, UpTo = changes[^1].Seq });
            if (batch.Items.Count > 0)
                await read.RunAsync(batch, ct);
            return new Found(
                scopes?.Rows.ToDictionary(row => row.Id, row => ChangeScope.Parse(row.Scope)) ?? [],
                pages?.Rows.ToLookup(row => row.Id, row => PathOf(addresses.Of(row))),
                replacements?.Rows.ToDictionary(row => row.Id, row => row.ReplacedBy) ?? [],
                details?.Rows.ToLookup(row => (row.Seq, row.Kind, row.Id), row => row.Detail));
        },
        ct);

    private static string? Ids(IEnumerable<Change> changes) =>
        changes.Select(change => change.EntityId).Distinct().ToList() is { Count: > 0 } ids ? ApiJson.Write(ids) : null;

    private static string PathOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.PathAndQuery : address;

    /// <summary>The data that was found, by article or change.</summary>
    internal sealed record Found(
        IReadOnlyDictionary<long, ChangeScope> Scopes,
        ILookup<long, string>? Pages,
        IReadOnlyDictionary<long, long> Replacements,
        ILookup<(long Seq, string Kind, long Id), string>? Details)
    {
        public IReadOnlyDictionary<(long Seq, long Id), IReadOnlyList<string>>? Changed { get; init; }

        public IReadOnlyList<string> PathsOf(Change change) =>
            change.Kind == ChangeKinds.Article && Pages is not null ? [.. Pages[change.EntityId].Distinct().Take(MostPaths)] : [];

        /// <summary>The names of the changed fields; null if unknown. Except for articles, they come from the audit entry.</summary>
        public IReadOnlyList<string>? ChangedBy(Change change) =>
            change.Kind == ChangeKinds.Article ? Changed?.GetValueOrDefault((change.Seq, change.EntityId))
            : Details?[(change.Seq, change.Kind, change.EntityId)].FirstOrDefault() is { } detail
                && JsonNode.Parse(detail) is JsonObject fields
                ? [.. fields.Where(field => field.Value is JsonObject value && value.ContainsKey("to")).Select(field => field.Key)]
                : null;
    }

    private sealed record PageRow : IAddressable
    {
        public long Id { get; init; }

        public string Language { get; init; } = "";

        public string Slug { get; init; } = "";

        public string? CanonicalUrl { get; init; }
    }

    private sealed record ReplacementRow
    {
        public long Id { get; init; }

        public long ReplacedBy { get; init; }
    }

    private sealed record DetailRow
    {
        public long Seq { get; init; }

        public string Kind { get; init; } = "";

        public long Id { get; init; }

        public string Detail { get; init; } = "{}";
    }
}
