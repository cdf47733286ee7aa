using NewsApi.Articles.Published.Lists;
using NewsApi.Articles.Published.Lookup;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>Where a front takes its stories from: what is public in the state that a session sees.</summary>
internal sealed class FrontStories(ReadSession read, ArticleLists lists, ArticleQueries articles)
{
    /// <summary>The stories that cards name, by the ids that they name; without what is not public.</summary>
    /// <param name="ids">The ids that cards name.</param>
    /// <param name="languages">The reader's language, then the one to fall back to, if any.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<IReadOnlyDictionary<long, NamedStory>> OfCards(
        IReadOnlyCollection<long> ids, IReadOnlyList<string> languages, CancellationToken ct) =>
        StoryTranslations.Find(read, ids, languages, ct);

    /// <summary>The first articles of a list, and whether there are more.</summary>
    public async ValueTask<(IReadOnlyList<FoundStory> Stories, bool HasMore)> First(ArticleList list, CancellationToken ct)
    {
        var rows = await lists.First(read, list, ct);
        return (
            [.. rows.Take(list.Page.Limit).Select(row => new FoundStory(row.Id, row.TranslationGroup))], rows.Count > list.Page.Limit);
    }

    /// <summary>The articles with all that is shown of them, by id.</summary>
    /// <param name="ids">The articles to show.</param>
    /// <param name="shape">What of each.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<IReadOnlyDictionary<long, PublishedStory>> Load(
        IReadOnlyCollection<long> ids, ArticleShape shape, string language, CancellationToken ct) =>
        (await articles.FindMany(read, ids, shape, ct, wanted: language)).ToDictionary(story => story.Article.Id);
}
