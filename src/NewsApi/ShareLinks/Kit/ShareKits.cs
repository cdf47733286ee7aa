using NewsApi.Data.Statements;
using NewsApi.Json;
using NewsApi.Site;

namespace NewsApi.ShareLinks.Kit;

/// <summary>What a share kit needs to know of an article.</summary>
internal interface IShareable : IAddressable
{
    string Title { get; }

    string? Summary { get; }

    string? Licence { get; }
}

/// <summary>Makes the share kits of one answer's articles.</summary>
internal sealed class ShareKits
{
    private static readonly Sql LinksSql = new(dialect => $"""
        SELECT id, article_id, code
        FROM share_links
        WHERE article_id IN {dialect.Numbers("@Ids")} AND automatic = @Automatic
        ORDER BY article_id, id
        """);

    private readonly SiteSettings _site;
    private readonly SiteAddresses _addresses;
    private readonly IReadOnlyDictionary<long, AutomaticLink> _links;

    private ShareKits(SiteSettings site, SiteAddresses addresses, IReadOnlyDictionary<long, AutomaticLink> links) =>
        (_site, _addresses, _links) = (site, addresses, links);

    public static async ValueTask<ShareKits> Open(
        ReadSession read, IEnumerable<long> articles, SiteAddresses addresses, CancellationToken ct)
    {
        var site = await SiteRepository.Get(read, ct);
        var links = await read.ListAsync<AutomaticLink>(LinksSql, new { Ids = ApiJson.Write(articles), Automatic = true }, ct);
        return new ShareKits(site, addresses, links.DistinctBy(link => link.ArticleId).ToDictionary(link => link.ArticleId));
    }

    /// <summary>The kit with its wording in this language and the id of its link; every public article has one.</summary>
    public (ShareKitResponse? Kit, long LinkId) Of(IShareable article, string language)
    {
        if (!_links.TryGetValue(article.Id, out var link))
            return (null, 0);
        var story = new ShareKitStory(
            article.Id, article.Title, article.Summary, _addresses.Of(article), _addresses.OfShareLink(link.Code), article.Licence);
        return (ShareKit.Build(story, Describe(article.Language), language), link.Id);
    }

    // The profile is an address; its path is the handle.
    internal static string? HandleOf(string? profile) =>
        profile is null ? null : ShareChannels.XHandle(new Uri(profile).AbsolutePath.Trim('/'));

    private ShareKitSite Describe(string language)
    {
        (string Network, string? Url)[] profiles =
        [
            ("x", _site.Social.X), ("youtube", _site.Social.YouTube), ("instagram", _site.Social.Instagram),
            ("facebook", _site.Social.Facebook), ("telegram", _site.Social.Telegram),
        ];
        return new ShareKitSite(
            _site.Name, HandleOf(_site.Social.X), _site.FacebookAppId,
            _site.Licence.PickText(language, _site.DefaultLanguage), _site.LicenceUrl,
            [.. profiles.Where(profile => profile.Url is not null).Select(profile => (profile.Network, profile.Url!))]);
    }

    /// <summary>The link that every published article has.</summary>
    private sealed record AutomaticLink
    {
        public long Id { get; init; }

        public long ArticleId { get; init; }

        public string Code { get; init; } = "";
    }
}
