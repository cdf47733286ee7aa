namespace NewsApi.Changes;

/// <summary>One thing that an answer depends on; a change to it makes the answer old. Its name is what caches in front see.</summary>
/// <param name="Key">The kind in the highest byte, the thing below it.</param>
/// <param name="Name">The surrogate key, such as <c>tag:3</c>.</param>
internal readonly record struct Dependency(ulong Key, string Name)
{
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
    }

    /// <summary>The site's settings.</summary>
    public static Dependency Site { get; } = new(Of(DependencyKind.Site, 0), "site");

    /// <summary>Which tags there are and what they are called: for answers that list tags or find articles by them.</summary>
    public static Dependency Tags { get; } = new(Of(DependencyKind.Tags, 0), "tags");

    /// <summary>Which sections there are and how they stand in one another.</summary>
    public static Dependency Sections { get; } = new(Of(DependencyKind.Sections, 0), "sections");

    /// <summary>Which authors there are.</summary>
    public static Dependency Authors { get; } = new(Of(DependencyKind.Authors, 0), "authors");

    /// <summary>Which articles are public, in whatever language.</summary>
    public static Dependency Lists { get; } = new(Of(DependencyKind.Lists, 0), "lists");

    /// <summary>What editors pin to trending or keep out of rankings.</summary>
    public static Dependency Rankings { get; } = new(Of(DependencyKind.Rankings, 0), "rankings");

    /// <summary>What is public of one article.</summary>
    public static Dependency Article(long id) => new(Of(DependencyKind.Article, id), $"article:{id}");

    /// <summary>Which translations of one story are public: the number is that of the translation group.</summary>
    public static Dependency Story(long group) => new(Of(DependencyKind.Story, group), $"story:{group}");

    public static Dependency Tag(long id) => new(Of(DependencyKind.Tag, id), $"tag:{id}");

    public static Dependency Section(long id) => new(Of(DependencyKind.Section, id), $"section:{id}");

    public static Dependency Author(long id) => new(Of(DependencyKind.Author, id), $"author:{id}");

    public static Dependency ShareLink(long id) => new(Of(DependencyKind.ShareLink, id), $"share-link:{id}");

    /// <summary>Which articles are public in one language.</summary>
    public static Dependency List(string language) => new(Of(DependencyKind.List, Hash(language)), $"list:{language.ToLowerInvariant()}");

    private static ulong Of(DependencyKind kind, long id) => ((ulong)kind << KindAt) | ((ulong)id & ((1UL << KindAt) - 1));

    // FNV-1a. Two languages with the same hash would only make one another's lists old too often.
    private static long Hash(string language)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in language)
            hash = (hash ^ char.ToLowerInvariant(letter)) * 1099511628211UL;
        return (long)hash;
    }
}
