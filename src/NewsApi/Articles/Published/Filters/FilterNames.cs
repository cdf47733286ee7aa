using NewsApi.Caching;
using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Terms;

namespace NewsApi.Articles.Published.Filters;

/// <summary>
/// A cache of the tags, sections and authors that the slugs of filters name. An entry is valid for one minute, or until a tag, section or
/// author changes. The number of a tag's articles may be one minute old, because only the plan of a list depends on it.
/// </summary>
internal sealed class FilterNames(Freshness freshness, TimeProvider time)
{
    private const int Most = 5_000;

    // Longer filters are not kept. They are rare, and a client could fill the memory with them.
    private const int LongestKey = 500;

    // This number is below the recursion limit of SQL Server. No site has so many levels.
    private const int DeepestSection = 90;

    private static readonly Sql SlugsSql = new(dialect => $"""
        SELECT 1 AS kind, x.id, x.slug, COALESCE(c.articles, 0) AS articles
        FROM ({FormerSlugs.Among(ChangeKinds.Tag, dialect.Names("@Tags"))}) AS x
        LEFT JOIN published_tag_counts AS c ON c.tag_id = x.id
        UNION ALL
        SELECT 0 AS kind, x.id, x.slug, 0 AS articles
        FROM ({FormerSlugs.Among(ChangeKinds.Section, dialect.Names("@Sections"))}) AS x
        UNION ALL
        SELECT 2 AS kind, x.id, x.slug, 0 AS articles
        FROM ({FormerSlugs.Among(ChangeKinds.Author, dialect.Names("@Authors"))}) AS x
        """);

    private static readonly Sql BelowSql = new(dialect => $"""
        WITH below (origin, id, depth) AS (
            SELECT x.id, x.id, 0
            FROM sections AS x
            WHERE x.id IN {dialect.Numbers("@Ids")}
            UNION ALL
            SELECT below.origin, x.id, below.depth + 1
            FROM below
            JOIN sections AS x ON x.parent_id = below.id
            WHERE below.depth < {DeepestSection})
        SELECT below.origin, below.id FROM below
        """);

    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private static readonly ulong[] DependsOn = [Dependency.Tags.Key, Dependency.Sections.Key, Dependency.Authors.Key];

    private readonly ValidatedCache<string, Kept> _kept = new(freshness, Most);

    public static ILookup<(NameFilter.FilterSubject, string), ResolvedName> Nothing { get; } =
        Array.Empty<ResolvedName>().ToLookup(row => (default(NameFilter.FilterSubject), ""));

    /// <summary>Finds the tags, sections and authors of all slugs in the filter, by subject and slug in lower case.</summary>
    public async ValueTask<ILookup<(NameFilter.FilterSubject, string), ResolvedName>> Find(
        ReadSession read, ArticleFilter filter, CancellationToken ct)
    {
        var (tags, sections, authors) = (
            Slugs(filter, NameFilter.FilterSubject.Tag), Slugs(filter, NameFilter.FilterSubject.Section),
            Slugs(filter, NameFilter.FilterSubject.Author));
        var key = $"{filter.WithSectionsBelow} {tags} {sections} {authors}";
        if (_kept.Find(key) is { } kept && time.GetElapsedTime(kept.Since) < Age)
            return kept.Names;
        var since = time.GetTimestamp();
        var rows = await read.ListAsync<ResolvedName>(SlugsSql, new { Tags = tags, Sections = sections, Authors = authors }, ct);
        if (filter.WithSectionsBelow)
            rows = await WithSectionsBelow(read, rows, ct);
        var found = rows.ToLookup(row => ((NameFilter.FilterSubject)row.Kind, row.Slug.ToLowerInvariant()));
        if (key.Length <= LongestKey)
            _kept.Keep(key, new Kept(found, since), DependsOn, read.Seq);
        return found;
    }

    private static string Slugs(ArticleFilter filter, NameFilter.FilterSubject subject) =>
        ApiJson.Write(filter.Names.Where(names => names.By == subject).SelectMany(names => names.Slugs));

    // Each subsection gets the slug of the section that the filter names.
    private static async ValueTask<IReadOnlyList<ResolvedName>> WithSectionsBelow(
        ReadSession read, IReadOnlyList<ResolvedName> rows, CancellationToken ct)
    {
        var sections = rows.Where(row => row.Kind == (int)NameFilter.FilterSubject.Section).ToLookup(row => row.Id);
        if (sections.Count == 0)
            return rows;
        var below = await read.ListAsync<SubsectionRow>(BelowSql, new { Ids = ApiJson.Write(sections.Select(same => same.Key)) }, ct);
        return
        [
            .. rows.Where(row => row.Kind != (int)NameFilter.FilterSubject.Section),
            .. below.SelectMany(row => sections[row.Origin].Select(section => section with { Id = row.Id })),
        ];
    }

    private sealed record Kept(ILookup<(NameFilter.FilterSubject, string), ResolvedName> Names, long Since);

    private sealed record SubsectionRow
    {
        public long Origin { get; init; }

        public long Id { get; init; }
    }
}

/// <summary>A tag, section or author that a slug of a filter names.</summary>
internal sealed record ResolvedName
{
    /// <summary>What the slug names: the number of a <see cref="NameFilter.FilterSubject"/>.</summary>
    public int Kind { get; init; }

    public long Id { get; init; }

    public string Slug { get; init; } = "";

    public long Articles { get; init; }
}
