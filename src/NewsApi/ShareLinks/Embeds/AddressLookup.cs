using System.Globalization;
using System.Text.RegularExpressions;
using NewsApi.Articles.Published.Stories;
using NewsApi.Data;
using NewsApi.Data.Statements;
using NewsApi.Http;
using NewsApi.Http.Bodies;
using NewsApi.Json;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Text.Names;

namespace NewsApi.ShareLinks.Embeds;

/// <summary>What stands behind an address that somebody shares.</summary>
/// <param name="ArticleId">The article, which need not be public any more.</param>
/// <param name="ForNow">Whether it may lead elsewhere without that article's changing: a short link does in time, a slug that could be of several languages when one is added.</param>
internal readonly record struct FoundAddress(long ArticleId, bool ForNow = false);

/// <summary>
/// Finds the article at an address: a page of the site, of an article with an address of its own or an answer of this API; also by
/// slugs of the past. Reads nothing but the <c>published_*</c> tables of articles.
/// </summary>
internal sealed partial class AddressLookup(Db db, PublicUrl api, SiteRepository sites)
{
    private const string ShortLinks = "/s/";

    private static readonly Sql CanonicalSql = new(dialect => $"""
        SELECT p.id, p.canonical_url AS address
        FROM published_articles AS p
        WHERE p.canonical_start IN {dialect.Names("@Starts")}
        ORDER BY p.id
        {dialect.Limit("@Take")}
        """);

    private static readonly Sql SlugSql = new("SELECT p.id FROM published_articles AS p WHERE p.language = @Language AND p.slug = @Slug");

    private static readonly Sql FormerSql = new("SELECT s.article_id AS id FROM published_slugs AS s WHERE s.language = @Language AND s.slug = @Slug");

    // Of one site's articles hardly two share so long a beginning.
    private const int MostAlike = 20;

    /// <summary>What stands behind <c>/s/</c> where the address is a short link of this API; null where it is none.</summary>
    public string? FindCode(string url) =>
        Rules.IsWebAddress(url) && Below(api.Root, new Uri(AbsoluteUrl.Ascii(url))) is { } path && path.StartsWith(ShortLinks, StringComparison.OrdinalIgnoreCase)
            ? path[ShortLinks.Length..]
            : null;

    /// <returns>Null for an address that is nothing here, and for short links.</returns>
    public async Task<FoundAddress?> Find(string url, CancellationToken ct)
    {
        // Not every host that Uri takes has a form in ASCII, and asking for it throws.
        if (!Rules.IsWebAddress(url))
            return null;
        var ascii = AbsoluteUrl.Ascii(url);
        var address = new Uri(ascii);
        var site = await sites.Get(ct);
        if (Below(api.Root, address) is { } path && await FindInApi(path, ct) is { } found)
            return found;
        if (site.BaseUrl is { } root && Below(root, address) is { } page && await FindPage(page, site, ct) is { } there)
            return there;
        return await FindCanonical(url, ascii, address, ct) is { } canonical ? new FoundAddress(canonical) : null;
    }

    /// <summary>The path behind a root, escapes resolved; null for what is elsewhere. The scheme does not count: links lose it.</summary>
    private static string? Below(string root, Uri address)
    {
        var start = new Uri(AbsoluteUrl.Ascii(root));
        var prefix = start.AbsolutePath.TrimEnd('/');
        return address.Host.Equals(start.Host, StringComparison.OrdinalIgnoreCase)
            && (address.Port == start.Port || (address.IsDefaultPort && start.IsDefaultPort))
            && address.AbsolutePath.StartsWith(prefix + "/", StringComparison.OrdinalIgnoreCase)
                ? Uri.UnescapeDataString(address.AbsolutePath[prefix.Length..])
                : null;
    }

    private async Task<FoundAddress?> FindInApi(string path, CancellationToken ct)
    {
        var match = ApiPath().Match(path);
        var found = !match.Success ? null
            : match.Groups["id"] is { Success: true } id ? ReadId(id.Value)
            : await FindSlug(match.Groups["language"].Value, match.Groups["slug"].Value, ct);
        return found is { } article ? new FoundAddress(article) : null;
    }

    // The id says more than the rest of the address: slugs change.
    private async Task<FoundAddress?> FindPage(string path, SiteSettings site, CancellationToken ct)
    {
        var pattern = Regex.Escape(site.ArticlePath.TrimEnd('/'))
            .Replace("\\{language}", "(?<language>[A-Za-z0-9-]+)", StringComparison.Ordinal)
            .Replace("\\{slug}", "(?<slug>[A-Za-z0-9-]+)", StringComparison.Ordinal)
            .Replace("\\{id}", "(?<id>[0-9]+)", StringComparison.Ordinal);
        var match = Regex.Match(path, $"^{pattern}/?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        if (!match.Success)
            return null;
        if (match.Groups["id"] is { Success: true } id)
            return ReadId(id.Value) is { } article ? new FoundAddress(article) : null;
        IEnumerable<string> languages = match.Groups["language"] is var named && named.Success ? [named.Value] : site.Languages.OrderBy(one => one != site.DefaultLanguage);
        foreach (var language in languages)
            if (await FindSlug(language, match.Groups["slug"].Value, ct) is { } found)
                return new FoundAddress(found, ForNow: !named.Success);
        return null;
    }

    private async Task<long?> FindSlug(string language, string slug, CancellationToken ct)
    {
        if (language.Length > Languages.MaxTagLength || slug.Length > Slugs.MaxLength)
            return null;
        var named = new { Language = language, Slug = slug };
        var found = await db.FindPublicAsync<AddressRow>(SlugSql, named, ct) ?? await db.FindPublicAsync<AddressRow>(FormerSql, named, ct);
        return found?.Id;
    }

    // Cards and redirects give addresses in ASCII, editors write them as they are read.
    private async Task<long?> FindCanonical(string url, string ascii, Uri address, CancellationToken ct)
    {
        string[] forms = [url, ascii, Uri.UnescapeDataString(ascii), .. Readable(address)];
        var alike = await db.ListPublicAsync<AddressRow>(
            CanonicalSql, new { Starts = ApiJson.Write(forms.Select(CanonicalPrefix.Of).Distinct()), Take = MostAlike }, ct);
        return alike.FirstOrDefault(one => forms.Contains(one.Address))?.Id;
    }

    private static IEnumerable<string> Readable(Uri address)
    {
        try
        {
            return [new UriBuilder(address) { Host = new IdnMapping().GetUnicode(address.IdnHost) }.Uri.ToString()];
        }
        catch (ArgumentException)
        {
            // A host that only looks like punycode has no other form.
            return [];
        }
    }

    private static long? ReadId(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex("^/v1/articles/(?:(?<id>[0-9]{1,18})(?:/card)?|by-slug/(?<language>[A-Za-z0-9-]+)/(?<slug>[A-Za-z0-9-]+))/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApiPath();

    private sealed record AddressRow
    {
        public long Id { get; init; }

        public string? Address { get; init; }
    }
}
