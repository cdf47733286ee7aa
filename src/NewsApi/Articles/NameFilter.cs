using NewsApi.Changes;
using NewsApi.Data;
using NewsApi.Http;

namespace NewsApi.Articles;

/// <summary>One group of <c>tag=a,b</c> or <c>excludeTag=a</c>.</summary>
/// <param name="By">What the names name.</param>
/// <param name="Exclude">Whether articles with them are left out instead.</param>
/// <param name="Slugs">Slugs, or language tags.</param>
internal sealed record NameFilter(NameFilter.Subject By, bool Exclude, IReadOnlyList<string> Slugs)
{
    private const int MostNames = 50;

    internal enum Subject
    {
        Section,
        Tag,
        Author,
        Language,
    }

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        .. Enum.GetValues<Subject>().SelectMany(subject => (IEnumerable<QueryParameter>)[Declare(subject, false), Declare(subject, true)]),
    ];

    public static IReadOnlyList<NameFilter> Read(QueryReader reader) =>
    [
        .. from subject in Enum.GetValues<Subject>()
           from exclude in (bool[])[false, true]
           from names in reader.Names(Declare(subject, exclude))
           select new NameFilter(subject, exclude, names),
    ];

    public void AddTo(SqlFilter sql, NameTables tables)
    {
        if (By == Subject.Language)
            sql.AndNumbered((dialect, names) => $"{tables.Article}.language {In} {dialect.Names(names)}", Json.Write(Slugs));
        else
            sql.AndNumbered((dialect, names) => Condition(dialect, names, tables), Json.Write(Slugs));
    }

    /// <summary>What says which of these names there are.</summary>
    public Dependency? DependsOn => By switch
    {
        Subject.Tag => Dependency.Tags,
        Subject.Section => Dependency.Sections,
        Subject.Author => Dependency.Authors,
        _ => null,
    };

    private string In => Exclude ? "NOT IN" : "IN";

    // Slugs become ids inside the statement: an unknown slug is then simply nothing, as it should be.
    private string Condition(SqlDialect dialect, string names, NameTables tables) => By switch
    {
        Subject.Section when Exclude =>
            $"({tables.Section} IS NULL OR {tables.Section} NOT IN (SELECT x.id FROM sections AS x WHERE x.slug IN {dialect.Names(names)}))",
        Subject.Section => $"{tables.Section} IN (SELECT x.id FROM sections AS x WHERE x.slug IN {dialect.Names(names)})",
        Subject.Tag => $"""
            {tables.Article}.id {In} (
                SELECT t.article_id FROM {tables.Tags} AS t JOIN tags AS x ON x.id = t.tag_id
                WHERE x.slug IN {dialect.Names(names)})
            """,
        _ => $"""
            {tables.Article}.id {In} (
                SELECT w.article_id FROM {tables.Authors} AS w JOIN authors AS x ON x.id = w.author_id
                WHERE x.slug IN {dialect.Names(names)})
            """,
    };

    private static QueryParameter Declare(Subject subject, bool exclude)
    {
        var word = subject.ToString();
        var what = subject == Subject.Language ? "BCP 47 tags" : "slugs";
        return exclude
            ? new($"exclude{word}", QueryType.Names, $"Leaves out articles with any of these {what}.") { Maximum = MostNames }
            : new(word.ToLowerInvariant(), QueryType.Names, $"Only articles with one of these {what}; repeated, with one of each list.") { Maximum = MostNames };
    }
}

/// <summary>Where a list's articles keep what they are filtered by.</summary>
/// <param name="Article">Alias of the article's table.</param>
/// <param name="Section">Column of its section.</param>
/// <param name="Tags">Table of its tags.</param>
/// <param name="Authors">Table of its authors.</param>
internal sealed record NameTables(string Article, string Section, string Tags, string Authors)
{
    public static readonly NameTables Published = new("p", "p.section_id", "published_tags", "published_authors");

    public static readonly NameTables Newest = new("a", "r.section_id", "article_tags", "article_authors");
}
