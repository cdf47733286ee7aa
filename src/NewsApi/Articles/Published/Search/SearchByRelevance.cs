using System.Globalization;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;

namespace NewsApi.Articles.Published.Search;

/// <summary>
/// The results of a search in the order of relevance: first the stories with all words in the title, then the others, each newest first. A
/// story's position depends only on the story itself, so pages do not shift while other stories are published. Both search tables are in
/// this order, so a page is read without sorting the results.
/// </summary>
internal sealed class SearchByRelevance
{
    private readonly SqlFilter _conditions = new();
    private readonly PageRequest _page;
    private readonly (long Above, long Below) _bounds;

    /// <param name="dialect">The database's dialect, in which the search words are written.</param>
    /// <param name="selection">The search words and the filters.</param>
    /// <param name="page">The cursor, the direction and the length of the page.</param>
    public SearchByRelevance(SqlDialect dialect, ResolvedArticleFilter selection, PageRequest page)
    {
        selection.AddTo(_conditions);
        (_page, _bounds) = (page, Bounds(selection));
        Args["Search"] = dialect.SearchArgument(selection.Terms!);
    }

    private Dictionary<string, object?> Args => _conditions.Args;

    /// <summary>The position of a row in this order: the key of its cursor, and the tier as the cursor's id.</summary>
    public static (string Key, long Id) Place(PublishedArticle row) =>
        (row.SearchKey.ToString(CultureInfo.InvariantCulture), (long)row.SearchTier);

    /// <summary>Reads the rows of the page and one more row, which shows whether another page follows.</summary>
    public async ValueTask<IReadOnlyList<PublishedArticle>> Read(ReadSession read, ArticleShape shape, CancellationToken ct)
    {
        var rows = new List<PublishedArticle>(_page.Take);
        foreach (var (tier, edge) in Tiers())
        {
            if (rows.Count == _page.Take)
                break;
            Args["Take"] = _page.Take - rows.Count;
            Args["Above"] = _page.Backward ? Math.Max(edge ?? long.MinValue, _bounds.Above) : _bounds.Above;
            Args["Below"] = _page.Backward ? _bounds.Below : Math.Min(edge ?? long.MaxValue, _bounds.Below);
            rows.AddRange(await read.ListAsync<PublishedArticle>(PageSql(tier, shape), Args, ct));
        }

        return rows;
    }

    /// <summary>Reads one tier between two keys. CROSS JOIN makes SQLite begin with the table of words.</summary>
    internal Sql PageSql(SearchTier tier, ArticleShape shape)
    {
        var direction = _page.Backward ? "ASC" : "DESC";
        return new Sql(dialect => $"""
            {ArticleSql.Select(shape, dialect, $"s.{dialect.SearchKey} AS search_key", $"{(int)tier} AS search_tier")}
            FROM {(tier == SearchTier.Title ? "published_titles" : "published_search")} AS s
            CROSS JOIN published_articles AS p{ArticleSql.Joins(shape)}
            WHERE {string.Join("\n  AND ", Found(dialect, tier).Concat(_conditions.Conditions(dialect)))}
            ORDER BY s.{dialect.SearchKey} {direction}
            {dialect.Limit("@Take")}
            """);
    }

    private static IEnumerable<string> Found(SqlDialect dialect, SearchTier tier)
    {
        var key = dialect.SearchKey;
        yield return tier == SearchTier.Title
            ? dialect.SearchMatch("published_titles", "title", "s", "@Search")
            : dialect.SearchMatch("published_search", "words", "s", "@Search");
        yield return $"s.{key} > @Above AND s.{key} < @Below";
        yield return $"p.id = {SearchKey.IdOf(dialect, "s")}";
        if (tier == SearchTier.Story)
            yield return $"s.{key} NOT IN (SELECT t.{key} FROM published_titles AS t "
                + $"WHERE {dialect.SearchMatch("published_titles", "title", "t", "@Search")})";
    }

    // Search keys are in the order of publication, so a window of that time is a range of keys.
    private static (long Above, long Below) Bounds(ResolvedArticleFilter selection)
    {
        var windows = selection.Windows.Where(window => !window.Exclude && window.Time == ArticleTime.Published).ToList();
        return (
            windows.Select(window => SearchKey.Before(window.From)).Append(long.MinValue).Max(),
            windows.Select(window => SearchKey.Behind(window.To)).Append(long.MaxValue).Min());
    }

    // A cursor's id is the tier of its row.
    private IEnumerable<(SearchTier Tier, long? Edge)> Tiers()
    {
        long? edge = _page.Cursor is { } cursor ? long.Parse(cursor.Key, CultureInfo.InvariantCulture) : null;
        var inTitles = _page.Cursor?.Id == (long)SearchTier.Title;
        return (_page.Backward, edge, inTitles) switch
        {
            (false, null, _) => [(SearchTier.Title, null), (SearchTier.Story, null)],
            (true, null, _) => [(SearchTier.Story, null), (SearchTier.Title, null)],
            (false, _, true) => [(SearchTier.Title, edge), (SearchTier.Story, null)],
            (false, _, false) => [(SearchTier.Story, edge)],
            (true, _, true) => [(SearchTier.Title, edge)],
            (true, _, false) => [(SearchTier.Story, edge), (SearchTier.Title, null)],
        };
    }
}
