using System.Globalization;
using System.Text.RegularExpressions;
using NewsApi.Articles.Published.Lookup;
using NewsApi.Http;
using NewsApi.ShareLinks.Kit;
using NewsApi.Site;
using NewsApi.Text.Addresses;
using NewsApi.Text.Names;

namespace NewsApi.ShareLinks.Embeds;

/// <summary>The article at an address.</summary>
/// <param name="ArticleId">The article's id. The article may have been withdrawn.</param>
/// <param name="ForNow">
/// Whether the address may lead to another article later, although this article does not change. This is so for short links, and for a
/// slug in an address without a language, because an article in another language may get the same slug.
/// </param>
internal readonly record struct UrlMatch(long ArticleId, bool ForNow = false);

/// <summary>
/// Finds the article at an address: a page of the site, an article's canonical URL or an answer of this API. Former slugs are found too.
/// </summary>
internal sealed partial class UrlLookup(ArticleIds articles, PublicUrl api, SiteCache sites)
{
    private const string ShortLinks = "/s/";

    /// <summary>The part of the address after <c>/s/</c> if the address is a short link of this API; else null.</summary>
    public string? FindCode(string url) =>
        CanonicalUrlKey.TryParse(url, out var address) && Below(api.Root, address) is { } path
            && path.StartsWith(ShortLinks, StringComparison.OrdinalIgnoreCase)
            ? path[ShortLinks.Length..]
            : null;

    /// <returns>The article; null if the address is a short link or does not belong to an article.</returns>
    public async Task<UrlMatch?> Find(string url, CancellationToken ct)
    {
        if (!CanonicalUrlKey.TryParse(url, out var address))
            return null;
        var site = await sites.Settings(ct);
        if (Below(api.Root, address) is { } path && await FindInApi(path, ct) is { } found)
            return found;
        if (site.BaseUrl is { } root && Below(root, address) is { } page && await FindPage(page, site, ct) is { } there)
            return there;
        // Cards and redirects give addresses in ASCII; editors may write them with other letters.
        var ascii = AbsoluteUrl.Ascii(url);
        string[] spellings = [url, ascii, Uri.UnescapeDataString(ascii), .. Readable(new Uri(ascii))];
        return await articles.FindByCanonicalUrl(address, spellings, ct) is { } canonical ? new UrlMatch(canonical) : null;
    }

    private static string? Below(string root, CanonicalUrlKey address) =>
        CanonicalUrlKey.TryParse(root, out var start) ? address.PathBelow(start) : null;

    private async Task<UrlMatch?> FindInApi(string path, CancellationToken ct)
    {
        var match = ApiPath().Match(path);
        var found = !match.Success ? null
            : match.Groups["id"] is { Success: true } id ? ReadId(id.Value)
            : await FindSlug(match.Groups["language"].Value, match.Groups["slug"].Value, ct);
        return found is { } article ? new UrlMatch(article) : null;
    }

    // If the address has an id, the id decides, because slugs can change.
    private async Task<UrlMatch?> FindPage(string path, SiteSettings site, CancellationToken ct)
    {
        var pattern = Regex.Escape(site.ArticlePath.TrimEnd('/'))
            .Replace("\\{language}", "(?<language>[A-Za-z0-9-]+)", StringComparison.Ordinal)
            .Replace("\\{slug}", "(?<slug>[A-Za-z0-9-]+)", StringComparison.Ordinal)
            .Replace("\\{id}", "(?<id>[0-9]+)", StringComparison.Ordinal);
        var match =
            Regex.Match(path, $"^{pattern}/?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        if (!match.Success)
            return null;
        if (match.Groups["id"] is { Success: true } id)
            return ReadId(id.Value) is { } article ? new UrlMatch(article) : null;
        IEnumerable<string> languages = match.Groups["language"] is var named && named.Success
            ? [named.Value]
            : site.Languages.OrderBy(one => one != site.DefaultLanguage);
        foreach (var language in languages)
            if (await FindSlug(language, match.Groups["slug"].Value, ct) is { } found)
                return new UrlMatch(found, ForNow: !named.Success);
        return null;
    }

    private async Task<long?> FindSlug(string language, string slug, CancellationToken ct) =>
        language.Length > Languages.MaxTagLength || slug.Length > Slugs.MaxLength ? null : await articles.FindBySlug(language, slug, ct);

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

    private static long? ReadId(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex(
        "^/v1/articles/(?:(?<id>[0-9]{1,18})(?:/card)?|by-slug/(?<language>[A-Za-z0-9-]+)/(?<slug>[A-Za-z0-9-]+))/?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApiPath();
}
