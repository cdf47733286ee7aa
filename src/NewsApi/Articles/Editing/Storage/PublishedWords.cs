using NewsApi.Articles.Published.Search;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Editing.Storage;

/// <summary>The words of a public story, as the search tables store them.</summary>
/// <param name="Key">The story's key in the search tables; see <see cref="SearchKey"/>.</param>
/// <param name="Words">The words of all searched fields.</param>
/// <param name="Title">The words of the title.</param>
internal sealed record PublishedWords(long Key, string Words, string Title)
{
    private static readonly Sql[] RemoveSql =
    [
        new(dialect => $"DELETE FROM published_search WHERE {dialect.SearchKey} = @Key"),
        new(dialect => $"DELETE FROM published_titles WHERE {dialect.SearchKey} = @Key"),
    ];

    private static readonly Sql[] AddSql =
    [
        new(dialect => $"INSERT INTO published_search ({dialect.SearchKey}, words) VALUES (@Key, @Words)"),
        new(dialect => $"INSERT INTO published_titles ({dialect.SearchKey}, title) VALUES (@Key, @Title)"),
    ];

    public static PublishedWords Of(long id, DateTimeOffset publishedAt, ContentColumns story, string text) => new(
        SearchKey.Of(publishedAt, id),
        SearchWords.Of(story.Title, story.Summary, text, story.Byline, story.SourceName, story.PlaceLine),
        SearchWords.Of(story.Title));

    /// <param name="run">Runs a statement inside the current transaction.</param>
    public void Add(Action<Sql, object?> run)
    {
        foreach (var sql in AddSql)
            run(sql, this);
    }

    /// <param name="key">The story's key in the search tables; see <see cref="SearchKey"/>.</param>
    /// <param name="run">Runs a statement inside the current transaction.</param>
    public static void Remove(long key, Action<Sql, object?> run)
    {
        foreach (var sql in RemoveSql)
            run(sql, new { Key = key });
    }
}
