using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;

namespace NewsApi.Sync;

/// <summary>
/// Makes the entries of changed articles: an upsert for an article in the part of the site that the client follows, a removal for an
/// article that left this part.
/// </summary>
internal static class ArticleChanges
{
    /// <param name="read">The session of the answer.</param>
    /// <param name="changed">The changes of the articles, by article id.</param>
    /// <param name="now">The part that the client follows, with the ids that its names refer to now.</param>
    /// <param name="before">The same part, with the ids that its names referred to before.</param>
    /// <param name="articles">Reads whole articles.</param>
    /// <param name="shape">The fields of the articles; null for entries without articles.</param>
    /// <param name="ct">Cancels.</param>
    public static async ValueTask<IReadOnlyList<SyncEntry>> Find(
        ReadSession read, IReadOnlyDictionary<long, MergedChange> changed, ChangeFilter now, ChangeFilter before, ArticleQueries articles,
        ArticleShape? shape, CancellationToken ct)
    {
        var scopes = await SyncArticles.Scopes(read, [.. changed.Keys], ct);
        var gone = await SyncArticles.Withdrawals(read, [.. changed.Keys.Except(scopes.Keys)], ct);
        var entries = new List<SyncEntry>(changed.Count);
        foreach (var (id, thing) in changed)
            if (scopes.TryGetValue(id, out var scope) && now.Matches(scope))
                entries.Add(Upsert(id, thing, scope));
            else if (thing.MayHaveMatched || thing.Before.Any(one => now.Matches(one) || before.Matches(one)))
                entries.Add(Removal(id, thing, scope, gone.GetValueOrDefault(id)));
        return shape is null ? entries : await WithStories(read, entries, articles, shape, ct);
    }

    public static async ValueTask<IReadOnlyList<SyncEntry>> WithStories(
        ReadSession read, IReadOnlyList<SyncEntry> entries, ArticleQueries articles, ArticleShape shape, CancellationToken ct)
    {
        var wanted = entries.Where(entry => entry.Reason is null).Select(entry => entry.Id).ToList();
        var stories = (await articles.FindMany(read, wanted, shape, ct)).ToDictionary(story => story.Article.Id);
        return [.. entries.Select(entry => entry.Reason is null ? entry with { Story = stories.GetValueOrDefault(entry.Id) } : entry)];
    }

    public static SyncEntry Upsert(long id, MergedChange thing, ChangeScope scope) =>
        new(ChangeKinds.Article, thing.Seq, id) { Version = scope.Version, Change = thing.Change };

    public static SyncEntry Removal(long id, MergedChange thing, ChangeScope? scope, Withdrawal? withdrawal) =>
        new(ChangeKinds.Article, thing.Seq, id)
        {
            Version = scope?.Version ?? (thing.Before is [.., var last] ? last.Version : null),
            Change = thing.Change,
            Reason = scope is not null ? RemovalReason.OutOfScope
                : withdrawal is { Killed: true } ? RemovalReason.Killed
                : withdrawal?.Reason == WithdrawalReason.Legal ? RemovalReason.Legal
                : withdrawal?.Reason == WithdrawalReason.Replaced ? RemovalReason.Replaced
                : thing.Reason == ChangeReasons.Expired ? RemovalReason.Expired
                : RemovalReason.Unpublished,
            ReplacedBy = scope is null ? withdrawal?.ReplacedBy : null,
        };
}
