using System.Globalization;
using NewsApi.Articles.Published.Filters;
using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;

namespace NewsApi.Articles.Published.Lists;

/// <summary>The order of a list of public articles: one column, then the id, both in the same direction.</summary>
/// <param name="Name">The value of the query parameter <c>sort</c>, without the sign <c>-</c>.</param>
/// <param name="Column">The column of an article <c>p</c> that is sorted by.</param>
/// <param name="Index">The index that has this order.</param>
/// <param name="Key">Reads the column's value from a row, in the form that cursors contain.</param>
/// <param name="IsText">Whether the column's value is a text; otherwise it is a time.</param>
internal sealed record ArticleOrder(string Name, string Column, string Index, Func<PublishedArticle, string> Key, bool IsText)
{
    public static readonly ArticleOrder Default =
        OfTime("publishedAt", "p.published_at", "published_articles_published", row => row.PublishedAt);

    /// <summary>The default order of a search; see <see cref="SearchByRelevance"/>.</summary>
    public static readonly ArticleOrder Relevance = new("relevance", "", "", row => SearchByRelevance.Place(row).Key, IsText: false);

    private static readonly IReadOnlyList<ArticleOrder> All =
    [
        Default,
        OfTime("updatedAt", "p.updated_at", "published_articles_updated", row => row.UpdatedAt),
        OfTime("modifiedAt", "p.modified_at", "published_articles_modified", row => row.ModifiedAt),
        new("title", "p.title_key", "published_articles_title", row => TitleCursor.Of(row.TitleKey), IsText: true) { Descending = false },
    ];

    public static readonly QueryParameter Parameter = new(
        "sort", QueryType.Choice,
        "The order. The default is -relevance for a search with `q`, else -publishedAt, newest first. Relevance puts articles with all "
        + "words of `q` in the title first, then all others, and each of the two groups is newest first. "
        + "Titles are compared by the rules of their language, ignoring case.")
    {
        Choices = [$"-{Relevance.Name}", .. All.SelectMany(order => (string[])[$"-{order.Name}", order.Name])],
        ChoicesName = "ArticleSort",
    };

    public bool Descending { get; init; } = true;

    /// <summary>The scan of all articles in this order.</summary>
    public IndexScan Scan => new(Index, null, KeyIn, ArticleColumns.OfRow, null);

    public bool IsByPublication => Column == Default.Column;

    public bool IsByRelevance => Name == Relevance.Name;

    public static ArticleOrder Read(QueryReader reader, bool isSearch)
    {
        if (reader.Choice(Parameter) is not { } choice)
            return isSearch ? Relevance : Default;
        if (choice.TrimStart('-') is var name && name != Relevance.Name)
            return All.Single(order => order.Name == name) with { Descending = choice[0] == '-' };
        if (!isSearch)
            reader.Refuse(Parameter, "needs_q", "Relevance is the order of a search, so it needs the parameter q.");
        return Relevance;
    }

    /// <summary>The SQL expression by which the column is compared and sorted.</summary>
    public string KeyIn(SqlDialect dialect) => Column;

    /// <summary>The key of a cursor as the value of an SQL parameter.</summary>
    public object ValueOf(string key) => IsText ? TitleCursor.KeyOf(key)! : long.Parse(key, CultureInfo.InvariantCulture);

    /// <summary>Whether a cursor's key belongs to this order and to the current version of the sort keys.</summary>
    public bool IsKey(string key) => IsText ? TitleCursor.KeyOf(key) is not null : PageRequest.IsNumber(key);

    /// <summary>The position of a row in this order: the key and id of its cursor.</summary>
    public (string Key, long Id) Place(PublishedArticle row) => IsByRelevance ? SearchByRelevance.Place(row) : (Key(row), row.Id);

    private static ArticleOrder OfTime(string name, string column, string index, Func<PublishedArticle, DateTimeOffset> time) =>
        new(name, column, index, row => time(row).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), IsText: false);
}
