using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Text.Search;

namespace NewsApi.Articles.Published.Search;

/// <summary>Marks the words of a search in the stories of a page.</summary>
internal static class SearchHighlights
{
    private static readonly Sql TextsSql = new(dialect => $"""
        SELECT p.id, p.title, p.summary, body.text
        FROM published_articles AS p
        JOIN published_bodies AS body ON body.article_id = p.id
        WHERE p.id IN {dialect.Numbers("@Ids")}
        ORDER BY p.id
        """);

    public static async ValueTask Load(
        ReadSession read, IReadOnlyList<PublishedStory> stories, IReadOnlyList<SearchTerm> terms, CancellationToken ct)
    {
        var ids = new { Ids = ApiJson.Write(stories.Select(story => story.Article.Id)) };
        var texts = (await read.ListAsync<TextRow>(TextsSql, ids, ct)).ToDictionary(row => row.Id);
        foreach (var story in stories)
            if (texts.TryGetValue(story.Article.Id, out var row))
                story.Highlight =
                    new SearchHighlight(Highlight.Whole(row.Title, terms), Highlight.Snippet(terms, row.Text, row.Summary ?? ""));
    }

    private sealed record TextRow
    {
        public long Id { get; init; }

        public string Title { get; init; } = "";

        public string? Summary { get; init; }

        public string Text { get; init; } = "";
    }
}
