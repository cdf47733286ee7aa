using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Articles.Published.Lookup;

/// <summary>An article that tells its story apart from others.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Group">Its translation group: the translations of a story are one story.</param>
internal readonly record struct FoundStory(long Id, long Group);

/// <summary>Finds the translations of stories by the ids of any of their articles.</summary>
internal static class StoryTranslations
{
    private static readonly Sql FindSql = new(dialect => $"""
        SELECT a.id AS asked, p.id, p.language, p.translation_group
        FROM published_articles AS a
        JOIN published_articles AS p ON p.translation_group = a.translation_group
        WHERE a.id IN {dialect.Numbers("@Ids")} AND p.language IN {dialect.Names("@Languages")}
        """);

    /// <summary>The articles to show in place of others, by the ids of those; an article that is not public has none.</summary>
    /// <param name="read">The answer's session.</param>
    /// <param name="ids">The ids of the articles.</param>
    /// <param name="languages">The wanted languages, the best one first.</param>
    /// <param name="ct">Cancels.</param>
    public static async ValueTask<IReadOnlyDictionary<long, FoundStory>> Find(
        ReadSession read, IReadOnlyCollection<long> ids, IReadOnlyList<string> languages, CancellationToken ct)
    {
        if (ids.Count == 0)
            return new Dictionary<long, FoundStory>();
        var rows = await read.ListAsync<Row>(FindSql, new { Ids = ApiJson.Write(ids), Languages = ApiJson.Write(languages) }, ct);
        return rows.GroupBy(row => row.Asked).ToDictionary(
            story => story.Key,
            story => story.MinBy(row => Place(row.Language)) is { } best ? new FoundStory(best.Id, best.TranslationGroup) : default);

        int Place(string language) => languages.Index().First(one => one.Item.Equals(language, StringComparison.OrdinalIgnoreCase)).Index;
    }

    private sealed record Row
    {
        public long Asked { get; init; }

        public long Id { get; init; }

        public string Language { get; init; } = "";

        public long TranslationGroup { get; init; }
    }
}
