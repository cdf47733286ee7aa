using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Json;

namespace NewsApi.Tags;

/// <summary>
/// Maps the tag ids in old revisions to the tags of today. Revisions are never rewritten, so code that reads one must map its tag ids here.
/// </summary>
internal static class MergedTags
{
    private static readonly Sql PresentSql = new(dialect => $"""
        SELECT x.id, x.id AS into_id
        FROM tags AS x
        WHERE x.id IN {dialect.Numbers("@Ids")}
        UNION ALL
        SELECT m.id, m.into_id
        FROM tag_merges AS m
        WHERE m.id IN {dialect.Numbers("@Ids")}
        """);

    /// <summary>Selects the rows for <see cref="Map"/>: the tags of today for the tag ids in a JSON column.</summary>
    /// <param name="from">A table or subquery with an alias.</param>
    /// <param name="column">The JSON column with the tag ids.</param>
    public static Func<SqlDialect, string> SelectOf(string from, string column) => dialect => $"""
        SELECT x.id, x.id AS into_id
        FROM {from}
        {dialect.EachNumber(column, "item")}
        JOIN tags AS x ON x.id = item.value
        UNION ALL
        SELECT m.id, m.into_id
        FROM {from}
        {dialect.EachNumber(column, "item")}
        JOIN tag_merges AS m ON m.id = item.value
        """;

    private static readonly Sql SlugsSql = new(dialect => $"""
        SELECT x.id, x.id AS into_id, x.slug
        FROM tags AS x
        WHERE x.id IN {dialect.Numbers("@Ids")}
        UNION ALL
        SELECT m.id, m.into_id, x.slug
        FROM tag_merges AS m
        JOIN tags AS x ON x.id = m.into_id
        WHERE m.id IN {dialect.Numbers("@Ids")}
        """);

    private static readonly Sql FindSql = new("SELECT into_id FROM tag_merges WHERE id = @Id");

    private static readonly Sql MoveSql = new("UPDATE tag_merges SET into_id = @Into WHERE into_id = @Id");

    private static readonly Sql AddSql = new("INSERT INTO tag_merges (id, into_id) VALUES (@Id, @Into)");

    private static readonly Sql ForgetSql = new("DELETE FROM tag_merges WHERE into_id = @Id");

    /// <summary>The tags of today for these ids, each once, in the order of the ids. Deleted tags are left out.</summary>
    public static IReadOnlyList<long> Present(ContentWrite write, IReadOnlyList<long> ids) =>
        ids.Count == 0 ? ids : Map(ids, write.List<Merged>(PresentSql, new { Ids = ApiJson.Write(ids) }));

    /// <summary>The slugs of the tags of today for these ids, each once, in the order of the ids.</summary>
    public static Func<IReadOnlyList<string>> PresentSlugs(ReadBatch batch, IReadOnlyList<long> ids)
    {
        var found = batch.List<Merged>(SlugsSql, new { Ids = ApiJson.Write(ids) });
        return () => [.. Map(ids, found.Rows).Select(id => found.Rows.First(row => row.IntoId == id).Slug)];
    }

    /// <summary>
    /// The tags of today for these ids, as <see cref="Present(ContentWrite, IReadOnlyList{long})"/> but in a read session.
    /// </summary>
    public static async ValueTask<IReadOnlyList<long>> Present(ReadSession read, IReadOnlyList<long> ids, CancellationToken ct) =>
        ids.Count == 0 ? ids : Map(ids, await read.ListAsync<Merged>(PresentSql, new { Ids = ApiJson.Write(ids) }, ct));

    /// <summary>For each of these ids that was merged: the tag that it was merged into.</summary>
    public static async ValueTask<IReadOnlyDictionary<long, long>> Into(
        ReadSession read, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        (await read.ListAsync<Merged>(PresentSql, new { Ids = ApiJson.Write(ids) }, ct)).Where(row => row.Id != row.IntoId)
            .ToDictionary(row => row.Id, row => row.IntoId);

    /// <returns>The tag that this one was merged into; 0 when it was not merged.</returns>
    public static Task<long> Find(Db db, long id, CancellationToken ct) => db.FindAsync<long>(FindSql, new { Id = id }, ct);

    public static void Add(ContentWrite write, long id, long into)
    {
        write.Run(MoveSql, new { Id = id, Into = into });
        write.Run(AddSql, new { Id = id, Into = into });
    }

    public static void Forget(ContentWrite write, long id) => write.Run(ForgetSql, new { Id = id });

    /// <summary>The tags of today for these ids, each once, in the order of the ids.</summary>
    /// <param name="ids">The tag ids in a revision.</param>
    /// <param name="rows">The rows of <see cref="SelectOf"/>.</param>
    public static IReadOnlyList<long> Map(IReadOnlyList<long> ids, IReadOnlyList<Merged> rows)
    {
        var present = rows.ToDictionary(row => row.Id, row => row.IntoId);
        return [.. ids.Where(present.ContainsKey).Select(id => present[id]).Distinct()];
    }

    /// <summary>The id of a tag in an old revision and the tag's id today, which differs if the tag was merged into another.</summary>
    internal sealed record Merged
    {
        public long Id { get; init; }

        public long IntoId { get; init; }

        public string Slug { get; init; } = "";
    }
}
