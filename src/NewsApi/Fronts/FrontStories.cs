using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Lookup;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>Reads the public stories of a front, in the snapshot of a session.</summary>
internal sealed class FrontStories(ReadSession read, ArticleLists lists, ArticleQueries articles)
{
    /// <summary>The stories of cards, keyed by the article ids of the cards. Articles that are not public are left out.</summary>
    /// <param name="ids">The article ids of the cards.</param>
    /// <param name="languages">The reader's language, then the fallback language, if any.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<IReadOnlyDictionary<long, TranslatedArticle>> OfCards(
        IReadOnlyCollection<long> ids, IReadOnlyList<string> languages, CancellationToken ct) =>
        TranslationLookup.Find(read, ids, languages, ct);

    /// <summary>The first articles of a list, and whether there are more.</summary>
    public async ValueTask<(IReadOnlyList<GroupedArticle> Stories, bool HasMore)> First(ArticleListQuery list, CancellationToken ct)
    {
        var rows = await lists.First(read, list, ct);
        return (
            [.. rows.Take(list.Page.Limit).Select(row => new GroupedArticle(row.Id, row.TranslationGroup))], rows.Count > list.Page.Limit);
    }

    /// <summary>Reads articles with the fields of <paramref name="shape"/>; the result is keyed by id.</summary>
    /// <param name="ids">The articles to show.</param>
    /// <param name="shape">The fields of each article.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<IReadOnlyDictionary<long, PublishedStory>> Load(
        IReadOnlyCollection<long> ids, ArticleShape shape, string language, CancellationToken ct) =>
        (await articles.FindMany(read, ids, shape, ct, wanted: language)).ToDictionary(story => story.Article.Id);
}
