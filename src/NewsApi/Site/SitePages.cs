using NewsApi.Data.Statements;

namespace NewsApi.Site;

/// <summary>The site's settings that an article's answer needs, without the columns that hold JSON.</summary>
internal sealed record SitePages
{
    private static readonly Sql GetSql = new("SELECT base_url, article_path, default_language FROM site WHERE id = 1");

    public string? BaseUrl { get; init; }

    public string ArticlePath { get; init; } = "";

    public string DefaultLanguage { get; init; } = "";

    /// <summary>Reads them in the same snapshot as the articles.</summary>
    public static async ValueTask<SitePages> Get(ReadSession read, CancellationToken ct) =>
        (await read.FindAsync<SitePages>(GetSql, null, ct))!;
}
