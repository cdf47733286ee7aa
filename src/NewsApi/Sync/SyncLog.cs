using NewsApi.Articles.Published.Lists;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Fronts.Menus;

namespace NewsApi.Sync;

/// <summary>Reads the change log from a client's position.</summary>
internal static class SyncLog
{
    // The limits for rows in one statement, and for statements in one request. A client of a small part of the site finds few of its
    // changes in these rows.
    private const int Rows = 1_000, MostReads = 20;

    // The program filters the kinds. With a condition for them, the database could use the index of things instead of the order of the log.
    private static readonly Sql ChangesSql = new(dialect => $"""
        SELECT c.seq, c.position, c.kind, c.entity_id, c.action, c.language, c.significance, c.at, c.scope_before AS scope, c.reason
        FROM changes AS c
        WHERE c.seq > @Seq AND c.seq <= @End AND (c.seq > @First OR c.position >= @Position)
          AND (c.kind <> '{ChangeKinds.Article}' OR {ChangeActions.IsPublic("c.")})
          AND (c.kind <> '{ChangeKinds.Front}' OR {ChangeActions.IsPublicOfFront("c.")})
        ORDER BY c.seq, c.position
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql OldestSql = new("SELECT MIN(c.seq) FROM changes AS c");

    // Only a merge gives a tag's slug another meaning. A new tag takes a free slug, and a free slug has no articles.
    private static readonly Sql MergesSql = new($"""
        SELECT COUNT(*) FROM changes AS c
        WHERE c.kind = '{ChangeKinds.Tag}' AND c.action = '{ChangeActions.Merged}' AND c.seq > @Seq
        """);

    private static readonly Sql PoliciesSql = new($"""
        SELECT COUNT(*) FROM changes AS c
        WHERE c.kind IN ('{ChangeKinds.Site}', '{ChangeKinds.Section}') AND c.seq > @Seq
        """);

    /// <summary>Whether tags were merged after a number, so that a slug may refer to another tag now.</summary>
    public static async ValueTask<bool> HasMerges(ReadSession read, long seq, CancellationToken ct) =>
        await read.FindAsync<long>(MergesSql, new { Seq = seq }, ct) > 0;

    /// <summary>Whether the site or a section was changed after a number, so that its usage policy may be different now.</summary>
    public static async ValueTask<bool> HasPolicies(ReadSession read, long seq, CancellationToken ct) =>
        await read.FindAsync<long>(PoliciesSql, new { Seq = seq }, ct) > 0;

    /// <summary>Whether the log still has all changes after a number.</summary>
    public static async ValueTask<bool> Has(ReadSession read, long seq, CancellationToken ct) =>
        await read.FindAsync<long?>(OldestSql, null, ct) is not { } oldest || oldest <= seq + 1;

    /// <summary>Reads changes of these kinds, up to a number of things or to the end of the log.</summary>
    /// <returns>The changed things, and the position after the last change that was read.</returns>
    public static async ValueTask<(MergedChanges Things, SyncToken Next)> Read(
        ReadSession read, SyncToken from, IReadOnlySet<string> kinds, int limit, CancellationToken ct)
    {
        var (things, at) = (new MergedChanges(), from);
        for (var reads = 0; reads < MostReads && things.Count < limit && at.Seq < read.Seq; reads++)
        {
            var rows = await read.ListAsync<Change>(
                ChangesSql, new { at.Seq, First = at.Seq + 1, at.Position, End = read.Seq, Take = Rows }, ct);
            var taken = Take(rows, things, kinds, limit);
            at = taken == rows.Count && rows.Count < Rows
                ? at with { Seq = read.Seq, Position = 0 }
                : taken == 0 ? at : at with { Seq = rows[taken - 1].Seq - 1, Position = rows[taken - 1].Position + 1 };
            if (taken < rows.Count)
                break;
        }

        if (kinds.Contains(ChangeKinds.Article))
            await AddTranslations(read, things, ct);
        await AddMenus(read, things, ct);
        return (things, at);
    }

    /// <summary>Adds rows until the limit of things is reached.</summary>
    /// <returns>The number of rows that were added or skipped before that.</returns>
    private static int Take(IReadOnlyList<Change> rows, MergedChanges things, IReadOnlySet<string> kinds, int limit)
    {
        foreach (var (taken, row) in rows.Index())
        {
            if (kinds.Contains(row.Kind) || (row.Kind == ChangeKinds.Story && kinds.Contains(ChangeKinds.Article)))
            {
                if (things.Count >= limit && !things.Has(row.Kind, row.EntityId))
                    return taken;
                things.Add(row);
            }

            if (kinds.Contains(ChangeKinds.Menu) && ChangesMenus(row))
                things.Name(row);
        }

        return rows.Count;
    }

    /// <summary>Adds all articles of changed stories, because each article lists its translations.</summary>
    public static async ValueTask AddTranslations(ReadSession read, MergedChanges things, CancellationToken ct)
    {
        var stories = things.Of(ChangeKinds.Story);
        var members = await SyncArticles.OfStories(read, [.. stories.Keys], ct);
        foreach (var (story, thing) in stories)
            foreach (var id in members[story])
                things.Follow(ChangeKinds.Article, id, thing.Seq);
    }

    /// <summary>Whether a change may alter menus. Cards of a front that appear or disappear by the clock alter none.</summary>
    public static bool ChangesMenus(Change change) =>
        MenuTargets.Kinds.Contains(change.Kind) && change.Action != ChangeActions.Rearranged;

    /// <summary>Adds the menus that lead to changed things, because a menu shows the names and slugs of its targets.</summary>
    public static async ValueTask AddMenus(ReadSession read, MergedChanges things, CancellationToken ct)
    {
        foreach (var kind in MenuTargets.Kinds)
            if (things.Named(kind) is { Count: > 0 } named)
                foreach (var use in await MenuUses.Of(read, kind, named.Keys, ct))
                    things.Follow(ChangeKinds.Menu, use.MenuId, named[use.Id]);
    }
}
