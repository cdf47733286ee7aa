using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Tags;

namespace NewsApi.Articles.Published.Stories;

/// <summary>The names of tags, authors and sections, cached because the same few appear on most articles.</summary>
internal sealed class IncludeNames(Freshness freshness)
{
    private static readonly Sql TagsSql = new(
        dialect => $"SELECT x.id, x.slug, x.kind, x.names FROM tags AS x WHERE x.id IN {dialect.Numbers("@Ids")} ORDER BY x.id");

    private static readonly Sql AuthorsSql = new(
        dialect => $"SELECT x.id, x.slug, x.names FROM authors AS x WHERE x.id IN {dialect.Numbers("@Ids")} ORDER BY x.id");

    private static readonly Sql SectionsSql = new(
        dialect => $"SELECT x.id, x.slug, x.names FROM sections AS x WHERE x.id IN {dialect.Numbers("@Ids")} ORDER BY x.id");

    public NameCache<TagReference> Tags { get; } = new(
        freshness, TagsSql, Dependency.Tag, (row, name) => new TagReference(row.Id, row.Slug, Enum.Parse<TagKind>(row.Kind), name));

    /// <summary>The role comes from each article.</summary>
    public NameCache<AuthorReference> Authors { get; } = new(
        freshness, AuthorsSql, Dependency.Author, (row, name) => new AuthorReference(row.Id, row.Slug, name, AuthorRole.Author));

    public NameCache<SectionReference> Sections { get; } = new(
        freshness, SectionsSql, Dependency.Section, (row, name) => new SectionReference(row.Id, row.Slug, name));
}
