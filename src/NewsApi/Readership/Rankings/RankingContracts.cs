using System.Text.Json.Serialization;
using NewsApi.Articles.Published.Stories;
using NewsApi.Http.Answers;
using NewsApi.Http.Pages;

namespace NewsApi.Readership.Rankings;

/// <summary>What the most read articles are ranked by.</summary>
public enum RankedBy
{
    /// <summary>How often people saw them.</summary>
    Views,

    /// <summary>How often people shared them to a channel.</summary>
    Shares,

    /// <summary>How often people followed their short links.</summary>
    Clicks,
}

/// <summary>An article in the list of the most read.</summary>
/// <param name="Count">How often people viewed, shared or followed it within the period.</param>
/// <param name="Article">As lists show it.</param>
public sealed record MostItem(long Count, ArticleSummary Article);

/// <summary>What people read, shared or followed most.</summary>
/// <param name="Items">The highest count first; of equal counts, the article that was published later.</param>
/// <param name="AsOf">
/// Everything that was acknowledged before this time is counted. The answer may be up to a minute old; later counts are not in it.
/// </param>
/// <param name="LagSeconds">How many seconds the counters were behind when they were read.</param>
/// <param name="By">What they are ranked by.</param>
/// <param name="Period">The time up to <c>asOf</c>: <c>1h</c> moves by five minutes, all others by the hour.</param>
/// <param name="Notes">Names in filters that do not exist. Present only where there are any.</param>
public sealed record MostList(
    IReadOnlyList<MostItem> Items, DateTimeOffset AsOf, double LagSeconds, RankedBy By, string Period,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PageNote>? Notes = null);

/// <summary>An article that is trending.</summary>
/// <param name="Score">
/// The weighted sum of views (1 each), clicks (2 each) and shares (5 each) of people. Each event loses half of its weight every six hours.
/// </param>
/// <param name="Pinned">Whether an editor put it there.</param>
/// <param name="Article">As lists show it.</param>
public sealed record TrendingItem(double Score, bool Pinned, ArticleSummary Article);

/// <summary>The articles that are trending now.</summary>
/// <param name="Items">What editors pinned, in their order; then the highest scores.</param>
/// <param name="AsOf">
/// Everything that was acknowledged before this time is counted. The answer may be up to a minute old; later counts are not in it.
/// </param>
/// <param name="LagSeconds">How many seconds the counters were behind when they were read.</param>
/// <param name="Notes">Names in filters that do not exist. Present only where there are any.</param>
public sealed record TrendingList(
    IReadOnlyList<TrendingItem> Items, DateTimeOffset AsOf, double LagSeconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PageNote>? Notes = null);

/// <summary>What rankings are to do with an article: pin it or keep it out, not both.</summary>
/// <param name="Pinned">Whether it stands at the top of trending, whatever its numbers.</param>
/// <param name="Position">Its place among the pinned articles, 1 to 1,000, the lowest first; when null, after all others.</param>
/// <param name="Excluded">Whether it is left out of most read and trending.</param>
/// <param name="Until">When the rule ends by itself; must be in the future. Never when null.</param>
public sealed record RankingRequest(bool? Pinned, int? Position, bool? Excluded, DateTimeOffset? Until);

/// <summary>What rankings do with an article.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Pinned">Whether it stands at the top of trending.</param>
/// <param name="Position">Its place among the pinned articles; when null, it comes after all that have a position.</param>
/// <param name="Excluded">Whether it is left out of most read and trending.</param>
/// <param name="Until">When the rule ends, or ended; null for never.</param>
/// <param name="Version">Grows by one with each change, and is 0 where there was none yet; the ETag.</param>
/// <param name="ModifiedAt">When it was last changed; null where it never was.</param>
/// <param name="ModifiedBy">Who changed it: <c>key:{id}</c> or <c>jwt:{subject}</c>.</param>
public sealed record EditorialRanking(
    long Id,
    bool Pinned,
    int? Position,
    bool Excluded,
    DateTimeOffset? Until,
    int Version,
    DateTimeOffset? ModifiedAt,
    string? ModifiedBy) : IVersioned;
