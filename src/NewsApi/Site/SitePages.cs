using NewsApi.Data.Statements;
using NewsApi.Text.Names;

namespace NewsApi.Site;

/// <summary>The site's settings that articles need when they are read or written.</summary>
internal sealed record SitePages
{
    private static readonly Sql GetSql = new("""
        SELECT base_url, article_path, default_language, languages, embed_hosts, licence
        FROM site
        WHERE id = 1
        """);

    public string? BaseUrl { get; init; }

    public string ArticlePath { get; init; } = "";

    public string DefaultLanguage { get; init; } = "";

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> EmbedHosts { get; init; } = [];

    /// <summary>The terms on which others may use the site's stories.</summary>
    public LocalisedText Licence { get; init; } = LocalisedText.From(null);

    /// <summary>
    /// The site's language for a requested tag, found as for Accept-Language: <c>ru</c> for <c>ru-RU</c>. A tag that fits none stays as it
    /// is: the site may have had that language before.
    /// </summary>
    public string Find(string language) => NewsApi.Text.Names.Languages.Find(language, Languages) ?? language;

    /// <summary>Reads them in the same snapshot as the articles.</summary>
    public static async ValueTask<SitePages> Get(ReadSession read, CancellationToken ct) =>
        (await read.FindAsync<SitePages>(GetSql, null, ct))!;
}
