using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Lists;

/// <summary>Reads the data of public articles for clients that follow the change log.</summary>
internal static class SyncArticles
{
    private static readonly Sql ScopesSql = new(ScopeSql.Find(
        dialect => $"SELECT n.id FROM published_articles AS n WHERE n.id IN {dialect.Numbers("@Ids")}"));

    private static readonly Sql OfStoriesSql = new(dialect => $"""
        SELECT p.id, p.translation_group AS story
        FROM published_articles AS p
        WHERE p.translation_group IN {dialect.Numbers("@Stories")}
        ORDER BY p.translation_group, p.id
        """);

    private static readonly Sql WithdrawalsSql = new(dialect => $"""
        SELECT article_id, reason, replaced_by, killed
        FROM published_withdrawals
        WHERE article_id IN {dialect.Numbers("@Ids")}
        ORDER BY article_id
        """);

    /// <summary>Finds the scopes of the articles with these ids, by id. Articles that are not public are left out.</summary>
    public static async ValueTask<IReadOnlyDictionary<long, ChangeScope>> Scopes(
        ReadSession read, IReadOnlyCollection<long> ids, CancellationToken ct) => ids.Count == 0
        ? new Dictionary<long, ChangeScope>()
        : (await read.ListAsync<ScopeRow>(ScopesSql, new { Ids = ApiJson.Write(ids) }, ct))
            .ToDictionary(row => row.Id, row => ChangeScope.Parse(row.Scope));

    /// <summary>Finds the ids of the public articles of these translation groups, by group.</summary>
    public static async ValueTask<ILookup<long, long>> OfStories(
        ReadSession read, IReadOnlyCollection<long> stories, CancellationToken ct) => (stories.Count == 0
            ? []
            : await read.ListAsync<Member>(OfStoriesSql, new { Stories = ApiJson.Write(stories) }, ct))
        .ToLookup(row => row.Story, row => row.Id);

    /// <summary>Finds the withdrawals of the articles with these ids, by id. Articles that are not withdrawn are left out.</summary>
    public static async ValueTask<IReadOnlyDictionary<long, Withdrawal>> Withdrawals(
        ReadSession read, IReadOnlyCollection<long> ids, CancellationToken ct) => ids.Count == 0
        ? new Dictionary<long, Withdrawal>()
        : (await read.ListAsync<Withdrawal>(WithdrawalsSql, new { Ids = ApiJson.Write(ids) }, ct)).ToDictionary(row => row.ArticleId);

    /// <summary>Lists, by id, the public articles without a public change after a given number of the change log.</summary>
    /// <param name="read">The session.</param>
    /// <param name="selection">The filters.</param>
    /// <param name="after">Only articles with a greater id are listed.</param>
    /// <param name="unchangedSince">The number of the change log.</param>
    /// <param name="take">The maximum number of articles.</param>
    /// <param name="ct">Cancels.</param>
    public static ValueTask<IReadOnlyList<SyncArticle>> List(
        ReadSession read, ResolvedArticleFilter selection, long after, long unchangedSince, int take, CancellationToken ct)
    {
        var conditions = Conditions(selection, after, unchangedSince);
        conditions.Args["Take"] = take;
        return read.ListAsync<SyncArticle>(ListSql(conditions), conditions.Args, ct);
    }

    public static SqlFilter Conditions(ResolvedArticleFilter selection, long after, long unchangedSince)
    {
        var conditions = new SqlFilter();
        conditions.And("p.id > @After", "After", after);
        conditions.And(
            $"""
             NOT EXISTS (
                 SELECT 1 FROM changes AS c
                 WHERE c.kind = '{ChangeKinds.Article}' AND c.entity_id = p.id AND c.seq > @Unchanged AND {ChangeActions.IsPublic("c.")})
             """,
            "Unchanged", unchangedSince);
        selection.AddTo(conditions);
        return conditions;
    }

    public static Sql ListSql(SqlFilter conditions) => new(dialect => $"""
        SELECT p.id, p.version, p.seq
        FROM published_articles AS p
        {conditions.Where(dialect)}
        ORDER BY p.id
        {dialect.Limit("@Take")}
        """);

    private sealed record Member
    {
        public long Id { get; init; }

        public long Story { get; init; }
    }
}

/// <summary>A public article of a first sync.</summary>
internal sealed record SyncArticle
{
    public long Id { get; init; }

    public int Version { get; init; }

    public long Seq { get; init; }
}
