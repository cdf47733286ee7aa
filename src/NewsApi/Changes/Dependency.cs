namespace NewsApi.Changes;

/// <summary>One thing that an answer depends on: its change makes the answer stale. HTTP caches get the name as surrogate key.</summary>
/// <param name="Key">The kind in the highest byte, the id in the others.</param>
/// <param name="Name">The surrogate key, such as <c>tag:3</c>.</param>
internal readonly record struct Dependency(ulong Key, string Name)
{
    /// <summary>How many ids are in one range.</summary>
    public const long RangeSize = 10_000;

    private const int KindAt = 56;

    private enum DependencyKind : byte
    {
        Site = 1,
        Article,
        Story,
        Tag,
        Tags,
        Section,
        Sections,
        Author,
        Authors,
        ShareLink,
        List,
        Lists,
        Rankings,
        ArticleRange,
        StoryRange,
        Media,
        Front,
        Fronts,
        Menu,
        Menus,
    }

    /// <summary>The site's settings.</summary>
    public static Dependency Site { get; } = new(Of(DependencyKind.Site, 0), "site");

    /// <summary>The list of tags and their names, for answers that list tags or filter articles by them.</summary>
    public static Dependency Tags { get; } = new(Of(DependencyKind.Tags, 0), "tags");

    /// <summary>The tree of sections.</summary>
    public static Dependency Sections { get; } = new(Of(DependencyKind.Sections, 0), "sections");

    /// <summary>The list of authors.</summary>
    public static Dependency Authors { get; } = new(Of(DependencyKind.Authors, 0), "authors");

    /// <summary>The list of menus.</summary>
    public static Dependency Menus { get; } = new(Of(DependencyKind.Menus, 0), "menus");

    /// <summary>The list of public articles in all languages.</summary>
    public static Dependency Lists { get; } = new(Of(DependencyKind.Lists, 0), "lists");

    /// <summary>The articles that editors pin to trending or exclude from rankings.</summary>
    public static Dependency Rankings { get; } = new(Of(DependencyKind.Rankings, 0), "rankings");

    /// <summary>The list of public fronts.</summary>
    public static Dependency Fronts { get; } = new(Of(DependencyKind.Fronts, 0), "fronts");

    /// <summary>The public content of one article.</summary>
    public static Dependency Article(long id) => new(Of(DependencyKind.Article, id), $"article:{id}");

    /// <summary>The public articles whose ids are in the same range as this one; for answers that show whole ranges.</summary>
    /// <param name="id">The id of any article in the range.</param>
    public static Dependency ArticleRange(long id) => new(Of(DependencyKind.ArticleRange, id / RangeSize), $"articles:{id / RangeSize}");

    /// <summary>The public translations of all stories in the same range.</summary>
    /// <param name="group">The id of any translation group in the range.</param>
    public static Dependency StoryRange(long group) =>
        new(Of(DependencyKind.StoryRange, group / RangeSize), $"stories:{group / RangeSize}");

    /// <summary>The public translations of one story.</summary>
    /// <param name="group">The id of the translation group.</param>
    public static Dependency Story(long group) => new(Of(DependencyKind.Story, group), $"story:{group}");

    public static Dependency Tag(long id) => new(Of(DependencyKind.Tag, id), $"tag:{id}");

    public static Dependency Section(long id) => new(Of(DependencyKind.Section, id), $"section:{id}");

    public static Dependency Author(long id) => new(Of(DependencyKind.Author, id), $"author:{id}");

    /// <summary>A navigation menu.</summary>
    public static Dependency Menu(long id) => new(Of(DependencyKind.Menu, id), $"menu:{id}");

    /// <summary>An uploaded file and its data.</summary>
    public static Dependency Media(long id) => new(Of(DependencyKind.Media, id), $"media:{id}");

    /// <summary>What editors arranged on a front.</summary>
    public static Dependency Front(long id) => new(Of(DependencyKind.Front, id), $"front:{id}");

    public static Dependency ShareLink(long id) => new(Of(DependencyKind.ShareLink, id), $"share-link:{id}");

    /// <summary>The list of public articles in one language.</summary>
    public static Dependency List(string language) => new(Of(DependencyKind.List, Hash(language)), $"list:{language.ToLowerInvariant()}");

    private static ulong Of(DependencyKind kind, long id) => ((ulong)kind << KindAt) | ((ulong)id & ((1UL << KindAt) - 1));

    // FNV-1a. A collision of two languages only makes the lists of both stale more often than necessary.
    private static long Hash(string language)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in language)
            hash = (hash ^ char.ToLowerInvariant(letter)) * 1099511628211UL;
        return (long)hash;
    }
}
