using NewsApi.Data.Statements;

namespace NewsApi.Site;

/// <summary>As much of the site's settings as an article's answer needs: no JSON is read for it.</summary>
internal sealed record SitePages
{
    private static readonly Sql GetSql = new("SELECT base_url, article_path, default_language FROM site WHERE id = 1");

    public string? BaseUrl { get; init; }

    public string ArticlePath { get; init; } = "";

    public string DefaultLanguage { get; init; } = "";

    /// <summary>In the session, and so the moment, in which the articles are read.</summary>
    public static async ValueTask<SitePages> Get(ReadSession read, CancellationToken ct) =>
        (await read.FindAsync<SitePages>(GetSql, null, ct))!;
}
