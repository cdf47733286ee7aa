using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Fronts;

/// <summary>Where a front takes its stories from: what is public now, or at another time.</summary>
internal interface IFrontStories
{
    /// <summary>The articles to show for those that cards name, by the id that the card names; what is not public is not among them.</summary>
    /// <param name="ids">The ids that cards name.</param>
    /// <param name="languages">The reader's language, then the one to fall back to, if any.</param>
    /// <param name="ct">Cancels.</param>
    ValueTask<IReadOnlyDictionary<long, FoundStory>> OfCards(
        IReadOnlyCollection<long> ids, IReadOnlyList<string> languages, CancellationToken ct);

    /// <summary>The first articles of a list, and whether there are more.</summary>
    ValueTask<(IReadOnlyList<FoundStory> Stories, bool HasMore)> First(ArticleList list, CancellationToken ct);

    /// <summary>The articles with all that is shown of them, by id.</summary>
    /// <param name="ids">The articles to show.</param>
    /// <param name="shape">What of each.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="ct">Cancels.</param>
    ValueTask<IReadOnlyDictionary<long, PublishedStory>> Load(
        IReadOnlyCollection<long> ids, ArticleShape shape, string language, CancellationToken ct);
}

/// <summary>An article that a front may show.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Group">Its translation group: the translations of a story are one story.</param>
internal readonly record struct FoundStory(long Id, long Group);

/// <summary>The stories that are public now.</summary>
internal sealed class PublicFrontStories(ReadSession read, ArticleLists lists, ArticleQueries articles) : IFrontStories
{
    private static readonly Sql OfCardsSql = new(dialect => $"""
        SELECT c.id AS asked, p.id, p.language, p.translation_group
        FROM published_articles AS c
        JOIN published_articles AS p ON p.translation_group = c.translation_group
        WHERE c.id IN {dialect.Numbers("@Ids")} AND p.language IN {dialect.Names("@Languages")}
        """);

    public async ValueTask<IReadOnlyDictionary<long, FoundStory>> OfCards(
        IReadOnlyCollection<long> ids, IReadOnlyList<string> languages, CancellationToken ct)
    {
        if (ids.Count == 0)
            return new Dictionary<long, FoundStory>();
        var rows = await read.ListAsync<CardRow>(
            OfCardsSql, new { Ids = ApiJson.Write(ids), Languages = ApiJson.Write(languages) }, ct);
        return rows.GroupBy(row => row.Asked).ToDictionary(
            story => story.Key,
            story => story.OrderBy(row => row.Language.Equals(languages[0], StringComparison.OrdinalIgnoreCase) ? 0 : 1)
                .Select(row => new FoundStory(row.Id, row.TranslationGroup)).First());
    }

    public async ValueTask<(IReadOnlyList<FoundStory> Stories, bool HasMore)> First(ArticleList list, CancellationToken ct)
    {
        var rows = await lists.First(read, list, ct);
        return (
            [.. rows.Take(list.Page.Limit).Select(row => new FoundStory(row.Id, row.TranslationGroup))], rows.Count > list.Page.Limit);
    }

    public async ValueTask<IReadOnlyDictionary<long, PublishedStory>> Load(
        IReadOnlyCollection<long> ids, ArticleShape shape, string language, CancellationToken ct) =>
        (await articles.FindMany(read, ids, shape, ct, wanted: language)).ToDictionary(story => story.Article.Id);

    private sealed record CardRow
    {
        public long Asked { get; init; }

        public long Id { get; init; }

        public string Language { get; init; } = "";

        public long TranslationGroup { get; init; }
    }
}
