using NewsApi.Articles.Editing.Storage;
using NewsApi.Articles.Published.Search;
using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Articles.Editing.Checks;

/// <summary>The part of <see cref="ProjectionCheck"/> for the search tables.</summary>
internal static class SearchCheck
{
    private const int PageSize = 1_000;
    private const int WordsAtOnce = 50;

    private static readonly Sql WordsSql = new(dialect => $"""
        SELECT COUNT(*)
        FROM published_search AS s
        WHERE s.{dialect.SearchKey} = @Key AND {dialect.SearchProof("published_search", "words", "s", "@Search", "@Words")}
        """);

    private static readonly Sql TitleSql = new(dialect => $"""
        SELECT COUNT(*)
        FROM published_titles AS s
        WHERE s.{dialect.SearchKey} = @Key AND {dialect.SearchProof("published_titles", "title", "s", "@Search", "@Words")}
        """);

    private static readonly Sql[] KeysSql =
    [
        new(dialect => $"""
            SELECT s.{dialect.SearchKey} AS number, p.published_at
            FROM published_search AS s
            LEFT JOIN published_articles AS p ON p.id = {SearchKey.IdOf(dialect, "s")}
            WHERE s.{dialect.SearchKey} > @After
            ORDER BY s.{dialect.SearchKey}
            {dialect.Limit("@Take")}
            """),
        new(dialect => $"""
            SELECT s.{dialect.SearchKey} AS number, p.published_at
            FROM published_titles AS s
            LEFT JOIN published_articles AS p ON p.id = {SearchKey.IdOf(dialect, "s")}
            WHERE s.{dialect.SearchKey} > @After
            ORDER BY s.{dialect.SearchKey}
            {dialect.Limit("@Take")}
            """),
    ];

    // There is no index on the id alone, so these statements read every row.
    private static readonly Sql[] SweepSql =
    [
        new(dialect => $"DELETE FROM published_search WHERE ({dialect.SearchKey} & @Mask) = @Id"),
        new(dialect => $"DELETE FROM published_titles WHERE ({dialect.SearchKey} & @Mask) = @Id"),
    ];

    /// <summary>Whether search finds a story by all of its words.</summary>
    public static async Task<bool> IsFound(ReadSession read, PublishedWords words, CancellationToken ct) =>
        await ContainsAll(read, WordsSql, words.Key, words.Words, ct) && await ContainsAll(read, TitleSql, words.Key, words.Title, ct);

    /// <summary>Ids of stories that have rows in the search tables under a wrong key, or are not public but have rows there.</summary>
    public static async Task<IReadOnlyList<long>> FindStrays(Db db, CancellationToken ct)
    {
        var strays = new SortedSet<long>();
        foreach (var sql in KeysSql)
            for (var after = long.MinValue;
                await db.ListAsync<IndexRow>(sql, new { After = after, Take = PageSize }, ct) is { Count: > 0 } rows;
                after = rows[^1].Number)
                strays.UnionWith(rows.Where(row => row.IsStray).Select(row => SearchKey.IdOf(row.Number)));
        return [.. strays];
    }

    /// <summary>Deletes all rows of a story from the search tables, under any key.</summary>
    public static void Sweep(ContentWrite write, long id)
    {
        foreach (var sql in SweepSql)
            write.Run(sql, new { Id = id, Mask = SearchKey.IdMask });
    }

    private static async Task<bool> ContainsAll(ReadSession read, Sql sql, long key, string words, CancellationToken ct)
    {
        var terms = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Select(word => new SearchTerm(word, IsWhole: true));
        foreach (var chunk in terms.Chunk(WordsAtOnce))
            if (await read.FindAsync<long>(sql, new { Key = key, Search = read.Dialect.SearchArgument(chunk), Words = words }, ct) == 0)
                return false;
        return true;
    }

    private sealed record IndexRow
    {
        public long Number { get; init; }

        public DateTimeOffset? PublishedAt { get; init; }

        public bool IsStray => PublishedAt is not { } at || SearchKey.Of(at, SearchKey.IdOf(Number)) != Number;
    }
}
