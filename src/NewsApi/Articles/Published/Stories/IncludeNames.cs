using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Media.Pictures;
using NewsApi.Tags;
using NewsApi.Usage;

namespace NewsApi.Articles.Published.Stories;

/// <summary>Caches of tags, authors, sections and uploaded files. The same few of them appear on many articles.</summary>
internal sealed class IncludeNames(Freshness freshness, PublicMediaCache media)
{
    private static readonly Sql TagsSql = new(
        dialect => $"SELECT x.id, x.slug, x.kind, x.names FROM tags AS x WHERE x.id IN {dialect.Numbers("@Ids")} ORDER BY x.id");

    private static readonly Sql AuthorsSql = new(
        dialect => $"SELECT x.id, x.slug, x.names FROM authors AS x WHERE x.id IN {dialect.Numbers("@Ids")} ORDER BY x.id");

    // This number is below the recursion limit of SQL Server. No site has so many levels.
    private const int DeepestSection = 90;

    // Selects each section and all sections above it.
    private static readonly Sql SectionsSql = new(dialect => $"""
        WITH above (origin, id, depth) AS (
            SELECT x.id, x.id, 0
            FROM sections AS x
            WHERE x.id IN {dialect.Numbers("@Ids")}
            UNION ALL
            SELECT above.origin, x.parent_id, above.depth + 1
            FROM above
            JOIN sections AS x ON x.id = above.id
            WHERE x.parent_id IS NOT NULL AND above.depth < {DeepestSection})
        SELECT above.origin, x.id, x.slug, x.names, x.usage
        FROM above
        JOIN sections AS x ON x.id = above.id
        ORDER BY above.origin, above.depth
        """);

    public NameCache<TagReference> Tags { get; } = new(
        freshness, TagsSql, Dependency.Tag,
        (names, _) => new TagReference(names[0].Row.Id, names[0].Row.Slug, Enum.Parse<TagKind>(names[0].Row.Kind), names[0].Name));

    public PublicMediaCache Media => media;

    /// <summary>Authors, with the role <see cref="AuthorRole.Author"/>. An article shows a copy with its author's role.</summary>
    public NameCache<AuthorReference> Authors { get; } = new(
        freshness, AuthorsSql, Dependency.Author,
        (names, language) => new AuthorReference(
            names[0].Row.Id, names[0].Row.Slug, names[0].Name, AuthorRole.Author, AuthorRoleLabels.Of(AuthorRole.Author, language)));

    public NameCache<SectionReference> Sections { get; } = new(
        freshness, SectionsSql, Dependency.Section,
        (names, _) => new SectionReference(
            names[0].Row.Id, names[0].Row.Slug, names[0].Name,
            [.. names.Skip(1).Reverse().Select(above => new SectionAncestor(above.Row.Id, above.Row.Slug, above.Name))])
        {
            Usage = names.Select(one => UsagePolicy.Read(one.Row.Usage)).Aggregate((near, wide) => near.Over(wide)),
        });
}

/// <summary>The roles of authors as readers see them beside a name.</summary>
internal static class AuthorRoleLabels
{
    private const string English = "en";

    private static readonly Dictionary<string, Dictionary<AuthorRole, string>> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        [English] = Labels("Author", "Editor", "Translator", "Photographer", "Contributor"),
        ["ru"] = Labels("Автор", "Редактор", "Переводчик", "Фотограф", "При участии"),
        ["az"] = Labels("Müəllif", "Redaktor", "Tərcüməçi", "Fotoqraf", "İştirakçı"),
        ["hy"] = Labels("Հեղինակ", "Խմբագիր", "Թարգմանիչ", "Լուսանկարիչ", "Մասնակից"),
    };

    /// <summary>The label in the given language, else in its base language, else in English.</summary>
    public static string Of(AuthorRole role, string language) => (Texts.GetValueOrDefault(language)
        ?? Texts.GetValueOrDefault(language.Split('-')[0]) ?? Texts[English])[role];

    private static Dictionary<AuthorRole, string> Labels(
        string author, string editor, string translator, string photographer, string contributor) => new()
        {
            [AuthorRole.Author] = author,
            [AuthorRole.Editor] = editor,
            [AuthorRole.Translator] = translator,
            [AuthorRole.Photographer] = photographer,
            [AuthorRole.Contributor] = contributor,
        };
}
