using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Json;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Fronts;

/// <summary>Reads public fronts.</summary>
internal sealed class FrontQueries(Db db)
{
    private static readonly Sql FindSql = new($"SELECT {PublishedFront.Columns} FROM published_fronts AS f WHERE f.slug = @Slug");

    private static readonly KeysetSql ListSql = new("f.slug", page => $"""
        SELECT {PublishedFront.Columns}
        FROM published_fronts AS f
        WHERE {page.AfterEdge}
        {page.OrderAndLimit}
        """);

    private static readonly Sql CountSql = new("SELECT COUNT(*) FROM published_fronts");

    private static readonly Sql SectionsSql = new(dialect => $"""
        SELECT a.slug AS asked, s.slug
        FROM ({FormerSlugs.Among(ChangeKinds.Section, dialect.Names("@Slugs"))}) AS a
        JOIN sections AS s ON s.id = a.id
        """);

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

    /// <summary>A page of the public fronts, in the order of slugs.</summary>
    public Task<PageRows<FrontSummary>> List(PageRequest page, string language, string siteDefault, CancellationToken ct) =>
        db.ReadSnapshotAsync(
            async read =>
            {
                var rows = await read.ListAsync<PublishedFront>(
                    ListSql.For(page), new { Edge = page.Cursor?.Key ?? Slugs.End(page.Backward), page.Take }, ct);
                return new PageRows<FrontSummary>(
                    await Summaries(read, rows, language, siteDefault, ct),
                    page.Count ? await read.FindAsync<long>(CountSql, null, ct) : null);
            },
            ct);

    /// <summary>The summaries of fronts for lists, with the present slugs of their sections.</summary>
    public static async ValueTask<IReadOnlyList<FrontSummary>> Summaries(
        ReadSession read, IReadOnlyList<PublishedFront> fronts, string language, string siteDefault, CancellationToken ct)
    {
        var named = fronts.Select(front => front.Content.Section).OfType<string>().Distinct().ToList();
        var sections = named.Count == 0 ? [] : await read.ListAsync<SectionRow>(SectionsSql, new { Slugs = ApiJson.Write(named) }, ct);
        var now = sections.ToDictionary(row => row.Asked, row => row.Slug, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. fronts.Select(front => front.ToSummary(language, siteDefault) with
            {
                Section = front.Content.Section is { } section ? now.GetValueOrDefault(section) : null,
            }),
        ];
    }

    public static ValueTask<PublishedFront?> Find(ReadSession read, string slug, CancellationToken ct) =>
        read.FindAsync<PublishedFront>(FindSql, new { Slug = slug }, ct);

    /// <summary>The public fronts among these ids.</summary>
    public static async ValueTask<IReadOnlyList<PublishedFront>> OfIds(ReadSession read, string ids, CancellationToken ct) =>
        await read.ListAsync<PublishedFront>(ByIdsSql, new { Ids = ids }, ct);

    /// <summary>The public fronts among these slugs, a JSON list.</summary>
    public static async ValueTask<IReadOnlyList<PublishedFront>> OfSlugs(ReadSession read, string slugs, CancellationToken ct) =>
        await read.ListAsync<PublishedFront>(BySlugsSql, new { Slugs = slugs }, ct);

    /// <summary>The public fronts with ids above an id, by id. Fronts that changed after a number of the change log are left out.</summary>
    public static async ValueTask<IReadOnlyList<PublishedFront>> After(
        ReadSession read, long after, long seq, int take, CancellationToken ct) =>
        await read.ListAsync<PublishedFront>(AfterSql, new { After = after, Fixed = seq, Take = take }, ct);

    private sealed record SectionRow
    {
        /// <summary>The slug that the front refers to; it may be a former slug of the section.</summary>
        public string Asked { get; init; } = "";

        public string Slug { get; init; } = "";
    }
}
