using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Problems;
using NewsApi.Site;

namespace NewsApi.Sync;

/// <summary>Reads pages of changes: of the first sync, then of the log.</summary>
internal sealed class SyncReader(Db db, SiteCache sites, FilterNames filters, ArticleQueries articles)
{
    public static readonly Problem Expired = new(
        StatusCodes.Status410Gone, "token_expired",
        "The change log no longer has all changes since this token was made. Begin again without 'since', "
        + "and keep only what the new sync lists.");

    /// <param name="query">The query of the request.</param>
    /// <param name="token">The client's position; null for a first sync.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null if the log no longer has all changes since the token.</returns>
    public Task<SyncPage?> Read(SyncQuery query, SyncToken? token, CancellationToken ct) => db.ReadSnapshotAsync(
        async read =>
        {
            var part = await ResolvedSyncFilter.Of(query.Part, filters, sites, read, ct);
            var from = token ?? new SyncToken { Seq = read.Seq, IsSnapshot = true, Scope = part.Scope };
            if (!await SyncLog.Has(read, from.Seq, ct))
                return null;
            var page = from.IsSnapshot ? await ReadSnapshot(read, query, part, from, ct) : await ReadLog(read, query, part, from, ct);
            return page with { Notes = part.Notes };
        },
        ct);

    private async Task<SyncPage> ReadSnapshot(
        ReadSession read, SyncQuery query, ResolvedSyncFilter part, SyncToken from, CancellationToken ct)
    {
        var (entries, at) = (new List<SyncEntry>(), from);
        at = at with { Scope = at.Scope.With(part.Scope) };
        var terms = new SyncEntities(read, sites, query.Language);
        for (; at.Kind < SyncKinds.All.Count && entries.Count < query.Limit; at = at with { Kind = at.Kind + 1, After = 0 })
        {
            var kind = SyncKinds.All[at.Kind];
            if (!query.Kinds.Contains(kind))
                continue;
            var take = query.Limit - entries.Count;
            var found = kind == ChangeKinds.Article
                ? await Articles(read, query, part, at, take, ct)
                : await terms.List(kind, at.After, at.Seq, take, ct);
            entries.AddRange(found);
            if (found.Count == take)
                return new SyncPage(entries, at with { After = found[^1].Id }, HasMore: true);
        }

        return at.Kind < SyncKinds.All.Count
            ? new SyncPage(entries, at, HasMore: true)
            : new SyncPage(entries, new SyncToken { Seq = from.Seq, Scope = at.Scope }, read.Seq > from.Seq);
    }

    private async ValueTask<IReadOnlyList<SyncEntry>> Articles(
        ReadSession read, SyncQuery query, ResolvedSyncFilter part, SyncToken at, int take, CancellationToken ct)
    {
        if (part.Selection.IsEmpty)
            return [];
        var rows = await SyncArticles.List(read, part.Selection, at.After, at.Seq, take, ct);
        IReadOnlyList<SyncEntry> entries =
            [.. rows.Select(row => new SyncEntry(ChangeKinds.Article, row.Seq, row.Id) { Version = row.Version })];
        return query.Shape is null ? entries : await ArticleChanges.WithStories(read, entries, articles, query.Shape, ct);
    }

    private async Task<SyncPage> ReadLog(ReadSession read, SyncQuery query, ResolvedSyncFilter part, SyncToken from, CancellationToken ct)
    {
        var (things, at) = await SyncLog.Read(read, from, query.Kinds, query.Limit, ct);
        var (now, before) = (part.Filter(part.Scope), part.Filter(from.Scope));
        var entries = new List<SyncEntry>();
        foreach (var kind in SyncKinds.All.Where(query.Kinds.Contains))
            if (things.Of(kind) is { Count: > 0 } changed)
                entries.AddRange(kind == ChangeKinds.Article
                    ? await ArticleChanges.Find(read, changed, now, before, articles, query.Shape, ct)
                    : await new SyncEntities(read, sites, query.Language).Find(
                        kind, changed.ToDictionary(pair => pair.Key, pair => pair.Value.Seq), ct));
        entries = [.. entries.OrderBy(entry => entry.Seq)];
        if (at.Seq < read.Seq)
            return new SyncPage(entries, at with { Scope = from.Scope.With(part.Scope) }, HasMore: true);
        // If the scope has another meaning now, a tag was merged. Articles of the target tag were never in the client's part, so a snapshot
        // follows.
        return from.Scope.Means(part.Scope)
            ? new SyncPage(entries, at, HasMore: false)
            : new SyncPage(entries, new SyncToken { Seq = at.Seq, IsSnapshot = true, Scope = part.Scope }, HasMore: true);
    }
}
