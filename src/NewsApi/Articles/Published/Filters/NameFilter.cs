using NewsApi.Changes;
using NewsApi.Data.Statements;
using NewsApi.Http.Pages;
using NewsApi.Http.Queries;
using NewsApi.Json;
using NewsApi.Site;
using NewsApi.Terms;
using NewsApi.Text.Names;

namespace NewsApi.Articles.Published.Filters;

/// <summary>One group of names in the query, such as <c>tag=a,b</c> or <c>excludeTag=a</c>.</summary>
/// <param name="By">The kind of thing that the slugs name.</param>
/// <param name="Exclude">Whether articles with one of the slugs are left out.</param>
/// <param name="Slugs">Slugs, or language tags.</param>
internal sealed record NameFilter(NameFilter.FilterSubject By, bool Exclude, IReadOnlyList<string> Slugs)
{
    private const int MostNames = 50;

    internal enum FilterSubject
    {
        Section,
        Tag,
        Author,
        Language,
    }

    public static IReadOnlyList<QueryParameter> Parameters { get; } =
    [
        .. Enum.GetValues<FilterSubject>()
            .SelectMany(subject => (IEnumerable<QueryParameter>)[Declare(subject, false), Declare(subject, true)]),
    ];

    public static IReadOnlyList<NameFilter> Read(QueryReader reader) =>
    [
        .. from subject in Enum.GetValues<FilterSubject>()
           from exclude in (bool[])[false, true]
           from names in ReadNames(reader, subject, Declare(subject, exclude))
           select new NameFilter(subject, exclude, names),
    ];

    /// <summary>Reads a parameter with names; a malformed language tag is refused.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ReadNames(QueryReader reader, FilterSubject subject, QueryParameter parameter)
    {
        var groups = reader.Names(parameter);
        if (subject == FilterSubject.Language && groups.Sum(names => names.Count) <= parameter.Maximum
            && groups.SelectMany(names => names).FirstOrDefault(tag => !Languages.IsTag(tag)) is { } malformed)
            reader.Refuse(
                parameter, "invalid_language",
                $"'{malformed}' is not a BCP 47 language tag such as en or az-Latn. Separate several tags with commas.");
        return groups;
    }

    /// <summary>Notes on the names that do not exist.</summary>
    /// <param name="isKnown">Whether a tag, section or author has or had this slug.</param>
    /// <param name="site">The settings with the site's languages.</param>
    public IEnumerable<PageNote> Unknown(Func<FilterSubject, string, bool> isKnown, ArticleSiteSettings site)
    {
        var word = By.ToString().ToLowerInvariant();
        return
            from name in Slugs
            where By == FilterSubject.Language ? !site.Languages.Contains(name, StringComparer.OrdinalIgnoreCase) : !isKnown(By, name)
            select new PageNote(
                $"unknown_{word}", Exclude ? $"exclude{By}" : word, name,
                By == FilterSubject.Language
                    ? $"The site has no language '{name}'; it has {string.Join(", ", site.Languages)}."
                    : $"There is no {word} '{name}'.");
    }

    /// <summary>The dependency that becomes stale when a name of this kind is added, changed or deleted; null for languages.</summary>
    public Dependency? DependsOn => By switch
    {
        FilterSubject.Tag => Dependency.Tags,
        FilterSubject.Section => Dependency.Sections,
        FilterSubject.Author => Dependency.Authors,
        _ => null,
    };

    /// <summary>The same filter, with each language tag of the request replaced by the site's language that matches it.</summary>
    public NameFilter For(ArticleSiteSettings site) =>
        By == FilterSubject.Language ? this with { Slugs = [.. Slugs.Select(site.Find)] } : this;

    /// <summary>Adds the filter to an editors' list, which selects articles <c>a</c> and their newest revisions <c>r</c>.</summary>
    public void AddTo(SqlFilter sql) => sql.AndNumbered((dialect, names) => Condition(dialect.Names(names)), ApiJson.Write(Slugs));

    private string In => Exclude ? "NOT IN" : "IN";

    // The statement itself finds the ids, so an unknown slug matches nothing.
    private string Condition(string names) => By switch
    {
        FilterSubject.Language => $"a.language {In} {names}",
        FilterSubject.Section when Exclude =>
            $"(r.section_id IS NULL OR r.section_id NOT IN ({Ids(ChangeKinds.Section, names)}))",
        FilterSubject.Section => $"r.section_id IN ({Ids(ChangeKinds.Section, names)})",
        FilterSubject.Tag =>
            $"a.id {In} (SELECT t.article_id FROM article_tags AS t WHERE t.tag_id IN ({Ids(ChangeKinds.Tag, names)}))",
        _ => $"a.id {In} (SELECT w.article_id FROM article_authors AS w WHERE w.author_id IN ({Ids(ChangeKinds.Author, names)}))",
    };

    private static string Ids(string kind, string names) => $"SELECT x.id FROM ({FormerSlugs.Among(kind, names)}) AS x";

    private static QueryParameter Declare(FilterSubject subject, bool exclude)
    {
        var word = subject.ToString();
        var what = subject == FilterSubject.Language ? "BCP 47 tags" : "slugs";
        return exclude
            ? new($"exclude{word}", QueryType.Names, $"Leaves out articles with any of these {what}.") { Maximum = MostNames }
            : new(
                word.ToLowerInvariant(), QueryType.Names,
                $"Only articles with one of these {what}. If the parameter is repeated, an article must match each occurrence.")
            {
                Maximum = MostNames,
            };
    }
}
