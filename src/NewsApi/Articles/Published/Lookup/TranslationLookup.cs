using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Lookup;

/// <summary>An article and the story that it belongs to.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Group">The translation group that all translations of the article's story share.</param>
internal readonly record struct GroupedArticle(long Id, long Group);

/// <summary>A public story, found by the id of one of its articles.</summary>
/// <param name="Group">The translation group of the story.</param>
/// <param name="Id">The article to show; null if the story has none in the wanted languages.</param>
internal readonly record struct TranslatedArticle(long Group, long? Id)
{
    public GroupedArticle? Found => Id is { } id ? new GroupedArticle(id, Group) : null;
}

/// <summary>Finds the translations of stories by the ids of any of their articles.</summary>
internal static class TranslationLookup
{
    private static readonly Sql FindSql = new(dialect => $"""
        SELECT a.id AS asked, a.translation_group, p.id, p.language
        FROM published_articles AS a
        LEFT JOIN published_articles AS p
            ON p.translation_group = a.translation_group AND p.language IN {dialect.Names("@Languages")}
        WHERE a.id IN {dialect.Numbers("@Ids")}
        """);

    /// <summary>
    /// Finds the translations to show in place of articles, by the ids of these articles. If a story has no translation in these languages,
    /// only its group is returned. Articles that are not public are left out.
    /// </summary>
    /// <param name="read">The answer's session.</param>
    /// <param name="ids">The ids of the articles.</param>
    /// <param name="languages">The wanted languages, the best one first.</param>
    /// <param name="ct">Cancels.</param>
    public static async ValueTask<IReadOnlyDictionary<long, TranslatedArticle>> Find(
        ReadSession read, IReadOnlyCollection<long> ids, IReadOnlyList<string> languages, CancellationToken ct)
    {
        if (ids.Count == 0)
            return new Dictionary<long, TranslatedArticle>();
        var rows = await read.ListAsync<Row>(FindSql, new { Ids = ApiJson.Write(ids), Languages = ApiJson.Write(languages) }, ct);
        return rows.GroupBy(row => row.Asked).ToDictionary(
            story => story.Key,
            story => new TranslatedArticle(
                story.First().TranslationGroup, story.Where(row => row.Id is not null).MinBy(row => Place(row.Language!))?.Id));

        int Place(string language) => languages.Index().First(one => one.Item.Equals(language, StringComparison.OrdinalIgnoreCase)).Index;
    }

    private sealed record Row
    {
        public long Asked { get; init; }

        public long? Id { get; init; }

        public string? Language { get; init; }

        public long TranslationGroup { get; init; }
    }
}
