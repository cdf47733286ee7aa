using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Tags;

/// <summary>How many articles carry a tag.</summary>
/// <param name="Public">How many public articles carry the tag.</param>
/// <param name="Newest">How many articles, public or not, carry the tag in their newest revision.</param>
public sealed record TagUsage(long Public, long Newest)
{
    private static readonly Sql CountSql = new(dialect => $"""
        SELECT x.id, COALESCE(c.articles, 0) AS published,
            (SELECT COUNT(*) FROM article_tags AS t WHERE t.tag_id = x.id) AS newest
        FROM tags AS x
        LEFT JOIN published_tag_counts AS c ON c.tag_id = x.id
        WHERE x.id IN {dialect.Numbers("@Ids")}
        """);

    internal static async Task<IReadOnlyDictionary<long, TagUsage>> Count(Db db, IEnumerable<long> tags, CancellationToken ct) =>
        (await db.ListAsync<UsageRow>(CountSql, new { Ids = ApiJson.Write(tags) }, ct))
            .ToDictionary(row => row.Id, row => new TagUsage(row.Published, row.Newest));

    private sealed record UsageRow
    {
        public long Id { get; init; }

        public long Published { get; init; }

        public long Newest { get; init; }
    }
}
