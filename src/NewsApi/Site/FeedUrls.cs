namespace NewsApi.Site;

/// <summary>Formats of a feed.</summary>
internal enum FeedFormat
{
    /// <summary>RSS 2.0.</summary>
    Rss,

    /// <summary>Atom 1.0 (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.1.</summary>
    Json,
}

/// <summary>Addresses and media types of feeds.</summary>
internal static class FeedUrls
{
    public static readonly IReadOnlyList<FeedFormat> Formats = Enum.GetValues<FeedFormat>();

    public static string File(FeedFormat format) => format switch
    {
        FeedFormat.Rss => "rss.xml",
        FeedFormat.Atom => "atom.xml",
        _ => "feed.json",
    };

    public static string MediaType(FeedFormat format) => format switch
    {
        FeedFormat.Rss => "application/rss+xml",
        FeedFormat.Atom => "application/atom+xml",
        _ => "application/feed+json",
    };

    /// <returns>The format; null where no format has this file name.</returns>
    public static FeedFormat? FindFormat(string file) =>
        Formats.Where(format => File(format) == file).Select(format => (FeedFormat?)format).FirstOrDefault();

    /// <summary>The path of a feed.</summary>
    /// <param name="scope">The kind and the slug, such as <c>section/world</c>; null for the whole site.</param>
    /// <param name="format">The format.</param>
    public static string Path(string? scope, FeedFormat format) => $"{Folder(scope)}/{File(format)}";

    /// <summary>The path of a feed without the file name.</summary>
    public static string Folder(string? scope) => scope is null ? "/feeds" : $"/feeds/{scope}";
}
