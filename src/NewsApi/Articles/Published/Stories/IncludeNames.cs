using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Tags;

namespace NewsApi.Articles.Published.Stories;

/// <summary>What the tags, authors and sections of articles are called. The same few stand on most articles, so they are kept in memory.</summary>
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

    /// <summary>Each article says itself which part an author had in it.</summary>
    public NameCache<AuthorReference> Authors { get; } = new(
        freshness, AuthorsSql, Dependency.Author, (row, name) => new AuthorReference(row.Id, row.Slug, name, AuthorRole.Author));

    public NameCache<SectionReference> Sections { get; } = new(
        freshness, SectionsSql, Dependency.Section, (row, name) => new SectionReference(row.Id, row.Slug, name));
}
