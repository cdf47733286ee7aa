using System.Text.Json.Serialization;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;

namespace NewsApi.Readership.Rankings;

/// <summary>The count by which the most read articles are ranked.</summary>
public enum RankedBy
{
    /// <summary>How often people viewed the articles.</summary>
    Views,

    /// <summary>How often people shared the articles to a channel.</summary>
    Shares,

    /// <summary>How often people followed short links to the articles.</summary>
    Clicks,
}

/// <summary>An article in the list of the most read.</summary>
/// <param name="Count">
/// How often people viewed the article, shared it or followed its short links within the period, as <c>by</c> says.
/// </param>
/// <param name="Article">The article as in lists of articles.</param>
public sealed record MostItem(long Count, ArticleSummary Article);

/// <summary>The articles that people viewed, shared or followed most.</summary>
/// <param name="Items">
/// The articles, the highest count first. Of articles with equal counts, the one that was published later comes first.
/// </param>
/// <param name="AsOf">
/// Everything that was acknowledged before this time is counted. The answer may be up to a minute old; later counts are not in it.
/// </param>
/// <param name="LagSeconds">How many seconds the counters were behind when they were read.</param>
/// <param name="By">The count by which the articles are ranked.</param>
/// <param name="Period">
/// The period up to <c>asOf</c>. <c>1h</c> moves in steps of five minutes, all other periods in steps of an hour.
/// </param>
/// <param name="Notes">Names in the request's filters that do not exist. Left out if all names exist.</param>
public sealed record MostList(
    IReadOnlyList<MostItem> Items, DateTimeOffset AsOf, double LagSeconds, RankedBy By, string Period,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PageNote>? Notes = null);

/// <summary>An article that is trending.</summary>
/// <param name="Score">
/// The weighted sum of views (1 each), clicks (2 each) and shares (5 each) of people. Each event loses half of its weight every six hours.
/// </param>
/// <param name="Pinned">Whether an editor pinned the article.</param>
/// <param name="Article">The article as in lists of articles.</param>
public sealed record TrendingItem(double Score, bool Pinned, ArticleSummary Article);

/// <summary>The articles that are trending now.</summary>
/// <param name="Items">First the articles that editors pinned, by position; then the others, the highest score first.</param>
/// <param name="AsOf">
/// Everything that was acknowledged before this time is counted. The answer may be up to a minute old; later counts are not in it.
/// </param>
/// <param name="LagSeconds">How many seconds the counters were behind when they were read.</param>
/// <param name="Notes">Names in the request's filters that do not exist. Left out if all names exist.</param>
public sealed record TrendingList(
    IReadOnlyList<TrendingItem> Items, DateTimeOffset AsOf, double LagSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PageNote>? Notes = null);

/// <summary>A ranking rule for an article: pins it to the top of trending, or excludes it from rankings; not both.</summary>
/// <param name="Pinned">Whether the article is shown at the top of trending, whatever its numbers.</param>
/// <param name="Position">
/// The article's place among the pinned articles, 1 to 1,000, the lowest first. When null, it comes after all that have a position.
/// </param>
/// <param name="Excluded">Whether the article is left out of most read and trending.</param>
/// <param name="Until">When the rule ends by itself; must be in the future. Never when null.</param>
public sealed record RankingRequest(bool? Pinned, int? Position, bool? Excluded, DateTimeOffset? Until);

/// <summary>The ranking rule of an article.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Pinned">Whether the article is shown at the top of trending.</param>
/// <param name="Position">The article's place among the pinned articles. When null, it comes after all that have a position.</param>
/// <param name="Excluded">Whether the article is left out of most read and trending.</param>
/// <param name="Until">When the rule ends, or ended; null for never.</param>
/// <param name="Version">
/// The rule's version, which is also the ETag. It grows by one with each change; 0 means that no rule was ever set.
/// </param>
/// <param name="ModifiedAt">When the rule was last changed; null if no rule was ever set.</param>
/// <param name="ModifiedBy">Who last changed the rule: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
public sealed record EditorialRanking(
    long Id,
    bool Pinned,
    int? Position,
    bool Excluded,
    DateTimeOffset? Until,
    int Version,
    DateTimeOffset? ModifiedAt,
    string? ModifiedBy) : IVersioned;
