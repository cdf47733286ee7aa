using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Json;
using NewsApi.Text.Names;

namespace NewsApi.Tags;

/// <summary>
/// Reads tags for editors. Optional filters: the kind, the beginning of a word in a name, synonym or slug, and whether no article uses it.
/// </summary>
internal sealed class TagLists(Db db, TagNames names)
{
    private static readonly string Columns = TagRepository.Statements.Columns;

    private const string Wanted = """
        (@Kind IS NULL OR kind = @Kind)
          AND (@Unused = 0 OR (id NOT IN (SELECT t.tag_id FROM article_tags AS t WHERE t.tag_id = tags.id)
            AND id NOT IN (SELECT c.tag_id FROM published_tag_counts AS c WHERE c.tag_id = tags.id)))
        """;

    private static readonly KeysetSql AllSql = new("slug", page => $"""
        SELECT {Columns}
        FROM tags
        WHERE {page.AfterEdge} AND {Wanted}
        {page.OrderAndLimit}
        """);

    private static readonly Sql AllCountSql = new($"SELECT COUNT(*) FROM tags WHERE {Wanted}");

    private static readonly KeysetSql AmongSql = new("slug", page => $"""
        SELECT {Columns}
        FROM tags
        WHERE id IN {page.Dialect.Numbers("@Ids")} AND {page.AfterEdge} AND {Wanted}
        {page.OrderAndLimit}
        """);

    private static readonly Sql AmongCountSql =
        new(dialect => $"SELECT COUNT(*) FROM tags WHERE id IN {dialect.Numbers("@Ids")} AND {Wanted}");

    /// <summary>Lists tags in the order of their slugs.</summary>
    public async Task<Page<EditorialTag>> List(EditorialTagListQuery list, CancellationToken ct)
    {
        var page = list.Page;
        var among = list.Beginning is null ? null : ApiJson.Write(await names.Find(list.Beginning, ct));
        var (sql, count) = among is null ? (AllSql, AllCountSql) : (AmongSql, AmongCountSql);
        var found = await PageRows<Tag>.Read(
            db, page, sql.For(page), count,
            new { Ids = among, Edge = page.Cursor?.Key ?? Slugs.End(page.Backward), list.Kind, list.Unused, page.Take }, ct);
        var usage = list.WithUsage ? await TagUsage.Count(db, found.Rows.Select(tag => tag.Id), ct) : null;
        return Paged.Make(
            found.Rows, page, tag => (tag.Slug, tag.Id), tag => EditorialTag.From(tag) with { Usage = usage?.GetValueOrDefault(tag.Id) },
            found.Total);
    }
}

/// <summary>Query of the editors' list of tags.</summary>
internal sealed record EditorialTagListQuery(PageRequest Page, string? Kind, string? Beginning, bool Unused, bool WithUsage)
    : IQuery<EditorialTagListQuery>
{
    private static readonly QueryParameter BeginningParameter = new(
        "q", QueryType.Text,
        "For autocompletion: only tags with a name, synonym or slug that contains this text from the beginning of a word on.");

    private static readonly QueryParameter UnusedParameter = new(
        "unused", QueryType.Flag, "Only tags that neither a public article nor any article's newest revision carries.");

    public static EditorialTagListQuery Read(QueryReader reader) => new(
        PageRequest.ReadCounted(reader, numericKey: false), TagListQuery.ReadKind(reader), reader.Text(BeginningParameter),
        reader.Flag(UnusedParameter),
        TagIncludesQuery.WantsUsage(reader));

    public static IReadOnlyList<QueryParameter> Parameters =>
        [TagListQuery.KindParameter, BeginningParameter, UnusedParameter, TagIncludesQuery.Parameter, .. PageRequest.CountedParameters];
}

/// <summary>Query: the optional parts of each tag.</summary>
internal sealed record TagIncludesQuery(bool Usage) : IQuery<TagIncludesQuery>
{
    public static readonly QueryParameter Parameter =
        new("include", QueryType.Choices, "usage: how many articles carry each tag.") { Choices = ["usage"], ChoicesName = "TagInclude" };

    public static bool WantsUsage(QueryReader reader) => reader.Choices(Parameter) is { Count: > 0 };

    public static TagIncludesQuery Read(QueryReader reader) => new(WantsUsage(reader));

    public static IReadOnlyList<QueryParameter> Parameters => [Parameter];
}
