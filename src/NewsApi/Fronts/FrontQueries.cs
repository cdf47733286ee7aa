using NewsApi.Data;
using NewsApi.Data.Statements;

namespace NewsApi.Fronts;

/// <summary>Reads public fronts.</summary>
internal sealed class FrontQueries(Db db)
{
    private static readonly Sql FindSql = new($"SELECT {PublishedFront.Columns} FROM published_fronts AS f WHERE f.slug = @Slug");

    private static readonly Sql ListSql = new($"SELECT {PublishedFront.Columns} FROM published_fronts AS f ORDER BY f.slug");

    private static readonly Sql ByIdsSql = new(dialect => $"""
        SELECT {PublishedFront.Columns} FROM published_fronts AS f WHERE f.front_id IN {dialect.Numbers("@Ids")} ORDER BY f.front_id
        """);

    private static readonly Sql BySlugsSql = new(dialect => $"""
        SELECT {PublishedFront.Columns} FROM published_fronts AS f WHERE f.slug IN {dialect.Names("@Slugs")} ORDER BY f.front_id
        """);

    private static readonly Sql AfterSql = new(dialect => $"""
        SELECT {PublishedFront.Columns}
        FROM published_fronts AS f
        WHERE f.front_id > @After AND f.seq <= @Fixed
        ORDER BY f.front_id
        {dialect.Limit("@Take")}
        """);

    /// <summary>All public fronts by slug; a site has few.</summary>
    public Task<IReadOnlyList<PublishedFront>> List(CancellationToken ct) => db.ListPublicAsync<PublishedFront>(ListSql, null, ct);

    public static ValueTask<PublishedFront?> Find(ReadSession read, string slug, CancellationToken ct) =>
        read.FindAsync<PublishedFront>(FindSql, new { Slug = slug }, ct);

    /// <summary>The public fronts among these ids.</summary>
    public static async ValueTask<IReadOnlyList<PublishedFront>> OfIds(ReadSession read, string ids, CancellationToken ct) =>
        await read.ListAsync<PublishedFront>(ByIdsSql, new { Ids = ids }, ct);

    /// <summary>The public fronts among these slugs, a JSON list.</summary>
    public static async ValueTask<IReadOnlyList<PublishedFront>> OfSlugs(ReadSession read, string slugs, CancellationToken ct) =>
        await read.ListAsync<PublishedFront>(BySlugsSql, new { Slugs = slugs }, ct);

    /// <summary>The public fronts after an id, in the order of ids, that have not changed since a number of the change log.</summary>
    public static async ValueTask<IReadOnlyList<PublishedFront>> After(
        ReadSession read, long after, long seq, int take, CancellationToken ct) =>
        await read.ListAsync<PublishedFront>(AfterSql, new { After = after, Fixed = seq, Take = take }, ct);
}
