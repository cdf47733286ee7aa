using NewsApi.Data.Statements;

namespace NewsApi.Changes;

/// <summary>SQL that builds a <see cref="ChangeScope"/> from the public row of an article.</summary>
internal static class ScopeSql
{
    // This number is below the recursion limit of SQL Server. No site has so many levels.
    private const int DeepestSection = 90;

    /// <summary>
    /// The SQL condition for an article <c>p</c> whose own policy allows syndication. LIKE is safe here, because a text inside JSON can't
    /// contain these quotes unescaped.
    /// </summary>
    public const string OwnTerms =
        """(p.usage LIKE '%"syndication":"allowed"%' OR p.usage LIKE '%"syndication":"conditional"%')""";

    /// <summary>Selects <c>id</c>, <c>language</c> and <c>scope</c> of public articles, by id.</summary>
    /// <param name="articles">A subquery that selects their ids.</param>
    public static Func<SqlDialect, string> Find(Func<SqlDialect, string> articles) => dialect => $"""
        WITH {Above(articles(dialect))}
        SELECT p.id, p.language, {Value(dialect)} AS scope
        FROM published_articles AS p
        WHERE p.id IN ({articles(dialect)})
        ORDER BY p.id
        """;

    /// <summary>Records one action on each of these articles; for <see cref="ContentWrite.RecordConsequences"/>.</summary>
    /// <param name="articles">A subquery that selects their ids.</param>
    /// <param name="with">A common table expression that the subquery uses; null for none.</param>
    public static Func<SqlDialect, string> Record(string articles, string? with = null) => dialect => $"""
        WITH {(with is null ? "" : with + ",\n")}{Above(articles)}
        INSERT INTO changes (seq, position, kind, entity_id, action, language, significance, at, scope_before)
        SELECT @Seq, @Position + ROW_NUMBER() OVER (ORDER BY p.id) - 1, '{ChangeKinds.Article}', p.id, @Action, p.language, NULL, @At,
            {Value(dialect)}
        FROM published_articles AS p
        WHERE p.id IN ({articles})
        """;

    private static string Above(string articles) => $"""
        above (origin, id, parent_id, depth) AS (
            SELECT x.id, x.id, x.parent_id, 0
            FROM sections AS x
            WHERE x.id IN (SELECT q.section_id FROM published_articles AS q WHERE q.id IN ({articles}))
            UNION ALL
            SELECT above.origin, x.id, x.parent_id, above.depth + 1
            FROM above
            JOIN sections AS x ON x.id = above.parent_id
            WHERE above.depth < {DeepestSection})
        """;

    private static string Value(SqlDialect dialect) =>
        $$"""
        CONCAT(
                '{"language":"', p.language, '","version":', p.version,
                ',"sections":[', {{dialect.Joined("above.id", "above WHERE above.origin = p.section_id", "above.depth")}},
                '],"tags":[', {{dialect.Joined("t.tag_id", "published_tags AS t WHERE t.article_id = p.id", "t.position, t.tag_id")}},
                '],"authors":[',
                {{dialect.Joined("a.author_id", "published_authors AS a WHERE a.article_id = p.id", "a.position")}},
                '],"syndicatable":', CASE WHEN p.syndicatable = 1 THEN 'true' ELSE 'false' END,
                ',"ownTerms":', CASE WHEN {{OwnTerms}} THEN 'true' ELSE 'false' END, '}')
        """;
}

/// <summary>The scope of a public article, as it is stored.</summary>
internal sealed record ScopeRow
{
    public long Id { get; init; }

    public string Language { get; init; } = "";

    /// <summary>JSON of a <see cref="ChangeScope"/>.</summary>
    public string Scope { get; init; } = "";
}
